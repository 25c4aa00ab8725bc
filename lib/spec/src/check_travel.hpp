// Who travels between stations: each that needs them has a place.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// \pre names are checked
void check_travel(Checking& checking);

}  // namespace takt::spec
