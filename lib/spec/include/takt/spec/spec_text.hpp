// A plant as a list of keys and values, so that two plants can be laid side by side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// A key whose value is not the same in two plants; nothing where one does not have it.
struct KeyChange {
    std::string path;
    std::optional<std::string> before;
    std::optional<std::string> after;
};

/// By the order of the first plant, then what only the second has.
/// \complexity n log n in the number of keys
std::vector<KeyChange> changes_between(const LineSpec& before, const LineSpec& after);

}  // namespace takt::spec
