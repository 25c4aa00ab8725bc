// What find_warm_up() has found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/stats/warm_up.hpp"

namespace takt {

/// Slots on both sides that reports smooth the curves by.
inline constexpr std::size_t welch_window = 12;

/// Means over the pilots, slot by slot.
struct WarmUpSeries {
    std::vector<double> values;
    Truncation truncation;
};

/// What was found, and the curves that show it.
struct FoundWarmUp {
    Duration warm_up{};
    bool found = false;  ///< false: the run is too short to tell, and `warm_up` is the best cut in its first half
    std::uint32_t pilots = 0;
    std::vector<SimTime> ends;   ///< of the slots
    WarmUpSeries units_an_hour;  ///< units for each scheduled hour
    WarmUpSeries parts;          ///< mean number of parts in the line
    bool interrupted = false;    ///< nothing was found, since a stop was asked for
};

}  // namespace takt
