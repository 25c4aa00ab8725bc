// Moving lines: one fixed time for all products, no key that would move its parts apart, pitches that exist.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_moving_lines(Checking& checking);

}  // namespace takt::spec
