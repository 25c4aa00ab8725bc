// Where a path of causes leaves a moving line: at its own cycles, or by the part that came to it.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "takt/line/causes.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// A moving line that goes on without a part is never held up by whoever comes before it, and yet no more leaves it than came.
/// A path that comes to it from behind follows the part that left, through as many cycles as there are pitches; if the
/// pitch before that part was empty it goes on with what the part came from, and if not, with the line's own cycles, up to the
/// last part behind an empty pitch. A path that comes from before, by a place that the line freed, does the latter at once.
class WayThroughMovingLines {
  public:
    explicit WayThroughMovingLines(const Plan& plan) : plan_(&plan), part_came_by_(plan.stations.size(), any_move) {
        for (Index s = 0; s < plan.stations.size(); ++s) {
            add(plan.stations[s].stops, s);
            for (Index r = plan.stations[s].robots.first; r < plan.stations[s].robots.last; ++r)
                add(plan.robots[r].stops, s);
        }
    }

    /// \param later what the path came from; nullptr: its end
    Index parent_of(const Cause& cause, const Cause* later) {
        const Index station = station_of(cause);
        if (station == none || plan_->stations[station].moving == none) return cause.parent;
        if (later == nullptr || station_of(*later) != station) note_way(cause, later, station);
        const bool by_part = cause.link == Link::entry && cause.move <= part_came_by_[station];
        return by_part ? cause.other_parent : cause.parent;
    }

  private:
    static constexpr std::uint32_t any_move = std::numeric_limits<std::uint32_t>::max();

    void add(Rows stops, Index station) {
        station_of_stop_.resize(plan_->stops.size(), none);
        for (Index i = stops.first; i < stops.last; ++i)
            station_of_stop_[i] = station;
    }

    Index station_of(const Cause& cause) const {
        switch (cause.link) {
            case Link::work:
            case Link::setup:
            case Link::stand:
            case Link::entry:
                return cause.index;
            case Link::stop:
                return station_of_stop_[cause.index];
            default:
                return none;
        }
    }

    void note_way(const Cause& cause, const Cause* later, Index station) {
        const bool from_before = later != nullptr && later->link == Link::room && is_input(later->index, station);
        const std::uint32_t pitches = plan_->moving_lines[plan_->stations[station].moving].pitches;
        part_came_by_[station] = from_before ? any_move : cause.move > pitches ? cause.move - pitches : 0;
    }

    bool is_input(Index buffer, Index station) const {
        for (const InputPlan& input : plan_->stations[station].inputs)
            for (const Index each : input.buffers)
                if (each == buffer) return true;
        return false;
    }

    const Plan* plan_;
    std::vector<Index> station_of_stop_;
    std::vector<std::uint32_t>
        part_came_by_;  ///< by station: at which move at the latest the part came that the path follows
};

}  // namespace takt
