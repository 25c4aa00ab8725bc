#pragma once

#include "takt/random/beta.hpp"

namespace takt {

/// PERT: a beta on [l, h] with its mode at m and weight 4 on the mode: a = 1 + 4 (m - l) / (h - l),
/// b = 1 + 4 (h - m) / (h - l). Mean (l + 4 m + h) / 6, variance (mean - l) (h - mean) / 7.
/// Inversion of the incomplete beta function, one uniform a variate.
/// \source Malcolm, Roseboom, Clark, Fazar, Application of a technique for research and development program
///         evaluation, Operations Research 7(5), 1959; Vose, Risk Analysis, 3rd ed.
class Pert {
  public:
    static constexpr std::string_view name = "pert";
    static constexpr std::string_view help =
        "Between two bounds, smoother than triangular and nearer to the most frequent value.";
    static constexpr std::string_view example = "pert(low 50 s, mode 60 s, high 90 s)";
    static constexpr std::array parameters{Parameter{"low", "the least"}, Parameter{"mode", "the most frequent"},
                                           Parameter{"high", "the most"}};

    static Made<Pert> make(std::span<const double> values) {
        const bool good = is_not_negative(values[0]) && values[0] <= values[1] && values[1] <= values[2] &&
                          values[0] < values[2] && values[2] <= largest_quantity;
        if (!good) return refusal("a low of 0 or more, a high above it, and a mode between them", values);
        return Pert(values[0], values[1], values[2]);
    }

    double mean() const { return beta_.mean(); }
    double variance() const { return beta_.variance(); }
    double sample(Stream& stream) const { return beta_.sample(stream); }

  private:
    Pert(double low, double mode, double high)
        : beta_(low, high, 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)) {}

    Beta beta_;
};

}  // namespace takt
