// Instants of a run as dates.
#pragma once

#include <string>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// `2026-03-02`, at midnight, or `2026-03-02 10:40`, as in a plant's file.
std::string moment_text(spec::Moment moment);

/// Whether anything goes by dates. Of other plants the start is any Monday, which would say nothing.
bool has_dates(const Plan& plan);

/// As `2026-01-05T06:00:00.000000Z`: times of the plant are taken as those of UTC, and every day has 24 hours.
/// \source ISO 8601
std::string iso_time(const Plan& plan, SimTime time);

}  // namespace takt
