#include "takt/stats/normality.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <boost/math/distributions/normal.hpp>

#include "takt/core/contract.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

double anderson_darling(std::vector<double> observations) {
    TAKT_EXPECTS(observations.size() >= 8, observations.size());
    std::sort(observations.begin(), observations.end());
    Tally tally;
    for (const double each : observations) tally.add(each);
    TAKT_EXPECTS(tally.variance() > 0);
    const boost::math::normal law(tally.mean(), tally.standard_deviation());
    const double n = static_cast<double>(observations.size());
    double sum = 0;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const double below = boost::math::cdf(law, observations[i]);
        const double above = boost::math::cdf(boost::math::complement(law, observations[observations.size() - 1 - i]));
        sum += (2 * static_cast<double>(i) + 1) * (std::log(below) + std::log(above));
    }
    return (-n - sum / n) * (1 + 0.75 / n + 2.25 / (n * n));
}

}  // namespace takt
