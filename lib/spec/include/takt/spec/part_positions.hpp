// Which machine, or which pitch, each part of a station's state is at.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "takt/spec/starting_state.hpp"
#include "takt/spec/station.hpp"

namespace takt::spec {

/// How many parts may be at one position: at a machine, or at a pitch.
inline std::uint32_t parts_at_position(const StationSpec& station) {
    return station.batch ? station.batch->most : 1;
}

/// Calls `act(part, position)` for each part of a station's state. Those without a position take the free ones: machines from the
/// first, pitches from the last backwards. A count goes on in the same direction, and where several parts may be at a machine all
/// of it is there. Given positions may be out of range, or taken too often. \pre no more parts than there are places
/// \complexity n log n in the number of positions
template <class Act>
void for_each_position(const StationSpec& station, const std::vector<PartStateSpec>& parts, Act act) {
    const bool moves = station.moving.has_value();
    const std::uint32_t room = parts_at_position(station);
    const auto at = [&](const PartStateSpec& part, std::uint32_t k) {
        if (room > 1) return *part.position;
        return moves ? *part.position - k : *part.position + k;
    };
    std::map<std::uint32_t, std::uint32_t> taken;
    for (const PartStateSpec& part : parts)
        for (std::uint32_t k = 0; part.position && k < part.count; ++k)
            ++taken[at(part, k)];
    std::uint32_t next = moves ? station.moving->pitches : 1;
    const auto first_free = [&] {
        while (taken[next] >= room)
            next = moves ? next - 1 : next + 1;
        ++taken[next];
        return next;
    };
    for (const PartStateSpec& part : parts)
        for (std::uint32_t k = 0; k < part.count; ++k)
            act(part, part.position ? at(part, k) : first_free());
}

}  // namespace takt::spec
