// Buffers: levels at which feeding stops and goes on, and stores that parts leave in another order.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_buffers(Checking& checking);

}  // namespace takt::spec
