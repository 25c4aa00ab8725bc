// How sure a number is: confidence intervals for means and for shares.
#pragma once

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "takt/core/contract.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// From `lower` to `upper`, which hold the true value with the chance `level`.
struct ConfidenceInterval {
    double estimate = 0;
    double lower = 0;
    double upper = 0;
    double level = 0.95;

    double half_width() const { return (upper - lower) / 2; }
    bool contains(double value) const { return lower <= value && value <= upper; }
};

/// The t with P(|T| <= t) = level for Student's law.
/// \pre degrees > 0, 0 < level < 1
inline double student_quantile(double degrees, double level) {
    TAKT_EXPECTS(degrees > 0 && level > 0 && level < 1, degrees, level);
    return boost::math::quantile(boost::math::complement(boost::math::students_t(degrees), (1 - level) / 2));
}

/// For the mean of independent observations, such as the yearly output over replications: mean +- t s / sqrt(n).
/// Exact for normal observations, good for outputs that sum up many parts. From fewer than two observations nothing
/// can be said about the spread, and the interval is without bounds (infinite).
/// \source Law, Simulation Modeling and Analysis, 5th ed., 4.5
inline ConfidenceInterval mean_interval(const Tally& tally, double level = 0.95) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (tally.count() < 2) return {tally.mean(), -infinity, infinity, level};
    const double count = static_cast<double>(tally.count());
    const double half = student_quantile(count - 1, level) * tally.standard_deviation() / std::sqrt(count);
    return {tally.mean(), tally.mean() - half, tally.mean() + half, level};
}

/// For a share, from `successes` in `trials`, by Wilson's score: keeps close to its level on average even for few
/// trials and for shares near 0 or 1. Without trials: from 0 to 1. \pre successes <= trials \source Wilson, Probable
/// inference, the law of succession, and statistical inference, JASA 22(158), 1927
inline ConfidenceInterval wilson_interval(std::uint64_t successes, std::uint64_t trials, double level = 0.95) {
    TAKT_EXPECTS(successes <= trials && level > 0 && level < 1, successes, trials, level);
    if (trials == 0) return {0, 0, 1, level};
    const double z = boost::math::quantile(boost::math::complement(boost::math::normal(), (1 - level) / 2));
    const double n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // The bounds at no and at only successes are 0 and 1 exactly; rounding must not move them.
    return {share, successes == 0 ? 0 : std::max(0.0, middle - half),
            successes == trials ? 1 : std::min(1.0, middle + half), level};
}

/// For a share, never below its level whatever the true share, and wider for it. Without trials: from 0 to 1.
/// \pre successes <= trials
/// \source Clopper, Pearson, The use of confidence or fiducial limits, Biometrika 26(4), 1934
inline ConfidenceInterval clopper_pearson_interval(std::uint64_t successes, std::uint64_t trials, double level = 0.95) {
    TAKT_EXPECTS(successes <= trials && level > 0 && level < 1, successes, trials, level);
    if (trials == 0) return {0, 0, 1, level};
    using BetaLaw = boost::math::beta_distribution<double>;
    const double tail = (1 - level) / 2;
    const double good = static_cast<double>(successes);
    const double bad = static_cast<double>(trials - successes);
    const double lower = successes == 0 ? 0 : boost::math::quantile(BetaLaw(good, bad + 1), tail);
    const double upper =
        successes == trials ? 1 : boost::math::quantile(boost::math::complement(BetaLaw(good + 1, bad), tail));
    return {good / (good + bad), lower, upper, level};
}

}  // namespace takt
