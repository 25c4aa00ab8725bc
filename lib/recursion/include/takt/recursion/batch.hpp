// Parts that go through one station after the other together.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "takt/random/lanes.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/recursion/window.hpp"

namespace takt {

/// Instants of parts that follow each other.
using Batch = std::array<Ticks, block_size>;

/// How many parts may go through a stage before the next: no more than any buffer behind a station has places, because a part
/// leaves when there is room for it, and that depends on the part so many places before it.
inline std::size_t batch_of(const SerialLine& line) {
    std::size_t batch = Batch{}.size();
    for (std::size_t i = 1; i < line.stations.size(); ++i)
        if (const auto places = line.stations[i].places_before)
            batch = std::min<std::size_t>(batch, std::max(*places, 1u));
    return std::bit_floor(batch);
}

}  // namespace takt
