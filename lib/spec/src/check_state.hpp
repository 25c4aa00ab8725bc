// The state that a run begins from: parts that fit where they are said to be, stops that there are.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_state(Checking& checking);

}  // namespace takt::spec
