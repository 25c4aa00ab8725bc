#include "takt/experiment/typical_run.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace takt {

std::optional<std::size_t> typical_run(const std::vector<double>& units) {
    double mean = 0;
    for (const double each : units)
        mean += each / static_cast<double>(units.size());
    std::optional<std::size_t> typical;
    for (std::size_t i = 0; i < units.size(); ++i)
        if (!typical || std::abs(units[i] - mean) < std::abs(units[*typical] - mean)) typical = i;
    return typical;
}

}  // namespace takt
