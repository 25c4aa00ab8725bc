// Whether two means differ, and what to do when many pairs are looked at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// A difference of two means, how well it is known, and how likely one as large is by chance alone.
struct MeanDifference {
    ConfidenceInterval interval;
    double p_value = 1;  ///< two-sided, of this difference by itself
};

/// From differences of pairs, such as replications with the same random numbers in two plants: mean +- t s / sqrt(n), by Student's
/// law with n - 1 degrees of freedom. From fewer than two pairs nothing can be said: no bounds, p = 1.
/// \source Law, Simulation Modeling and Analysis, 5th ed., 10.2.1
MeanDifference paired_difference(const Tally& differences, double level = 0.95);

/// mean(a) - mean(b) of independent observations whose variances may differ, with Satterthwaite's degrees of freedom. From fewer
/// than two of either nothing can be said: no bounds, p = 1.
/// \source Welch, The generalization of Student's problem when several different population variances are involved, Biometrika
///         34(1-2), 1947
MeanDifference welch_difference(const Tally& a, const Tally& b, double level = 0.95);

/// The level of each of several intervals with which all of them hold together with at least the chance `level`.
/// \source Bonferroni's inequality; Law, Simulation Modeling and Analysis, 5th ed., 9.7
inline double bonferroni_level(double level, std::size_t intervals) {
    return 1 - (1 - level) / static_cast<double>(std::max<std::size_t>(1, intervals));
}

/// p-values for tests made together: where those at most alpha are taken for differences, the chance that any of them is none is at
/// most alpha, however the tests depend on each other.
/// \source Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6(2), 1979
std::vector<double> holm(std::span<const double> p_values);

}  // namespace takt
