// Marks of parts: not more sets of them than a part can carry the number of.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// Zones and stations with a `reworked_yield` of which parts can be in, or have been at, in any combination.
void check_part_marks(Checking& checking);

}  // namespace takt::spec
