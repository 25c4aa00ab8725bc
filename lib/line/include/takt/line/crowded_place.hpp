// Where so many parts wait that a run was given up.
#pragma once

#include <string>

#include "takt/line/elements.hpp"

namespace takt {

/// `the buffer store` or `the backlog of the source panels`; nothing where neither is that full.
std::string crowded_place(const Elements& line);

}  // namespace takt
