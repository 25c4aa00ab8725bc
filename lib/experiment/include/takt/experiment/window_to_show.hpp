// Which part of a run to show in motion.
#pragma once

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// The first whole shift of the run's calendar after the warm-up, eight hours where there is none, half a day at the most; or how a
/// line came to a standstill, where it did so before the end of that.
ShiftTimes window_to_show(const Plan& plan, const ReplicationResult& result);

}  // namespace takt
