// Ramp-ups: dates in order, percentages that mean something, yields that stay below 100 %.
#pragma once

#include "takt/spec/checking.hpp"
#include "takt/spec/zero_time.hpp"

namespace takt::spec {

/// At some time, no part of some product is good.
bool can_yield_nothing(const Checking& checking, const StationSpec& station);

void check_ramp_ups(Checking& checking);

}  // namespace takt::spec
