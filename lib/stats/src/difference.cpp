#include "takt/stats/difference.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {
namespace {

/// P(|T| >= t) for Student's law. A difference without any spread is certain, unless there is none.
double two_sided_p(double difference, double error, double degrees) {
    if (error == 0) return difference == 0 ? 1 : 0;
    return 2 *
           boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(difference / error)));
}

}  // namespace

MeanDifference paired_difference(const Tally& differences, double level) {
    MeanDifference found{mean_interval(differences, level), 1};
    if (differences.count() < 2) return found;
    const double count = static_cast<double>(differences.count());
    found.p_value =
        two_sided_p(differences.mean(), differences.standard_deviation() / std::sqrt(count), count - 1);
    return found;
}

MeanDifference welch_difference(const Tally& a, const Tally& b, double level) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double difference = a.mean() - b.mean();
    if (a.count() < 2 || b.count() < 2) return {{difference, -infinity, infinity, level}, 1};
    const double count_a = static_cast<double>(a.count());
    const double count_b = static_cast<double>(b.count());
    const double share_a = a.variance() / count_a;
    const double share_b = b.variance() / count_b;
    const double error = std::sqrt(share_a + share_b);
    if (error == 0) return {{difference, difference, difference, level}, two_sided_p(difference, 0, 1)};
    const double degrees = (share_a + share_b) * (share_a + share_b) /
                           (share_a * share_a / (count_a - 1) + share_b * share_b / (count_b - 1));
    const double half = student_quantile(degrees, level) * error;
    return {{difference, difference - half, difference + half, level}, two_sided_p(difference, error, degrees)};
}

std::vector<double> holm(std::span<const double> p_values) {
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
