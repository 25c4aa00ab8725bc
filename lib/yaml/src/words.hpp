// Lists of the words that may stand somewhere.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace takt::yaml {

inline bool holds(const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace takt::yaml
