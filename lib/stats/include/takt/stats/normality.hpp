// Whether observations may be normal.
#pragma once

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstddef>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// Anderson and Darling's A^2 for a normal law whose mean and variance are estimated, with Stephens' correction for n.
/// \pre    at least 8 observations that are not all equal
/// \source Stephens, EDF statistics for goodness of fit, JASA 69(347), 1974: A*^2 = A^2 (1 + 0.75 / n + 2.25 / n^2)
inline double anderson_darling(std::vector<double> observations) {
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

/// Not refused at 5 %; so one in twenty of truly normal samples is.
inline bool looks_normal(const std::vector<double>& observations) {
    constexpr double critical = 0.752;
    return anderson_darling(observations) < critical;
}

}  // namespace takt
