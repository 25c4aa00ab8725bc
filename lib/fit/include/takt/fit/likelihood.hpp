// How likely a sample is under a curve.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "takt/fit/curves.hpp"
#include "takt/fit/sample.hpp"

namespace takt::fit {

namespace detail {

/// Chance that a time is seen as `value`, when its beginning and its end are both rounded to the grid, wherever in it they fall. That
/// is the density averaged under a triangle from value - grid to value + grid, which is the mean of the chance of intervals one
/// grid wide whose middles are spread evenly over half a grid to either side; of those, two by Gauss's rule.
template <class Curve>
double chance_seen(const Curve& curve, double value, double grid) {
    const auto chance_around = [&](double middle) {
        const double from = std::max(0.0, middle - grid / 2);
        return middle + grid / 2 > 0 ? curve.below(middle + grid / 2) - (from > 0 ? curve.below(from) : 0.0) : 0.0;
    };
    const double aside = grid / 2 * std::numbers::inv_sqrt3;
    return (chance_around(value - aside) + chance_around(value + aside)) / 2;
}

}  // namespace detail

/// The logarithm of the likelihood: of whole times the density, or the chance of their interval where they are coarse; of those cut
/// off the chance of lasting longer.
/// \source Lawless, Statistical Models and Methods for Lifetime Data, 2nd ed., 2.2; Meeker, Escobar, Statistical Methods for
///         Reliability Data, 2.4 (rounded data)
template <class Curve>
double log_likelihood(const Curve& curve, const Sample& sample) {
    double sum = 0;
    if (sample.is_coarse()) {
        for (const Tie& tie : sample.ties())
            sum += tie.times * std::log(detail::chance_seen(curve, tie.value, sample.grid()));
    } else {
        sum = curve.log_density(sample);
    }
    for (const double longer_than : sample.cut_offs())
        sum += curve.log_above(longer_than);
    return std::isnan(sum) ? detail::nowhere : sum;
}

}  // namespace takt::fit
