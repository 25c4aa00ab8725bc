// takt report: makes a page from the JSON of a result.
#pragma once

#include "command.hpp"

namespace takt {

Action add_report(CLI::App& command);

}  // namespace takt
