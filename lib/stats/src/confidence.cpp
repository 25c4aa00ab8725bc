#include "takt/stats/confidence.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "takt/core/contract.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

double student_quantile(double degrees, double level) {
    TAKT_EXPECTS(degrees > 0 && level > 0 && level < 1, degrees, level);
    return boost::math::quantile(boost::math::complement(boost::math::students_t(degrees), (1 - level) / 2));
}

ConfidenceInterval mean_interval(const Tally& tally, double level) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (tally.count() < 2) return {tally.mean(), -infinity, infinity, level};
    const double count = static_cast<double>(tally.count());
    const double half = student_quantile(count - 1, level) * tally.standard_deviation() / std::sqrt(count);
    return {tally.mean(), tally.mean() - half, tally.mean() + half, level};
}

ConfidenceInterval wilson_interval(std::uint64_t successes, std::uint64_t trials, double level) {
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

ConfidenceInterval clopper_pearson_interval(std::uint64_t successes, std::uint64_t trials, double level) {
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
