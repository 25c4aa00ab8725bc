// Stations: the flow through machines. They load parts from buffers, and let finished parts go on.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/inspection.hpp"
#include "takt/line/loading.hpp"
#include "takt/line/machines.hpp"
#include "takt/line/mix_taken.hpp"
#include "takt/line/ordinary_stations.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/result.hpp"
#include "takt/line/simple_ways.hpp"
#include "takt/line/station.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/work_content.hpp"

namespace takt {

class Stations {
  public:
    Stations(const Plan& plan, const StreamMaker& stream)
        : plan_(&plan), mix_taken_(plan), finished_(plan.stations.size() * plan.products.size(), 0) {
        stations_.reserve(plan.stations.size());
        for (const StationPlan& station : plan.stations)
            stations_.push_back({.first_machine = station.first_machine,
                                 .input = only_input(plan, station),
                                 .joins = add_joins(station),
                                 .moving = station.moving,
                                 .has_several = station.others != none,
                                 .exit = only_exit(plan, station),
                                 .route = station.route,
                                 .goes_by_route = goes_by_route(plan, station),
                                 .is_single = station.machines == 1,
                                 .finishes = station.finishes_at_shift_end,
                                 .judges_again = station.rework_mark != none,
                                 .has_choice = has_choice(plan, station),
                                 .yield_stream = stream(station.name, "yield"),
                                 .exit_stream = stream(station.name, "exit")});
    }

    template <class Line>
    void begin(Line& line) {
        note_ordinary_stations(*plan_, line.buffers(), stations_);
        for (Index s = 0; s < stations_.size(); ++s) {
            const StationPlan& plan = plan_->stations[s];
            stations_[s].presence = line.presence(plan.calendar);
            for (Index m = plan.first_machine + plan.machines; m-- > plan.first_machine;) becomes_idle(m, line);
        }
    }

    Station& operator[](Index station) { return stations_[station]; }
    const Station& operator[](Index station) const { return stations_[station]; }

    Inspection inspection(Index station) { return {*plan_, station, stations_[station]}; }

    /// One of the buffers of a station that joins parts (station.hpp, `joins`).
    Index joined(Index place) const { return joined_[place]; }

    MixTaken& mix_taken() { return mix_taken_; }
    const MixTaken& mix_taken() const { return mix_taken_; }

    void count_finished(const Machine& machine) { ++finished_[machine.first_finished + machine.part.product]; }

    Presence presence(Index station) const { return stations_[station].presence; }
    bool works_by_calendar(Index station) const { return stations_[station].presence == Presence::working; }

    /// Whether a part in work goes on: in the shift, or after it where the part in work is finished.
    bool works_now(Index station) const {
        return works_by_calendar(station) || stations_[station].finishes;
    }

    State idle_state(Index station) const { return stations_[station].idle_state; }

    /// Blocking before service: where the next part may go, as far as it is known.
    Rows next_exits(Index station) const {
        return stations_[station].chosen ? stations_[station].next_exits
                                         : plan_->routes[plan_->stations[station].route].exits;
    }

    template <class Line>
    void becomes_idle(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        join_idle(here, machine, stations_[here.station], line);
        line.mark(ElementKind::station, line.machines()[machine].station);
    }

    template <class Line>
    TAKT_ALWAYS_INLINE void join_idle(Machine& machine, Index index, Station& station, Line& line) {
        machine.previous_idle = none;
        machine.next_idle = station.first_idle;
        if (station.first_idle != none) line.machines()[station.first_idle].previous_idle = index;
        station.first_idle = index;
    }

    template <class Line>
    void no_longer_idle(Index machine, Line& line) {
        Machines& machines = line.machines();
        const Index before = machines[machine].previous_idle;
        const Index after = machines[machine].next_idle;
        (before == none ? stations_[machines[machine].station].first_idle : machines[before].next_idle) = after;
        if (after != none) machines[after].previous_idle = before;
    }

    /// A part can be taken from one of its inputs, or a carrier is there; of no interest to a station that has no idle machine.
    template <class Line>
    void part_waits(Index station, Line& line) {
        if (stations_[station].first_idle != none) line.mark(ElementKind::station, station);
    }

