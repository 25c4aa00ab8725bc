// How sure the mean of one long, correlated series is.
#pragma once

#include <cstddef>
#include <span>

#include "takt/stats/confidence.hpp"

namespace takt {

struct OverlappingBatchMeans {
    ConfidenceInterval interval;  ///< of the mean
    double effective_size = 0;    ///< independent observations with the same variance that would be as sure, n at most
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
OverlappingBatchMeans overlapping_batch_means(std::span<const double> series, std::size_t batches = 20,
                                              double level = 0.95);

}  // namespace takt
