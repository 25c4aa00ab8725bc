// Stations that make parts of a part.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_splits(Checking& checking);

}  // namespace takt::spec
