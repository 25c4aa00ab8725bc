// The quantile of the standard normal law.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "takt/core/inline.hpp"
#include "takt/random/elementary.hpp"

#if !defined(__clang__)
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off")
#endif

namespace takt {

namespace detail {

/// Polynomial with the coefficient of the highest power last, for one number or for several side by side.
template <class Real>
TAKT_ALWAYS_INLINE void polynomial(const std::array<double, 8>& coefficients, const Real& x, Real& sum) {
    TAKT_EACH_STEP_ROUNDED
    sum = x * 0.0 + coefficients[7];
    for (std::size_t i = 7; i-- > 0;)
        sum = sum * x + coefficients[i];
}

inline constexpr double most_in_middle = 0.425;

template <class Real>
TAKT_ALWAYS_INLINE void normal_quantile_middle(const Real& q, Real& result) {
    TAKT_EACH_STEP_ROUNDED
    constexpr std::array<double, 8> numerator{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                                              1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                                              3.3430575583588128105e4, 2.5090809287301226727e3};
    constexpr std::array<double, 8> denominator{1.0,
                                                4.2313330701600911252e1,
                                                6.8718700749205790830e2,
                                                5.3941960214247511077e3,
                                                2.1213794301586595867e4,
                                                3.9307895800092710610e4,
                                                2.8729085735721942674e4,
                                                5.2264952788528545610e3};
    const Real r = 0.180625 - q * q;
    Real above, below;
    polynomial(numerator, r, above);
    polynomial(denominator, r, below);
    result = q * above / below;
}

inline double ratio(const std::array<double, 8>& numerator, const std::array<double, 8>& denominator, double x) {
    double above, below;
    polynomial(numerator, x, above);
    polynomial(denominator, x, below);
    return above / below;
}

/// \pre r = sqrt(-log p) <= 5
inline double normal_quantile_tail(double r) {
    constexpr std::array<double, 8> numerator{
        1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr std::array<double, 8> denominator{1.0,
                                                2.05319162663775882187e0,
                                                1.67638483018380384940e0,
                                                6.89767334985100004550e-1,
                                                1.48103976427480074590e-1,
                                                1.51986665636164571966e-2,
                                                5.47593808499534494600e-4,
                                                1.05075007164441684324e-9};
    return ratio(numerator, denominator, r - 1.6);
}

/// \pre r = sqrt(-log p) > 5
inline double normal_quantile_far_tail(double r) {
    constexpr std::array<double, 8> numerator{
        6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr std::array<double, 8> denominator{1.0,
                                                5.99832206555887937690e-1,
                                                1.36929880922735805310e-1,
                                                1.48753612908506148525e-2,
                                                7.86869131145613259100e-4,
                                                1.84631831751005468180e-5,
                                                1.42151175831644588870e-7,
                                                2.04426310338993978564e-15};
    return ratio(numerator, denominator, r - 5);
}

}  // namespace detail

/// x with P(Z <= x) = p for a standard normal Z; relative error about 1e-16.
/// \pre    0 < p < 1
/// \source Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37(3), 1988
inline double normal_quantile(double p) {
    const double q = p - 0.5;
    if (std::abs(q) <= detail::most_in_middle) {
        double x;
        detail::normal_quantile_middle(q, x);
        return x;
    }
    const double r = std::sqrt(-natural_logarithm(q < 0 ? p : 1 - p));
    const double x = r <= 5 ? detail::normal_quantile_tail(r) : detail::normal_quantile_far_tail(r);
    return q < 0 ? -x : x;
}

}  // namespace takt

#if !defined(__clang__)
#pragma GCC pop_options
#endif
