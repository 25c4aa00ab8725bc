#pragma once

#include <cmath>

#include "takt/random/elementary.hpp"
#include "takt/random/law.hpp"

namespace takt {

/// Weibull: F(x) = 1 - exp(-(x / b)^k) with shape k and scale b. Mean b Gamma(1 + 1/k),
/// variance b^2 (Gamma(1 + 2/k) - Gamma(1 + 1/k)^2). Inversion, one uniform a variate.
class Weibull {
  public:
    static constexpr std::string_view name = "weibull";
    static constexpr std::string_view help =
        "Life times: early failures with a shape below 1, wear with a shape above 1, exponential at 1.";
    static constexpr std::string_view example = "weibull(shape 1.5, scale 1 h)";
    static constexpr std::array parameters{
        Parameter{"shape", "below 1 fewer failures with age, above 1 more", ParameterKind::number},
        Parameter{"scale", "63 % are below it"}};

    static Made<Weibull> make(std::span<const double> values) {
        const bool good = is_between(values[0], 0.1, 1000) && is_positive(values[1]);
        if (!good) return refusal("a shape from 0.1 to 1000, and a scale above 0", values);
        return Weibull(values[0], values[1]);
    }

    double mean() const { return scale_ * std::exp(log_moment(1)); }
    /// As mean^2 (E[X^2] / mean^2 - 1), which keeps its digits where the shape is large and the two terms nearly equal.
    double variance() const { return mean() * mean() * std::expm1(log_moment(2) - 2 * log_moment(1)); }

    static constexpr Kernel kernel = Kernel::exponential;
    double of_kernel(double variate) const {
        return scale_ * exponential_function(inverse_shape_ * natural_logarithm(variate));
    }
    double sample(Stream& stream) const { return of_kernel(draw(stream, kernel)); }

  private:
    Weibull(double shape, double scale) : inverse_shape_(1 / shape), scale_(scale) {}

    /// log E[(X / b)^n]. std::lgamma writes a global sign, which threads may not share; of std::tgamma nothing is
    /// shared.
    double log_moment(int n) const { return std::log(std::tgamma(1 + n * inverse_shape_)); }

    double inverse_shape_;
    double scale_;
};

}  // namespace takt
