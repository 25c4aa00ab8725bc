// Routes, rework, completion and joins: targets that exist, ways of choosing that are complete, an end to every list.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_routes(Checking& checking);

}  // namespace takt::spec
