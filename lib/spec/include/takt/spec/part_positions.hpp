// Which machine, or which pitch, each part of a station's state is at.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "takt/spec/element.hpp"
#include "takt/spec/starting_state.hpp"

namespace takt::spec {

/// Calls `act(part, position)` for each part of a station's state. Those without a position take the free ones: machines from the
/// first, pitches from the last backwards. A count goes on in the same direction. Given positions may be out of range, or
/// taken twice. \pre no more parts than positions \complexity n log n in the number of positions
template <class Act>
void for_each_position(const StationSpec& station, const std::vector<PartStateSpec>& parts, Act act) {
    const bool moves = station.moving.has_value();
    const auto at = [&](const PartStateSpec& part, std::uint32_t k) {
        return moves ? *part.position - k : *part.position + k;
    };
    std::set<std::uint32_t> taken;
    for (const PartStateSpec& part : parts)
        for (std::uint32_t k = 0; part.position && k < part.count; ++k)
            taken.insert(at(part, k));
    std::uint32_t next = moves ? station.moving->pitches : 1;
    const auto first_free = [&] {
        while (!taken.insert(next).second)
            next = moves ? next - 1 : next + 1;
        return next;
    };
    for (const PartStateSpec& part : parts)
        for (std::uint32_t k = 0; k < part.count; ++k)
            act(part, part.position ? at(part, k) : first_free());
}

}  // namespace takt::spec
