// Instants of a run as dates.
#pragma once

#include <string>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// As `2026-01-05T06:00:00.000000Z`: the run's first midnight is taken as one of UTC, and every day has 24 hours.
/// \source ISO 8601
std::string iso_time(const Plan& plan, SimTime time);

}  // namespace takt
