// Crews, operators, shared robots and calendars that elements ask for, and the skills of crews.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_resources(Checking& checking);

}  // namespace takt::spec
