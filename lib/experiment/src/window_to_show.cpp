#include "takt/experiment/window_to_show.hpp"

#include <algorithm>
#include <chrono>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

ShiftTimes window_to_show(const Plan& plan, const ReplicationResult& result) {
    constexpr Duration as_long_as_a_shift = std::chrono::hours{8}, longest = std::chrono::hours{12};
    constexpr Duration before_a_standstill = std::chrono::hours{2};
    const SimTime counted = run_start + plan.warm_up;
    ShiftTimes window = plan.first_shift.value_or(ShiftTimes{counted, counted + as_long_as_a_shift});
    window.to = std::min({window.to, window.from + longest, plan.end()});
    if (!result.deadlock || result.deadlock->time > window.to) return window;
    const SimTime stood = result.deadlock->time;
    return {std::max(run_start, stood - before_a_standstill), std::min(stood + std::chrono::minutes{1}, plan.end())};
}

}  // namespace takt
