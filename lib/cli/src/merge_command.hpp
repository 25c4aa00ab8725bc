// takt merge: puts ledgers together.
#pragma once

#include "command.hpp"

namespace takt {

Action add_merge(CLI::App& command);

}  // namespace takt
