// Materials: suppliers that are described whole, stations that take what there is, and ways for incomplete parts.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_materials(Checking& checking);

/// Words about missing pieces where none can be missing.
void warn_of_shortages(Checking& checking);

}  // namespace takt::spec
