// Calendars: something to work in, breaks inside their shifts, no two shifts at once.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// A calendar is unrolled over the run; one that changes every second for a century would fill the memory.
inline constexpr double most_changes = 2e7;

/// About how often it changes in the run.
double changes_of(const CalendarSpec& calendar, const RunSpec& run);

void check_calendars(Checking& checking);

}  // namespace takt::spec
