// The laws that are fitted, by the parameters that takt's language has for them.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <string_view>

#include "takt/fit/sample.hpp"
#include "takt/random/exponential.hpp"
#include "takt/random/gamma.hpp"
#include "takt/random/lognormal.hpp"
#include "takt/random/normal.hpp"
#include "takt/random/special_functions.hpp"
#include "takt/random/weibull.hpp"

namespace takt::fit {

// A curve has a `Law` of takt/random, whose parameters are its own, all above 0, and
//
//   log_density(sample)   the sum of the logarithms of the density at all whole values; of sums where the law allows it
//   below(x)              F(x)
//   log_above(x)          log(1 - F(x))
//   start(sample)         parameters to begin the search at

namespace detail {

inline constexpr double nowhere = -std::numeric_limits<double>::infinity();

/// log P(Z > z) of a standard normal Z, also where that is too small for a double.
inline double log_normal_above(double z) {
    if (z < 25) return std::log(0.5 * std::erfc(z / std::numbers::sqrt2));
    return -0.5 * z * z - std::log(z) - 0.5 * std::log(2 * std::numbers::pi);
}

inline double normal_below(double z) {
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// Mean of all time seen over the number of whole times, as if they were exponential.
inline double mean_with_cut_offs(const Sample& sample) {
    return (sample.sum() + sample.sum_cut_off()) / sample.count();
}

inline double coefficient_of_variation(const Sample& sample) {
    return std::clamp(sample.standard_deviation() / sample.mean(), 1e-6, 100.0);
}

}  // namespace detail

struct ExponentialCurve {
    using Law = Exponential;
    using Parameters = std::array<double, 1>;

    explicit ExponentialCurve(const Parameters& of) : mean(of[0]) {}

    double log_density(const Sample& sample) const { return -sample.count() * std::log(mean) - sample.sum() / mean; }
    double below(double x) const { return -std::expm1(-x / mean); }
    double log_above(double x) const { return -x / mean; }

    static Parameters start(const Sample& sample) { return {detail::mean_with_cut_offs(sample)}; }

    double mean;
};

struct LognormalCurve {
    using Law = Lognormal;
    using Parameters = std::array<double, 2>;

    explicit LognormalCurve(const Parameters& of)
        : sigma(std::sqrt(std::log1p(of[1] * of[1]))), mu(std::log(of[0]) - sigma * sigma / 2) {}

    double log_density(const Sample& sample) const {
        const double n = sample.count();
        const double away = sample.sum_of_logarithms() / n - mu;
        const double squares = sample.squares_of_logarithms() + n * away * away;
        return -sample.sum_of_logarithms() - n * std::log(sigma * std::sqrt(2 * std::numbers::pi)) -
               squares / (2 * sigma * sigma);
    }
    double below(double x) const { return detail::normal_below((std::log(x) - mu) / sigma); }
    double log_above(double x) const { return x > 0 ? detail::log_normal_above((std::log(x) - mu) / sigma) : 0; }

    static Parameters start(const Sample& sample) {
        return {detail::mean_with_cut_offs(sample), detail::coefficient_of_variation(sample)};
    }

    double sigma, mu;
};

struct WeibullCurve {
    using Law = Weibull;
    using Parameters = std::array<double, 2>;

    explicit WeibullCurve(const Parameters& of) : shape(of[0]), scale(of[1]) {}

    double log_density(const Sample& sample) const {
        const double n = sample.count();
        double powers = 0;
        for (const Tie& tie : sample.ties())
            powers += tie.times * std::pow(tie.value / scale, shape);
        return n * std::log(shape / scale) + (shape - 1) * (sample.sum_of_logarithms() - n * std::log(scale)) - powers;
    }
    double below(double x) const { return -std::expm1(log_above(x)); }
    double log_above(double x) const { return -std::pow(x / scale, shape); }

    static Parameters start(const Sample& sample) {
        return {std::pow(detail::coefficient_of_variation(sample), -1.086), detail::mean_with_cut_offs(sample)};
    }

    double shape, scale;
};

struct GammaCurve {
    using Law = Gamma;
    using Parameters = std::array<double, 2>;

    explicit GammaCurve(const Parameters& of) : shape(of[0]), scale(of[1]) {}

    double log_density(const Sample& sample) const {
        if (!is_in_range()) return detail::nowhere;
        const double n = sample.count();
        return (shape - 1) * sample.sum_of_logarithms() - sample.sum() / scale -
               n * (shape * std::log(scale) + log_gamma(shape));
    }
    double below(double x) const {
        return is_in_range() ? gamma_p(shape, x / scale) : 0;
    }
    double log_above(double x) const {
        if (!is_in_range()) return detail::nowhere;
        return std::log(gamma_q(shape, x / scale));
    }

    static Parameters start(const Sample& sample) {
        const double cv = detail::coefficient_of_variation(sample);
        const double shape = std::clamp(1 / (cv * cv), 0.02, 5e5);
        return {shape, detail::mean_with_cut_offs(sample) / shape};
    }

    /// What takt's law takes.
    bool is_in_range() const { return shape >= 0.01 && shape <= 1e6; }

    double shape, scale;
};

/// Truncated at 0, as takt's law is.
struct NormalCurve {
    using Law = Normal;
    using Parameters = std::array<double, 2>;

    explicit NormalCurve(const Parameters& of) : mean(of[0]), sd(of[1]), kept(detail::normal_below(mean / sd)) {}

    double log_density(const Sample& sample) const {
        const double n = sample.count();
        const double away = sample.mean() - mean;
        const double around = sample.standard_deviation() * sample.standard_deviation() * (n - 1);
        return -n * std::log(sd * kept * std::sqrt(2 * std::numbers::pi)) - (around + n * away * away) / (2 * sd * sd);
    }
    double below(double x) const { return -std::expm1(log_above(x)); }
    double log_above(double x) const {
        return std::min(0.0, detail::log_normal_above((std::max(x, 0.0) - mean) / sd) - std::log(kept));
    }

    static Parameters start(const Sample& sample) {
        return {detail::mean_with_cut_offs(sample), std::max(sample.standard_deviation(), 1e-6 * sample.mean())};
    }

    double mean, sd, kept;
};

}  // namespace takt::fit
