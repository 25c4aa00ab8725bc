#pragma once

#include "takt/random/law.hpp"

namespace takt {

/// Uniform: F(x) = (x - l) / (h - l) for l <= x <= h. Mean (l + h) / 2, variance (h - l)^2 / 12.
/// Inversion, one uniform a variate.
class Uniform {
  public:
    static constexpr std::string_view name = "uniform";
    static constexpr std::string_view help = "Anything between two bounds, all equally likely.";
    static constexpr std::string_view example = "uniform(low 50 s, high 70 s)";
    static constexpr std::array parameters{Parameter{"low", "the least"}, Parameter{"high", "the most"}};

    static Made<Uniform> make(std::span<const double> values) {
        const bool good = is_not_negative(values[0]) && is_positive(values[1]) && values[0] < values[1];
        if (!good) return refusal("a low of 0 or more, and a high above it", values);
        return Uniform(values[0], values[1]);
    }

    double mean() const { return high_ - range_ / 2; }
    double variance() const { return range_ * range_ / 12; }
    double sample(Stream& stream) const { return high_ - range_ * stream.uniform(); }

  private:
    Uniform(double low, double high) : high_(high), range_(high - low) {}

    double high_;
    double range_;
};

}  // namespace takt
