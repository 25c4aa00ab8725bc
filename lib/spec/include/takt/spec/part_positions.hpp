// Which machine, or which pitch, each part of a station's state is at.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "takt/spec/starting_state.hpp"
#include "takt/spec/station.hpp"

namespace takt::spec {

/// How many parts may be at one position: at a machine, or at a pitch.
inline std::uint32_t parts_at_position(const StationSpec& station) {
    if (station.batch) return station.batch->most;
    return std::max(1u, parts_made(station.makes));
}

/// It is one of those that a machine has made of another, and waits to leave: of a part that is still to be split some work is left.
inline bool is_made_there(const StationSpec& station, const PartStateSpec& part) {
    return !station.makes.empty() && part.left == Duration::zero();
}

/// Of those that may be at one position, for how many it stands.
inline std::uint32_t room_taken(const StationSpec& station, const PartStateSpec& part) {
    return station.makes.empty() || is_made_there(station, part) ? 1 : parts_at_position(station);
}

/// Calls `act(part, position)` for each part of a station's state. Those without a position take the free ones: machines from the
/// first, pitches from the last backwards. A count goes on in the same direction, and where a machine can have several such parts
/// all of it is there. Given positions may be out of range, or taken too often. \pre no more parts than there are places
/// \complexity n log n in the number of positions
template <class Act>
void for_each_position(const StationSpec& station, const std::vector<PartStateSpec>& parts, Act act) {
    const bool moves = station.moving.has_value();
    const std::uint32_t room = parts_at_position(station);
    const auto at = [&](const PartStateSpec& part, std::uint32_t k) {
        if (room > room_taken(station, part)) return *part.position;
        return moves ? *part.position - k : *part.position + k;
    };
    std::map<std::uint32_t, std::uint32_t> taken;
    for (const PartStateSpec& part : parts)
        for (std::uint32_t k = 0; part.position && k < part.count; ++k)
            taken[at(part, k)] += room_taken(station, part);
    std::uint32_t next = moves ? station.moving->pitches : 1;
    const auto first_free = [&](const PartStateSpec& part) {
        while (taken[next] + room_taken(station, part) > room)
            next = moves ? next - 1 : next + 1;
        taken[next] += room_taken(station, part);
        return next;
    };
    for (const PartStateSpec& part : parts)
        for (std::uint32_t k = 0; k < part.count; ++k)
            act(part, part.position ? at(part, k) : first_free(part));
}

}  // namespace takt::spec
