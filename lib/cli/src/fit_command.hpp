// takt fit: from records of cycles and stops to the laws of a line.
#pragma once

#include "command.hpp"

namespace takt {

Action add_fit(CLI::App& command);

}  // namespace takt
