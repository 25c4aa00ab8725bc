#pragma once

#include <cmath>

#include "takt/random/law.hpp"

namespace takt {

/// Triangular: density rising from the low l to the mode m and falling to the high h.
/// F(x) = (x - l)^2 / ((h - l) (m - l)) for x <= m, and 1 - (h - x)^2 / ((h - l) (h - m)) above.
/// Mean (l + m + h) / 3, variance (l^2 + m^2 + h^2 - l m - l h - m h) / 18. Inversion, one uniform a variate.
class Triangular {
  public:
    static constexpr std::string_view name = "triangular";
    static constexpr std::string_view help =
        "Between two bounds, with a most frequent value; for estimates without data.";
    static constexpr std::string_view example = "triangular(low 50 s, mode 60 s, high 90 s)";
    static constexpr std::array parameters{Parameter{"low", "the least"}, Parameter{"mode", "the most frequent"},
                                           Parameter{"high", "the most"}};

    static Made<Triangular> make(std::span<const double> values) {
        const bool good = is_not_negative(values[0]) && values[0] <= values[1] && values[1] <= values[2] &&
                          values[0] < values[2] && values[2] <= largest_quantity;
        if (!good) return refusal("a low of 0 or more, a high above it, and a mode between them", values);
        return Triangular(values[0], values[1], values[2]);
    }

    double mean() const { return low_ + (rise_ + range_) / 3; }
    /// With l = 0 the formula has no differences of large numbers.
    double variance() const { return (rise_ * rise_ + range_ * range_ - rise_ * range_) / 18; }

    double sample(Stream& stream) const {
        const double above = stream.uniform();
        if (above * range_ < fall_) return low_ + range_ - std::sqrt(above * range_ * fall_);
        return low_ + std::sqrt((1 - above) * range_ * rise_);
    }

  private:
    Triangular(double low, double mode, double high)
        : low_(low), rise_(mode - low), fall_(high - mode), range_(high - low) {}

    double low_;
    double rise_;
    double fall_;
    double range_;
};

}  // namespace takt
