// What tuning asks: a goal that can be told apart, decisions with ways. Whether paths lead somewhere is seen when the plant is read with them.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_tune(Checking& checking);

}  // namespace takt::spec
