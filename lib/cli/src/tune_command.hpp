// `takt tune`: the cheapest plan that makes its target.
#pragma once

#include "command.hpp"

namespace takt {

Action add_tune(CLI::App& command);

}  // namespace takt
