// The bottleneck at each instant, sole or shifting, from the active periods of one replication.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/active_periods.hpp"

namespace takt {

/// Times as the bottleneck, by station.
struct BottleneckTimes {
    Duration observed{};                           ///< time in which any machine was active
    std::vector<Duration> sole;                    ///< it alone was the bottleneck
    std::vector<Duration> shifting;                ///< it was about to become the bottleneck, or to be so no longer
    std::vector<std::vector<Duration>> momentary;  ///< [part of the run][station]: its period was the longest

    Duration total(std::size_t station) const { return sole[station] + shifting[station]; }
};

/// At each instant the machine whose active period is the longest, seen as a whole, is the bottleneck. Where the period of
/// the next one overlaps with its own, the bottleneck is shifting from one to the other; otherwise it is the sole one.
/// \pre    `active` is closed
/// \param  parts into how many equal parts of the run the bottleneck over time is counted
/// \source Roser, Nakano, Tanaka, Shifting bottleneck detection, Winter Simulation Conference 2002
BottleneckTimes bottleneck_times(const ActivePeriods& active, std::size_t stations, SimTime from, SimTime to,
                                 std::size_t parts);

}  // namespace takt
