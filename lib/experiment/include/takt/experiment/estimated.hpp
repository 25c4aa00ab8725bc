// What estimate() says of a plant.
#pragma once

#include <optional>
#include <string>
#include <variant>

namespace takt {

struct Estimate {
    std::string method;
    bool is_exact = false;            ///< of the long run; else an approximation
    double jph = 0;                   ///< units an hour
    std::optional<double> lead_time;  ///< mean, seconds
    std::optional<double> work_in_process;
};

/// The estimate, or in words why there is none.
using MaybeEstimate = std::variant<Estimate, std::string>;

}  // namespace takt
