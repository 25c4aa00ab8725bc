// What a station makes of a part, in words.
#pragma once

#include <string>

#include "takt/line/plan.hpp"

namespace takt {

/// "12", or "1 door-left, 1 door-right".
std::string words_of(const Plan& plan, const SplitPlan& split);

}  // namespace takt
