#pragma once

#include "takt/random/law.hpp"
#include "takt/random/special_functions.hpp"

namespace takt {

/// Gamma: density x^(k-1) exp(-x / b) / (b^k Gamma(k)) with shape k and scale b. Mean k b, variance k b^2.
/// Inversion of the regularised incomplete gamma function, one uniform a variate.
/// \source DiDonato, Morris, Computation of the incomplete gamma function ratios and their inverse, ACM TOMS 12(4),
///         1986, as implemented in Boost.Math
class Gamma {
  public:
    static constexpr std::string_view name = "gamma";
    static constexpr std::string_view help = "As erlang, with any positive number of steps.";
    static constexpr std::string_view example = "gamma(shape 2.5, scale 2 min)";
    static constexpr std::array parameters{Parameter{"shape", "how many steps, with fractions", ParameterKind::number},
                                           Parameter{"scale", "the mean of a step"}};

    static Made<Gamma> make(std::span<const double> values) {
        const bool good = is_between(values[0], 0.01, 1e6) && is_positive(values[1]);
        if (!good) return refusal("a shape from 0.01 to 1e6, and a scale above 0", values);
        return Gamma(values[0], values[1]);
    }

    double mean() const { return shape_ * scale_; }
    double variance() const { return shape_ * scale_ * scale_; }
    double sample(Stream& stream) const { return scale_ * gamma_q_inverse(shape_, stream.uniform()); }

  private:
    Gamma(double shape, double scale) : shape_(shape), scale_(scale) {}

    double shape_;
    double scale_;
};

}  // namespace takt
