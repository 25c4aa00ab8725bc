// takt bottlenecks: what holds a plant back, three ways, and where its jobs are lost.
#pragma once

#include "command.hpp"

namespace takt {

Action add_bottlenecks(CLI::App& command);

}  // namespace takt
