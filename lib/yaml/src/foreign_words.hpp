// What other simulators and trades call the keys of the language, so that a user of theirs is told ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace takt::yaml {

/// The first of the known keys that the word stands for elsewhere; empty if none.
std::string_view meant_by_foreign(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace takt::yaml
