// Whether two means differ, and what to do when many pairs are looked at.
#pragma once

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// A difference of two means, how well it is known, and how likely one as large is by chance alone.
struct MeanDifference {
    ConfidenceInterval interval;
    double p_value = 1;  ///< two-sided, of this difference by itself
};

namespace detail {

/// P(|T| >= t) for Student's law. A difference without any spread is certain, unless there is none.
inline double two_sided_p(double difference, double error, double degrees) {
    if (error == 0) return difference == 0 ? 1 : 0;
    return 2 *
           boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(difference / error)));
}

}  // namespace detail

/// From differences of pairs, such as replications with the same random numbers in two plants: mean +- t s / sqrt(n), by Student's
/// law with n - 1 degrees of freedom. From fewer than two pairs nothing can be said: no bounds, p = 1.
/// \source Law, Simulation Modeling and Analysis, 5th ed., 10.2.1
inline MeanDifference paired_difference(const Tally& differences, double level = 0.95) {
    MeanDifference found{mean_interval(differences, level), 1};
    if (differences.count() < 2) return found;
    const double count = static_cast<double>(differences.count());
    found.p_value =
        detail::two_sided_p(differences.mean(), differences.standard_deviation() / std::sqrt(count), count - 1);
    return found;
}

/// mean(a) - mean(b) of independent observations whose variances may differ, with Satterthwaite's degrees of freedom. From fewer
/// than two of either nothing can be said: no bounds, p = 1.
/// \source Welch, The generalization of Student's problem when several different population variances are involved, Biometrika
///         34(1-2), 1947
inline MeanDifference welch_difference(const Tally& a, const Tally& b, double level = 0.95) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double difference = a.mean() - b.mean();
    if (a.count() < 2 || b.count() < 2) return {{difference, -infinity, infinity, level}, 1};
    const double count_a = static_cast<double>(a.count());
    const double count_b = static_cast<double>(b.count());
    const double share_a = a.variance() / count_a;
    const double share_b = b.variance() / count_b;
    const double error = std::sqrt(share_a + share_b);
    if (error == 0) return {{difference, difference, difference, level}, detail::two_sided_p(difference, 0, 1)};
    const double degrees = (share_a + share_b) * (share_a + share_b) /
                           (share_a * share_a / (count_a - 1) + share_b * share_b / (count_b - 1));
    const double half = student_quantile(degrees, level) * error;
    return {{difference, difference - half, difference + half, level}, detail::two_sided_p(difference, error, degrees)};
}

/// The level of each of several intervals with which all of them hold together with at least the chance `level`.
/// \source Bonferroni's inequality; Law, Simulation Modeling and Analysis, 5th ed., 9.7
inline double bonferroni_level(double level, std::size_t intervals) {
    return 1 - (1 - level) / static_cast<double>(std::max<std::size_t>(1, intervals));
}

/// p-values for tests made together: where those at most alpha are taken for differences, the chance that any of them is none is at
/// most alpha, however the tests depend on each other.
/// \source Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6(2), 1979
inline std::vector<double> holm(std::span<const double> p_values) {
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
    std::vector<double> adjusted(p_values.size());
    double so_far = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double factor = static_cast<double>(order.size() - i);
        so_far = std::max(so_far, std::min(1.0, factor * p_values[order[i]]));
        adjusted[order[i]] = so_far;
    }
    return adjusted;
}

}  // namespace takt
