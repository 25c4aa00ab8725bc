// takt outlook: what a plant still makes, given where it stands.
#pragma once

#include "command.hpp"

namespace takt {

Action add_outlook(CLI::App& command);

}  // namespace takt
