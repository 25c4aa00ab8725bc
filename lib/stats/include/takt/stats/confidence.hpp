// How sure a number is: confidence intervals for means and for shares.
#pragma once

#include <cstdint>

#include "takt/stats/tally.hpp"

namespace takt {

/// From `lower` to `upper`, which hold the true value with the chance `level`.
struct ConfidenceInterval {
    double estimate = 0;
    double lower = 0;
    double upper = 0;
    double level = 0.95;

    double half_width() const { return (upper - lower) / 2; }
    bool contains(double value) const { return lower <= value && value <= upper; }
};

/// The t with P(|T| <= t) = level for Student's law.
/// \pre degrees > 0, 0 < level < 1
double student_quantile(double degrees, double level);

/// For the mean of independent observations, such as the yearly output over replications: mean +- t s / sqrt(n).
/// Exact for normal observations, good for outputs that sum up many parts. From fewer than two observations nothing
/// can be said about the spread, and the interval is without bounds (infinite).
/// \source Law, Simulation Modeling and Analysis, 5th ed., 4.5
ConfidenceInterval mean_interval(const Tally& tally, double level = 0.95);

/// For a share, from `successes` in `trials`, by Wilson's score: keeps close to its level on average even for few
/// trials and for shares near 0 or 1. Without trials: from 0 to 1. \pre successes <= trials \source Wilson, Probable
/// inference, the law of succession, and statistical inference, JASA 22(158), 1927
ConfidenceInterval wilson_interval(std::uint64_t successes, std::uint64_t trials, double level = 0.95);

/// For a share, never below its level whatever the true share, and wider for it. Without trials: from 0 to 1.
/// \pre successes <= trials
/// \source Clopper, Pearson, The use of confidence or fiducial limits, Biometrika 26(4), 1934
ConfidenceInterval clopper_pearson_interval(std::uint64_t successes, std::uint64_t trials, double level = 0.95);

}  // namespace takt
