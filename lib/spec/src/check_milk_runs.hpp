// Milk runs: what they bring, and when they leave.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_milk_runs(Checking& checking);

}  // namespace takt::spec
