// Values that were measured, and what is known of all of them.
#pragma once

#include <utility>
#include <vector>

namespace takt {

struct MeasuredValues {
    std::vector<double> values;
    double mean = 0;
    double variance = 0;  ///< of these values, as if there were no others

    /// \pre there are some
    explicit MeasuredValues(std::vector<double> measured) : values(std::move(measured)) {
        const double count = static_cast<double>(values.size());
        for (const double value : values)
            mean += value / count;
        for (const double value : values)
            variance += (value - mean) * (value - mean) / count;
    }
};

}  // namespace takt
