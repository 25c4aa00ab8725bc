// All commands of the program. A new one is a pair of files and a line in the table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "command.hpp"

namespace takt {

/// In the order in which help and messages name them.
std::span<const Command> commands();

std::vector<std::string_view> command_words();

}  // namespace takt
