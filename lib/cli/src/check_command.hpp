// takt check: looks for errors, and says what can be said without simulating.
#pragma once

#include "command.hpp"

namespace takt {

Action add_check(CLI::App& command);

}  // namespace takt
