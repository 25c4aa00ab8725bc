// takt new: writes a line to start from.
#pragma once

#include "command.hpp"

namespace takt {

Action add_new(CLI::App& command);

}  // namespace takt
