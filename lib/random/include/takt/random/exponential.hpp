#pragma once

#include "takt/random/law.hpp"

namespace takt {

/// Exponential: F(x) = 1 - exp(-x / m) for x >= 0. Mean m, variance m^2. Inversion, one uniform a variate.
class Exponential {
  public:
    static constexpr std::string_view name = "exponential";
    static constexpr std::string_view help =
        "Without memory: how long it has lasted says nothing about how long it will; the usual law of times between "
        "failures.";
    static constexpr std::string_view example = "exponential(mean 42 min)";
    static constexpr std::array parameters{Parameter{"mean", "the mean"}};

    static Made<Exponential> make(std::span<const double> values) {
        if (!is_positive(values[0])) return refusal("a mean above 0", values);
        return Exponential(values[0]);
    }

    double mean() const { return mean_; }
    double variance() const { return mean_ * mean_; }

    static constexpr Kernel kernel = Kernel::exponential;
    double of_kernel(double variate) const { return mean_ * variate; }
    Formula formula() const { return {.factor = mean_}; }
    double sample(Stream& stream) const { return of_kernel(draw(stream, kernel)); }

  private:
    explicit Exponential(double mean) : mean_(mean) {}

    double mean_;
};

}  // namespace takt