    /// Loads idle machines as long as there are parts, and all else that a machine needs to begin.
    template <class Line>
    void settle(Index index, Line& line) {
        Station& station = stations_[index];
        if (station.has_several) let_go_of_several(index, line);
        Loading<Line> loading(index, line);
        while (station.first_idle != none) {
            const State lacked = std::exchange(station.idle_state, loading.obstacle());
            if (station.idle_state == State::working)
                loading.load(lacked);
            else if (moves_on_empty(index, line))
                move_on_empty(index, line);
            else
                break;
        }
        for (Index m = station.first_idle; m != none; m = line.machines()[m].next_idle) {
            const State before = line.machines()[m].state;
            line.machines().note_state(m, line);
            if (before == line.machines()[m].state) break;  // those behind it have been idle for longer
        }
    }

    /// A machine has a part as the run begins. Under blocking before service its place was reserved for another one then, so
    /// that it may have to wait for one afterwards.
    template <class Line>
    void takes_up(Index machine, const Part& part, Line& line) {
        Machine& here = line.machines()[machine];
        if (here.stops == 0) no_longer_idle(machine, line);
        if (plan_->stations[here.station].blocks_before) here.exits = inspection(here.station).verdict(part, line);
        stations_[here.station].note_run(part.product);
        mix_taken_.taken(here.station, part.product);
    }

    /// The same of a part of a batch, of which another one is there already.
    template <class Line>
    void joins_batch(Index machine, const Part& part, Line& line) {
        const Machine& here = line.machines()[machine];
        line.observer().loaded(line.now(), here.station, machine, part);
        line.other_parts()[here.others].push(part);
        stations_[here.station].note_run(part.product);
        mix_taken_.taken(here.station, part.product);
    }

    /// A machine has finished its part: the verdict on the part, then the way out.
    template <class Line>
    void finished(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        Station& station = stations_[here.station];
        count_finished(here);
        if (station.exit != none) {
            here.exits = one_exit(station.exit);
            return leave(machine, line);
        }
        if (!plan_->stations[here.station].blocks_before) here.exits = inspection(here.station).verdict(here.part, line);
        inspection(here.station).count(here);
        if (is_off_carrier(machine, line)) leave(machine, line);
    }

    /// The part is on no carrier that it has to leave here. \return false: there is no room for the empty carrier yet
    template <class Line>
    bool is_off_carrier(Index machine, Line& line) {
        const Machine& here = line.machines()[machine];
        const Index unloads = plan_->stations[here.station].unloads;
        const bool on_carrier = unloads != none && here.part.carrier == unloads;
        return !on_carrier || line.carriers().give_back(unloads, machine, line);
    }

    /// The part goes where there is room, or waits.
    template <class Line>
    void leave(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        if (here.reserved != none)
            line.buffers().receive_reserved(std::exchange(here.reserved, none), part_on_leaving(here, line), line);
        else if (const auto to = line.way_out(here.exits, {ElementKind::station, machine}))
            line.receive(*to, part_on_leaving(here, line));
        else
            return;
        line.machines().leave(machine, line);
    }

    /// The marks that the part of a machine will have when it has left.
    std::uint32_t marks_on_leaving(const Machine& machine) const {
        const DoorPlan& door = door_of(machine);
        return door.empty() ? machine.part.marks : marks_behind(door, machine.part.marks);
    }

    /// The part of a machine as it goes on now.
    template <class Line>
    const Part& part_on_leaving(Machine& machine, Line& line) {
        const DoorPlan& door = door_of(machine);
        if (!door.empty()) machine.part.marks = line.zones().pass(door, machine.part.marks, line);
        return machine.part;
    }

    /// There is room for the empty carrier at last; the part goes on without it.
    template <class Line>
    void unloaded(Index machine, Line& line) {
        leave(machine, line);
    }

    /// A buffer fetches the part that a machine holds for it. Where it makes no difference what else happens at this instant,
    /// the machine takes its next part at once, and so do those before it.
    template <class Line>
    Part hand_over(Index machine, Index to_buffer, Line& line) {
        Machine& here = line.machines()[machine];
        if (stations_[here.station].is_serial) {
            const Part part = part_on_leaving(here, line);
            line.free_ordinary(machine);
            return part;
        }
        const Part part = part_on_leaving(here, line);
        line.withdraw(here.exits, {ElementKind::station, machine}, to_buffer);
        line.machines().leave(machine, line);
        return part;
    }

