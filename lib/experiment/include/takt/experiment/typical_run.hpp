// Which of several replications to look at closely.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace takt {

/// The place of the one whose units are the closest to their mean, the first of several such; nothing where there are none.
std::optional<std::size_t> typical_run(const std::vector<double>& units);

}  // namespace takt
