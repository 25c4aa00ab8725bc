// takt rerun: makes a result again from its JSON alone.
#pragma once

#include "command.hpp"

namespace takt {

Action add_rerun(CLI::App& command);

}  // namespace takt
