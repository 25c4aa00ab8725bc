// Parts that need no time at all: an endless source in front of them, or a circle of them, would stop the clock.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_zero_time(Checking& checking);

}  // namespace takt::spec
