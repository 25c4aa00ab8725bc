// takt sweep: compares the scenarios of a file.
#pragma once

#include "command.hpp"

namespace takt {

Action add_sweep(CLI::App& command);

}  // namespace takt
