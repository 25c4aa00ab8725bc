#pragma once

#include "takt/random/law.hpp"
#include "takt/random/special_functions.hpp"

namespace takt {

/// Beta, scaled to [l, h]: X = l + (h - l) Y, Y of density y^(a-1) (1-y)^(b-1) / B(a, b).
/// Mean l + (h - l) a / (a + b), variance (h - l)^2 a b / ((a + b)^2 (a + b + 1)).
/// Inversion of the incomplete beta function, one uniform a variate.
/// \source Boost.Math, ibetac_inv
class Beta {
  public:
    static constexpr std::string_view name = "beta";
    static constexpr std::string_view help = "Between two bounds, leaning to one of them as two numbers say.";
    static constexpr std::string_view example = "beta(low 50 s, high 90 s, a 2, b 5)";
    static constexpr std::array parameters{Parameter{"low", "the least"}, Parameter{"high", "the most"},
                                           Parameter{"a", "pulls to the most", ParameterKind::number},
                                           Parameter{"b", "pulls to the least", ParameterKind::number}};

    static Made<Beta> make(std::span<const double> values) {
        const bool range = is_not_negative(values[0]) && is_positive(values[1]) && values[0] < values[1];
        if (!range) return refusal("a low of 0 or more, and a high above it", values);
        if (!is_between(values[2], 0.01, 1e4) || !is_between(values[3], 0.01, 1e4)) return "a and b from 0.01 to 10000";
        return Beta(values[0], values[1], values[2], values[3]);
    }

    double mean() const { return low_ + range_ * a_ / (a_ + b_); }
    double variance() const {
        const double sum = a_ + b_;
        return range_ * range_ * (a_ / sum) * (b_ / sum) / (sum + 1);
    }
    double sample(Stream& stream) const { return low_ + range_ * beta_q_inverse(a_, b_, stream.uniform()); }

  private:
    friend class Pert;

    Beta(double low, double high, double a, double b) : low_(low), range_(high - low), a_(a), b_(b) {}

    double low_;
    double range_;
    double a_;
    double b_;
};

}  // namespace takt
