// Ramp-ups from spec to plan: dates become instants of the run.
#pragma once

#include <algorithm>

#include "takt/line/plan.hpp"
#include "takt/spec/ramp_up.hpp"

namespace takt {

RampUpPlan plan_of(const spec::RampUpSpec& written, spec::Moment start, Duration length);

/// Parts that are all good as written may be bad while the plant is new.
inline bool changes_yield(const RampUpPlan& ramp_up) {
    return std::any_of(ramp_up.steps.begin(), ramp_up.steps.end(),
                       [](const RampStepPlan& step) { return step.yield != 1; });
}

}  // namespace takt
