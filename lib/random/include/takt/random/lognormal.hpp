#pragma once

#include <algorithm>
#include <cmath>

#include "takt/core/rounded.hpp"
#include "takt/random/elementary.hpp"
#include "takt/random/law.hpp"

namespace takt {

/// Lognormal, by the mean m and the coefficient of variation c of the variable itself, not of its logarithm.
/// F(x) = Phi((log x - mu) / sigma) with sigma^2 = log(1 + c^2) and mu = log m - sigma^2 / 2.
/// Mean m, variance (c m)^2. Inversion, one uniform a variate.
class Lognormal {
  public:
    static constexpr std::string_view name = "lognormal";
    static constexpr std::string_view help =
        "Never below 0, with a long tail to the right; the usual law of manual work and of repairs.";
    static constexpr std::string_view example = "lognormal(mean 96 s, cv 0.05)";
    static constexpr std::array parameters{
        Parameter{"mean", "the mean"},
        Parameter{"cv", "the coefficient of variation: the standard deviation over the mean", ParameterKind::number}};

    static Made<Lognormal> make(std::span<const double> values) {
        const bool good = is_positive(values[0]) && values[1] > 0 && values[1] <= 1000;
        if (!good) return refusal("a mean above 0, and a cv above 0 and up to 1000", values);
        return Lognormal(values[0], values[1]);
    }

    double mean() const { return std::exp(mu_ + sigma_ * sigma_ / 2); }
    double variance() const { return mean() * mean() * std::expm1(sigma_ * sigma_); }

    static constexpr Kernel kernel = Kernel::normal;
    double of_kernel(double variate) const { return exponential_function(mu_ + rounded(sigma_ * variate)); }
    Formula formula() const { return {.factor = sigma_, .offset = mu_, .is_exponent = true}; }
    double sample(Stream& stream) const { return of_kernel(draw(stream, kernel)); }

  private:
    Lognormal(double mean, double cv)
        : mu_(natural_logarithm(std::max(mean, 1e-300)) - logarithm_of_one_and(cv * cv) / 2),
          sigma_(std::sqrt(logarithm_of_one_and(cv * cv))) {}

    double mu_;
    double sigma_;
};

}  // namespace takt
