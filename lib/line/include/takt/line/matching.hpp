// A marriage by number: which part belongs to a vehicle, and whether it can be taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "takt/line/marriages.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Where the part for a vehicle stands among those that can be taken; nothing: it is not there, or behind others.
template <class Line>
std::optional<std::size_t> place_of(Index buffer, std::uint64_t vehicle, const Line& line) {
    std::optional<std::size_t> found;
    if (line.buffers().has_part(buffer, line.now()))
        line.buffers().for_each_head(buffer, [&](std::size_t place) {
            if (!found && vehicle_of(line.buffers().part_at(buffer, place, line)) == vehicle) found = place;
        });
    return found;
}

template <class Line>
class Matching {
  public:
    Matching(const StationPlan& plan, Line& line) : plan_(plan), line_(line) {}

    bool has_all(const Part& vehicle) const {
        for (const InputPlan& input : plan_.inputs)
            if (input.match != none && !place_of(input.buffers.front(), vehicle.number, line_)) return false;
        return true;
    }

    /// \param vehicle  the one that is next; null: none is there, or it has all
    void note_waits(const Part* vehicle) {
        bool did = false, does = false;
        for (const InputPlan& input : plan_.inputs) {
            if (input.match == none) continue;
            const bool waits = vehicle != nullptr && !place_of(input.buffers.front(), vehicle->number, line_);
            did = did || line_.marriages().waits(input.match);
            does = does || waits;
            line_.marriages().set_waiting(input.match, waits, line_.now());
        }
        if (did != does) line_.waits_outside(plan_.loop, does);
    }

    /// Parts whose vehicles are lost, as far as they can be taken.
    void withdraw_left_over() {
        for (const InputPlan& input : plan_.inputs)
            if (input.match != none && line_.marriages().has_left_over(input.match))
                while (withdraw_one(input.match, input.buffers.front())) {
                }
    }

    /// Takes the vehicle's part of one input, which becomes part of it.
    void take(const InputPlan& input, const Part& vehicle) {
        const Index buffer = input.buffers.front();
        const std::size_t place = *place_of(buffer, vehicle.number, line_);
        line_.marriages().marry(input.match, vehicle.number, place > 0);
        line_.absorb(take_from(buffer, place));
    }

  private:
    Part take_from(Index buffer, std::size_t place) {
        return place == 0 ? line_.buffers().take(buffer, line_) : line_.buffers().take_out(buffer, place, line_);
    }

    bool withdraw_one(Index match, Index buffer) {
        if (!line_.buffers().has_part(buffer, line_.now())) return false;
        std::optional<std::size_t> found;
        line_.buffers().for_each_head(buffer, [&](std::size_t place) {
            if (!found && line_.marriages().is_left_over(match, line_.buffers().part_at(buffer, place, line_)))
                found = place;
        });
        if (found) line_.scrap(take_from(buffer, *found));
        return found.has_value();
    }

    const StationPlan& plan_;
    Line& line_;
};

}  // namespace takt
