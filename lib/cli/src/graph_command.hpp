// takt graph: draws the line.
#pragma once

#include "command.hpp"

namespace takt {

Action add_graph(CLI::App& command);

}  // namespace takt
