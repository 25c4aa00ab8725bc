// takt help: explains the language.
#pragma once

#include "command.hpp"

namespace takt {

Action add_help(CLI::App& command);

}  // namespace takt
