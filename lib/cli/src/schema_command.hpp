// takt schema: prints a JSON Schema of the language.
#pragma once

#include "command.hpp"

namespace takt {

Action add_schema(CLI::App& command);

}  // namespace takt
