// Which products a source sends, on average.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

/// Shares of the products among all parts of a source, its timetable or orders included.
/// \pre products > 0
std::vector<double> product_mix(const SourcePlan& source, std::size_t products);

}  // namespace takt
