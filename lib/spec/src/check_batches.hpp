// Batches: no key that goes by single parts at the machine, and enough room for the parts to gather in.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_batches(Checking& checking);

}  // namespace takt::spec
