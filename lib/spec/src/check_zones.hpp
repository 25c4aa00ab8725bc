// Zones: entered and left by elements that can be entered and left, one after the other along the flow.
#pragma once

#include <cstddef>

#include "takt/spec/checking.hpp"

namespace takt::spec {

inline constexpr std::size_t most_zones = 1000;

void check_zones(Checking& checking);

}  // namespace takt::spec
