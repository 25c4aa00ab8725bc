// takt run: simulates a plant and reports.
#pragma once

#include "command.hpp"

namespace takt {

Action add_run(CLI::App& command);

}  // namespace takt
