// takt version: prints the version.
#pragma once

#include "command.hpp"

namespace takt {

Action add_version(CLI::App& command);

int say_version(const Console& console);

}  // namespace takt