    /// A failure has spoilt the part in work.
    template <class Line>
    void scrap_interrupted(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        if (here.reserved != none) line.buffers().give_up_place(std::exchange(here.reserved, none), line);
        do {
            ++stations_[here.station].scrapped;
            ++stations_[here.station].destroyed;
            line.scrap(here.part);
        } while (here.others != none && line.other_parts().take_in_hand(here.others, here.part));
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        for (Index s = 0; s < stations_.size(); ++s) {
            const StationPlan& plan = plan_->stations[s];
            if (plan.calendar != calendar) continue;
            const Index last = plan.first_machine + plan.machines;
            for (Index m = plan.first_machine; m < last; ++m) line.machines().halt(m, line);
            stations_[s].presence = presence;
            for (Index m = plan.first_machine; m < last; ++m) line.machines().proceed(m, line);
            for (Index m = plan.first_machine; m < last && !works_now(s); ++m)
                if (line.machines()[m].due_stops > 0) line.stops().begin_maintenance(m, line);
            line.mark(ElementKind::station, s);
        }
    }

    void restart_statistics(SimTime) {
        for (Station& station : stations_)
            station.reworked = station.scrapped = station.destroyed = station.first_passes = station.good_first = 0;
        finished_.assign(finished_.size(), 0);
    }

    void collect(SimTime, ReplicationResult& result) const {
        for (Index s = 0; s < stations_.size(); ++s) {
            result.stations[s].reworked = stations_[s].reworked;
            result.stations[s].scrapped = stations_[s].scrapped;
            result.stations[s].destroyed = stations_[s].destroyed;
            result.stations[s].first_passes = stations_[s].first_passes;
            result.stations[s].good_first = stations_[s].good_first;
            for (Index product = 0; product < plan_->products.size(); ++product) {
                const std::uint64_t count = finished_[s * plan_->products.size() + product];
                result.stations[s].finished += count;
                if (plan_->stations[s].split == none)
                    result.stations[s].planned_work += planned_cycle(*plan_, s, product) * static_cast<std::int64_t>(count);
            }
        }
    }

    template <class Line>
    void branch(std::uint64_t number, Line&) {
        for (Station& station : stations_) {
            station.yield_stream = station.yield_stream.branch(number);
            station.exit_stream = station.exit_stream.branch(number);
        }
    }

  private:
    Rows add_joins(const StationPlan& station) {
        const auto first = static_cast<Index>(joined_.size());
        if (station.inputs.size() > 1 && needs_one_each(*plan_, station))
            for (const InputPlan& input : station.inputs) joined_.push_back(input.buffers.front());
        return {first, static_cast<Index>(joined_.size())};
    }

    /// Parts that have come in hand since others have left their machines.
    template <class Line>
    void let_go_of_several(Index index, Line& line) {
        const StationPlan& plan = plan_->stations[index];
        for (Index m = plan.first_machine; m < plan.first_machine + plan.machines; ++m) {
            while (line.other_parts().take_letting_go(line.machines()[m].others)) finished(m, line);
            line.machines().note_state(m, line);
        }
    }

    /// The door that its finished part goes through.
    const DoorPlan& door_of(const Machine& machine) const {
        const StationPlan& station = plan_->stations[machine.station];
        return machine.exits.first == station.rework ? station.door_rework : station.door_out;
    }

    /// A moving line that has parts on it does not wait for the next one.
    template <class Line>
    bool moves_on_empty(Index index, const Line& line) const {
        const Index moving = stations_[index].moving;
        return moving != none && works_now(index) && line.moving_lines().moves_without_part(moving);
    }

    template <class Line>
    void move_on_empty(Index index, Line& line) {
        no_longer_idle(stations_[index].first_idle, line);
        line.moving_lines().begin_empty(stations_[index].moving, line);
    }

    const Plan* plan_;
    std::vector<Station> stations_;
    MixTaken mix_taken_;
    std::vector<Index> joined_;            ///< buffers, station by station
    std::vector<std::uint64_t> finished_;  ///< by station and product
};

}  // namespace takt
