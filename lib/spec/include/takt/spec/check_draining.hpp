// Ovens that are drained before the shift ends: shifts that end, and are long enough; a way whose time is known.
#pragma once

#include <optional>

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// The longest time between the beginning of a shift and the next time off that the calendar can have; nothing: it may have no end.
std::optional<Duration> longest_shift(const CalendarSpec& calendar);

void check_draining(Checking& checking);

}  // namespace takt::spec
