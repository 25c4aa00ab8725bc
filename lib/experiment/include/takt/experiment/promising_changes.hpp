// Which changes are likely to be worth something, before any of them is tried.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/experiment/change.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// How large the steps are at most.
struct Steps {
    double cycle_seconds = 1;    ///< and at most a tenth of the cycle
    double repair_seconds = 60;  ///< and at most half of the station's shortest mean repair
};

/// The most promising changes first, by what a run of the plant says. A guess that costs nothing: it orders what to spend
/// runs on, and says nothing of what they are worth.
/// \param bottleneck of each station, the share of time in which it is the bottleneck
std::vector<Change> promising_changes(const Plan& plan, const StaticLook& look, const Summary& summary,
                                      const std::vector<double>& bottleneck, std::size_t most,
                                      const Steps& steps = {});

}  // namespace takt
