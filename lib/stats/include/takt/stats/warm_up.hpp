// Where a series that starts from nothing has come to its steady state.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace takt {

/// How much of the front of a series to leave out.
struct Truncation {
    std::size_t cut = 0;  ///< observations, a multiple of the batch; at most half of the series
    bool found = false;   ///< false: the best cut lies in the second half, so the series is too short to tell
};

/// Means of `batch` observations each, in their order; what is left over at the end is left out. \pre batch > 0
std::vector<double> batch_means(std::span<const double> series, std::size_t batch);

/// MSER: cuts where the mean of what is left would be known best, at the least sum (x - mean)^2 / (number left)^2 over batches.
/// What is said for the last five batches is chance, so none of them is a candidate. With fewer than ten batches nothing is
/// found.
/// \complexity O(n)
/// \source White, An effective truncation heuristic for bias reduction in simulation output, Simulation 69(6), 1997; in batches
///         of five: White, Cobb, Spratt, A comparison of five steady-state truncation heuristics, Winter Simulation
///         Conference 2000; the second half refused: Hoad, Robinson, Davies, Automating warm-up length estimation, Journal of
///         the Operational Research Society 61, 2010
Truncation mser(std::span<const double> series, std::size_t batch = 5);

/// Welch's moving average: the mean of each observation and of up to `window` on both sides, as many before as behind, so that
/// the first is itself; without the last `window`. Plotted, it is flat where the warm-up is over.
/// \complexity O(n window)
/// \source Welch, The statistical analysis of simulation results, in: Lavenberg, Computer Performance Modeling Handbook, 1983;
///         Law, Simulation Modeling and Analysis, 5th ed., 9.5.1
std::vector<double> welch_average(std::span<const double> series, std::size_t window);

}  // namespace takt
