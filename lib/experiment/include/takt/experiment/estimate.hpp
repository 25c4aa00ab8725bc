// What a plant will do, computed without simulating it, where there is a formula or a method for it.
#pragma once

#include "takt/experiment/estimated.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// For serial lines of single machines that are never short of parts, and for single stations with arrivals. Of the long run:
/// nothing of the way there counts, and neither does the length of the run.
/// \complexity at most about a second
MaybeEstimate estimate(const Plan& plan);

}  // namespace takt
