// The flow as a whole: parts come to every element, and from every element some way leads out.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_flow(Checking& checking);

}  // namespace takt::spec
