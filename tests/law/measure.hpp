// Runs a plant many times and compares what it does with exact answers.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/stats/tally.hpp"

namespace takt::law {

/// Chance that one comparison fails although simulation and theory agree. There are about 600 comparisons in all, so a
/// correct simulator fails any of them with a chance below 1 %.
inline constexpr double false_alarm = 1e-5;

/// An interval wider than this share of the quantity's scale would prove little; a test with one fails.
inline constexpr double widest = 0.05;

struct Effort {
    int replications = 20;
    double warm_up = 2000;  ///< seconds
    double horizon = 40000;
};

/// Everything that the answers of a case may ask for, by the answers' names; one tally over the replications each.
using Measured = std::map<std::string, Tally>;

Measured measure(const spec::LineSpec& plant, const Effort& effort = {});

/// Checks that the exact value lies in the Student-t interval of the measured mean at level 1 - false_alarm, and that this
/// interval is narrow. `resolution` is the error of the measuring itself, such as the width of a quantile's bin.
void compare(const std::string& what, double exact, const Tally& measured, double scale, double resolution = 0);

}  // namespace takt::law
