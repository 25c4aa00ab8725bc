// From a weekly calendar to the instants of one run at which work begins, pauses and ends.
#pragma once

#include <optional>

#include "takt/core/time.hpp"
#include "takt/line/timeline.hpp"
#include "takt/spec/calendar.hpp"

namespace takt {

/// Presence by a calendar in the first `length` of a run that begins at `start`.
/// A shift belongs to the date on which it begins: it takes place if that date is no holiday and not before or after the
/// shift's own dates, and then to its end, over midnight and into a holiday if need be. Overtime takes place whatever the date, and where it meets a shift's break
/// there is work. There is no summer time: every day has 24 hours.
/// \complexity n log n in days times shifts
Timeline unroll(const spec::CalendarSpec& calendar, spec::Moment start, Duration length);

/// The first shift or overtime of a run that begins and ends within a stretch of it, if there is one.
/// \complexity O(days times shifts) up to it
std::optional<ShiftTimes> first_shift(const spec::CalendarSpec& calendar, spec::Moment start, ShiftTimes within);

}  // namespace takt
