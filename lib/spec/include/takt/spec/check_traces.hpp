// Traces stand where somebody counts how many of their values have been used, one for each who does.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// All work of a machine, or of a robot, comes from one stream, in which one trace can be followed.
void check_traces(Checking& checking);

}  // namespace takt::spec
