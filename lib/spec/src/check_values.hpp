// Every single value by its declaration: numbers within their limits, times not negative, shares between 0 and 1,
// distributions of the right dimension. Plants made in C++ have seen no parser that could have checked this.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_values(Checking& checking);

}  // namespace takt::spec
