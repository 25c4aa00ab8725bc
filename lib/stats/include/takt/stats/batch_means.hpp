// How sure the mean of one long, correlated series is.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>

#include "takt/core/contract.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

struct OverlappingBatchMeans {
    ConfidenceInterval interval;  ///< of the mean
    double effective_size = 0;    ///< independent observations with the same variance that would be as sure
    double degrees = 0;           ///< of freedom
    std::size_t batch = 0;        ///< observations
};

/// For the mean of a steady series x: with all n - m + 1 means y of m observations in a row,
///     variance of the mean = m / ((n - m + 1) (n - m)) sum (y - mean)^2, with 1.5 (n / m - 1) degrees of freedom.
/// Batches should be long against the time in which the series forgets; too short ones give intervals that are too narrow.
/// \param      batches n / m; with 20, of 1,000 slots of a run, intervals have 28 degrees of freedom
/// \pre        at least 2 batches of at least one observation
/// \complexity O(n)
/// \source     Meketon, Schmeiser, Overlapping batch means: something for nothing? Winter Simulation Conference 1984;
///             Law, Simulation Modeling and Analysis, 5th ed., 9.5.3
inline OverlappingBatchMeans overlapping_batch_means(std::span<const double> series, std::size_t batches = 20,
                                                     double level = 0.95) {
    TAKT_EXPECTS(batches >= 2 && series.size() >= batches, batches, series.size());
    Tally tally;
    for (const double each : series)
        tally.add(each);
    const std::size_t m = series.size() / batches;
    const std::size_t means = series.size() - m + 1;
    double window = std::accumulate(series.begin(), series.begin() + static_cast<std::ptrdiff_t>(m), 0.0);
    double squares = 0;
    for (std::size_t first = 0; first < means; ++first) {
        const double away = window / static_cast<double>(m) - tally.mean();
        squares += away * away;
        if (first + m < series.size()) window += series[first + m] - series[first];
    }
    const double size = static_cast<double>(series.size());
    const double length = static_cast<double>(m);
    const double variance = length * squares / (static_cast<double>(means) * (size - length));
    OverlappingBatchMeans found;
    found.batch = m;
    found.degrees = 1.5 * (size / length - 1);
    found.effective_size = variance > 0 ? tally.variance() / variance : size;
    const double half = student_quantile(found.degrees, level) * std::sqrt(variance);
    found.interval = {tally.mean(), tally.mean() - half, tally.mean() + half, level};
    return found;
}

}  // namespace takt
