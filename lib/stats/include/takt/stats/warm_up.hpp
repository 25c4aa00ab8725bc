// Where a series that starts from nothing has come to its steady state.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "takt/core/contract.hpp"

namespace takt {

/// How much of the front of a series to leave out.
struct Truncation {
    std::size_t cut = 0;  ///< observations, a multiple of the batch; at most half of the series
    bool found = false;   ///< false: the best cut lies in the second half, so the series is too short to tell
};

/// Means of `batch` observations each, in their order; what is left over at the end is left out. \pre batch > 0
inline std::vector<double> batch_means(std::span<const double> series, std::size_t batch) {
    TAKT_EXPECTS(batch > 0, batch);
    std::vector<double> means;
    for (std::size_t first = 0; first + batch <= series.size(); first += batch)
        means.push_back(std::accumulate(series.begin() + static_cast<std::ptrdiff_t>(first),
                                        series.begin() + static_cast<std::ptrdiff_t>(first + batch), 0.0) /
                        static_cast<double>(batch));
    return means;
}

/// MSER: cuts where the mean of what is left would be known best, at the least sum (x - mean)^2 / (number left)^2 over batches.
/// What is said for the last five batches is chance, so none of them is a candidate. With fewer than ten batches nothing is
/// found.
/// \complexity O(n)
/// \source White, An effective truncation heuristic for bias reduction in simulation output, Simulation 69(6), 1997; in batches
///         of five: White, Cobb, Spratt, A comparison of five steady-state truncation heuristics, Winter Simulation
///         Conference 2000; the second half refused: Hoad, Robinson, Davies, Automating warm-up length estimation, Journal of
///         the Operational Research Society 61, 2010
inline Truncation mser(std::span<const double> series, std::size_t batch = 5) {
    constexpr std::size_t last = 5;
    const std::vector<double> means = batch_means(series, batch);
    if (means.size() < 2 * last) return {};
    struct Best {
        double statistic = std::numeric_limits<double>::infinity();
        std::size_t cut = 0;
    } anywhere, in_first_half;
    double mean = 0;
    double squares = 0;
    for (std::size_t left = 1; left <= means.size(); ++left) {  // backwards, by Welford
        const std::size_t cut = means.size() - left;
        const double count = static_cast<double>(left);
        const double delta = means[cut] - mean;
        mean += delta / count;
        squares += delta * (means[cut] - mean);
        if (left <= last) continue;
        const Best here{squares / (count * count), cut};
        if (here.statistic <= anywhere.statistic) anywhere = here;
        if (2 * cut <= means.size() && here.statistic <= in_first_half.statistic) in_first_half = here;
    }
    return {in_first_half.cut * batch, 2 * anywhere.cut <= means.size()};
}

/// Welch's moving average: the mean of each observation and of up to `window` on both sides, as many before as behind, so that
/// the first is itself; without the last `window`. Plotted, it is flat where the warm-up is over.
/// \complexity O(n window)
/// \source Welch, The statistical analysis of simulation results, in: Lavenberg, Computer Performance Modeling Handbook, 1983;
///         Law, Simulation Modeling and Analysis, 5th ed., 9.5.1
inline std::vector<double> welch_average(std::span<const double> series, std::size_t window) {
    std::vector<double> smooth;
    for (std::size_t i = 0; i + window < series.size(); ++i) {
        const std::size_t reach = std::min(i, window);
        const double sum = std::accumulate(series.begin() + static_cast<std::ptrdiff_t>(i - reach),
                                           series.begin() + static_cast<std::ptrdiff_t>(i + reach + 1), 0.0);
        smooth.push_back(sum / static_cast<double>(2 * reach + 1));
    }
    return smooth;
}

}  // namespace takt
