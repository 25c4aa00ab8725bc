#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "takt/core/rounded.hpp"
#include "takt/random/law.hpp"
#include "takt/random/normal_quantile.hpp"

namespace takt {

/// Normal, truncated at 0: a normal law with mean m >= 0 and standard deviation s, given that it is at least 0.
/// F(x) = 1 - Phi((m - x) / s) / Phi(m / s) for x >= 0. With a = m / s and h = phi(a) / Phi(a):
/// mean m + s h, variance s^2 (1 - a h - h^2). The truncation moves both: with m = 3 s the mean by 0.15 % of m.
/// Inversion of the conditional law, one uniform a variate; nothing is drawn and thrown away.
/// \source Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1, 2nd ed., 13.10.1
class Normal {
  public:
    static constexpr std::string_view name = "normal";
    static constexpr std::string_view help =
        "Bell-shaped around its mean, cut off at 0; for measured times that scatter to both sides.";
    static constexpr std::string_view example = "normal(mean 96 s, sd 4 s)";
    static constexpr std::array parameters{Parameter{"mean", "the mean before the cut"},
                                           Parameter{"sd", "the standard deviation before the cut"}};

    static Made<Normal> make(std::span<const double> values) {
        const bool good = is_not_negative(values[0]) && is_positive(values[1]);
        if (!good) return refusal("a mean of 0 or more, and an sd above 0", values);
        return Normal(values[0], values[1]);
    }

    double mean() const { return mean_ + sd_ * hazard(); }
    double variance() const {
        const double h = hazard();
        return h == 0 ? sd_ * sd_ : sd_ * sd_ * (1 - h * (mean_ / sd_ + h));
    }
    double sample(Stream& stream) const {
        return std::max(0.0, mean_ - rounded(sd_ * normal_quantile(kept_ * stream.uniform())));
    }

  private:
    Normal(double mean, double sd) : mean_(mean), sd_(sd), kept_(0.5 * std::erfc(-mean / sd / std::numbers::sqrt2)) {}

    /// h of the formula above.
    double hazard() const {
        const double a = mean_ / sd_;
        return std::exp(-0.5 * a * a) * std::numbers::inv_sqrtpi / std::numbers::sqrt2 / kept_;
    }

    double mean_;
    double sd_;
    double kept_;  ///< share of the whole normal law that lies above 0
};

}  // namespace takt
