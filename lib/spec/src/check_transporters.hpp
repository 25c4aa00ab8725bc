// Transporters: places that can be driven to, batteries that last, and buffers whose parts can be carried.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_transporters(Checking& checking);

}  // namespace takt::spec
