// takt diff: what is different between two plants or two results.
#pragma once

#include "command.hpp"

namespace takt {

Action add_diff(CLI::App& command);

}  // namespace takt
