#pragma once

#include <algorithm>
#include <cmath>

#include "takt/random/elementary.hpp"
#include "takt/random/law.hpp"

namespace takt {

/// Erlang: the sum of k independent exponentials, with the mean m of the whole sum.
/// Density x^(k-1) exp(-x / b) / (b^k (k-1)!) with b = m / k. Mean m, variance m^2 / k.
/// Minus b times the logarithm of the product of k uniforms.
class Erlang {
  public:
    static constexpr std::string_view name = "erlang";
    static constexpr std::string_view help =
        "The sum of several exponential steps that are alike; it scatters the less the more steps there are.";
    static constexpr std::string_view example = "erlang(k 4, mean 6 min)";
    static constexpr std::array parameters{Parameter{"k", "how many steps, a whole number", ParameterKind::number},
                                           Parameter{"mean", "the mean of all steps together"}};

    static Made<Erlang> make(std::span<const double> values) {
        const bool good =
            is_between(values[0], 1, 1000) && std::floor(values[0]) == values[0] && is_positive(values[1]);
        if (!good) return refusal("a whole number k from 1 to 1000, and a mean above 0", values);
        return Erlang(static_cast<int>(values[0]), values[1]);
    }

    double mean() const { return phase_mean_ * phases_; }
    double variance() const { return phase_mean_ * phase_mean_ * phases_; }
    double sample(Stream& stream) const {
        double sum = 0;
        for (int left = phases_; left > 0; left -= at_once)
            sum -= natural_logarithm(product(stream, std::min(left, at_once)));
        return phase_mean_ * sum;
    }

  private:
    /// A uniform is at least 2^-53, so the product of 16 is above 2^-1022 and does not underflow.
    static constexpr int at_once = 16;

    static double product(Stream& stream, int factors) {
        double product = stream.uniform();
        for (int i = 1; i < factors; ++i)
            product *= stream.uniform();
        return product;
    }

    Erlang(int phases, double mean) : phases_(phases), phase_mean_(mean / phases) {}

    int phases_;
    double phase_mean_;
};

}  // namespace takt
