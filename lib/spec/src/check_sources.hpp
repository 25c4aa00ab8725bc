// Sources: one way in which parts come, at times that make sense, of products that exist.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_sources(Checking& checking);

}  // namespace takt::spec
