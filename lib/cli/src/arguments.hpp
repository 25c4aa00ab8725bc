// From the arguments of the program to what it has to do.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace takt {

/// What the arguments ask for, with their options read.
/// \throws ArgumentError
Action read_arguments(const std::vector<std::string>& args);

}  // namespace takt
