#pragma once

#include <cmath>

#include "takt/random/law.hpp"

namespace takt {

/// Geometric: X = s K, where K counts the trials up to the first success: P(K = k) = p (1 - p)^(k-1), k = 1, 2, 3 ...
/// Given by the mean m and the step s (1 cycle, or the length of a time slot), so p = s / m.
/// Mean s / p = m, variance s^2 (1 - p) / p^2. Inversion, one uniform a variate.
class Geometric {
  public:
    static constexpr std::string_view name = "geometric";
    static constexpr std::string_view help =
        "A whole number of steps until something happens that has the same chance at each; counts cycles, or time "
        "slots.";
    static constexpr std::string_view example = "geometric(mean 200 cycles, step 1 cycle)";
    static constexpr std::array parameters{Parameter{"mean", "the mean"}, Parameter{"step", "the length of a step"}};

    static Made<Geometric> make(std::span<const double> values) {
        const bool good =
            is_positive(values[1]) && is_between(values[0], values[1], 1e12 * values[1]) && is_positive(values[0]);
        if (!good) return refusal("a step above 0, and a mean of one step to 1e12 steps", values);
        return Geometric(values[0], values[1]);
    }

    double mean() const { return mean_; }
    double variance() const { return mean_ * (mean_ - step_); }
    double sample(Stream& stream) const { return step_ * (1 + std::floor(std::log(stream.uniform()) / log_failure_)); }

  private:
    /// With p = 1 the logarithm is minus infinity, the quotient 0, and every sample one step.
    Geometric(double mean, double step) : mean_(mean), step_(step), log_failure_(std::log1p(-step / mean)) {}

    double mean_;
    double step_;
    double log_failure_;  ///< log(1 - p)
};

}  // namespace takt
