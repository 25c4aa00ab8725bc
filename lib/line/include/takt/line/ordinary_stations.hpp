// Which stations are ordinary, and at which of them it does not matter what else happens at the same instant.
#pragma once

#include <algorithm>
#include <vector>

#include "takt/line/machine_laws.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/station.hpp"

namespace takt {

/// What parts carry may change as they leave it.
inline bool leaves_by_doors(const StationPlan& station) {
    return !station.door_out.empty() || !station.door_rework.empty();
}

/// Where its parts go may be drawn or taken in turns, but when they go does not depend on what else happens at the instant, as
/// it does where an empty carrier needs room to come back to. \pre the station is ordinary, so it does not go by what has room
inline bool knows_the_way(const Plan& plan, const StationPlan& station) {
    return station.unloads == none || !plan.carriers[station.unloads].places;
}

/// Buffers that a producer may or may not choose to fill, which depends on what else happens at the instant.
class ChosenBuffers {
  public:
    ChosenBuffers(const Plan& plan, const std::vector<Station>& stations) : plan_(plan), is_chosen_(plan.buffers.size(), false) {
        for (const SourcePlan& source : plan.sources)
            if (source.loses || plan.routes[source.route].exits.size() > 1) add(plan.routes[source.route].exits);
        for (const BufferPlan& buffer : plan.buffers)
            if (buffer.next) add(*buffer.next);
        for (Index s = 0; s < plan.stations.size(); ++s) {
            if (stations[s].is_ordinary && knows_the_way(plan, plan.stations[s])) continue;
            add(plan.routes[plan.stations[s].route].exits);
            for (const Index exit : {plan.stations[s].rework, plan.stations[s].incomplete})
                if (exit != none) add(plan.exits[exit].to);
        }
    }

    bool operator[](Index buffer) const { return is_chosen_[buffer]; }

  private:
    void add(ElementRef to) {
        if (to.kind == ElementKind::buffer) is_chosen_[to.index] = true;
    }
    void add(Rows exits) {
        for (Index e = exits.first; e < exits.last; ++e) add(plan_.exits[e].to);
    }

    const Plan& plan_;
    std::vector<bool> is_chosen_;
};

/// It takes its parts from buffers of its own that nobody has a choice to fill, and needs nothing else.
template <class Buffers>
bool takes_in_turn(const Buffers& buffers, const StationPlan& station, const ChosenBuffers& chosen) {
    const auto is_own = [&](const InputPlan& input) {
        const Index first = input.buffers.front();
        return input.buffers.size() == 1 && buffers[first].taker != none && !chosen[first];
    };
    return station.loads == none && station.materials.empty() && station.calls_off.empty() && !station.finishes_at_shift_end &&
           station.entry == none && station.launches.empty() && !station.marries &&
           std::all_of(station.inputs.begin(), station.inputs.end(), is_own);
}

/// What parts carry may change as it loads them.
inline bool loads_at_doors(const Plan& plan, const StationPlan& station) {
    if (!station.door_in.empty()) return true;
    return !plan.zones.empty() &&
           std::any_of(station.inputs.begin(), station.inputs.end(), [&](const InputPlan& input) {
               return std::any_of(input.buffers.begin(), input.buffers.end(),
                                  [&](Index b) { return !plan.buffers[b].door.empty(); });
           });
}

/// A stop that comes by a timer of its own, whether there is work or not.
inline bool has_timed_stop(const Plan& plan, Rows stops) {
    for (Index i = stops.first; i < stops.last; ++i)
        if (plan.stops[i].comes_by_timer()) return true;
    return false;
}

inline bool has_timed_stop(const Plan& plan, const StationPlan& station) {
    bool timed = has_timed_stop(plan, station.stops);
    for (Index r = station.robots.first; r < station.robots.last; ++r) timed |= has_timed_stop(plan, plan.robots[r].stops);
    return timed;
}

/// Notes at each station what the ordinary flow may do there (station.hpp).
template <class Buffers>
void note_ordinary_stations(const Plan& plan, const Buffers& buffers, std::vector<Station>& stations) {
    for (Index s = 0; s < stations.size(); ++s) {
        Station& station = stations[s];
        station.loads_at_doors = loads_at_doors(plan, plan.stations[s]);
        station.leaves_by_doors = leaves_by_doors(plan.stations[s]);
        station.is_ordinary = plan.has_ordinary_flow && is_plain(plan, plan.stations[s]) &&
                              !plan.stations[s].blocks_before &&
                              plan.routes[plan.stations[s].route].choice != spec::Choice::first;
        if (station.is_ordinary && station.exit != none) station.to = plan.exits[station.exit].to;
        station.takes_plainly = station.is_ordinary && station.input != none && buffers[station.input].taker == s &&
                                !buffers[station.input].is_reserved;
    }
    const ChosenBuffers chosen(plan, stations);
    for (Index s = 0; s < stations.size(); ++s)
        stations[s].is_serial = stations[s].is_ordinary && stations[s].is_single && knows_the_way(plan, plan.stations[s]) &&
                                (stations[s].exit != none || stations[s].moving == none) &&
                                !stations[s].loads_at_doors && takes_in_turn(buffers, plan.stations[s], chosen) && !has_timed_stop(plan, plan.stations[s]);
}

}  // namespace takt
