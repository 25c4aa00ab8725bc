// Whether a plan keeps what it promises: fresh runs that no search has seen.
#pragma once

#include <cstdint>

#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"
#include "takt/tuning/evaluations.hpp"

namespace takt {

/// The factor k of a one-sided tolerance bound: where n observations are normal, at least the share `p` of all is above
/// mean - k s with the confidence `level`. 1.9265 for 100 observations and 95 %, 95 %.
/// \pre    n >= 2
/// \source Hahn, Meeker, Statistical Intervals, 4.6.3; by the non-central t law with n - 1 degrees and z_p sqrt(n)
double tolerance_factor(std::uint64_t n, double p, double level);

/// The other way round: with the confidence `level`, at least this share of all is above a target that `standing` standard deviations
/// of the n observations lie below their mean. It is p where `standing` is tolerance_factor(n, p, level).
/// \pre    n >= 2
double least_normal_share(std::uint64_t n, double standing, double level);

/// The least share of runs that reach the target, with the confidence `level`, by counting alone.
/// \source Clopper, Pearson, Biometrika 26(4), 1934; one-sided
inline double least_share(std::uint64_t met, std::uint64_t runs, double level) {
    return clopper_pearson_interval(met, runs, 2 * level - 1).lower;
}

struct Verification {
    Design design;
    Tally units;
    std::uint64_t met = 0;  ///< runs that reached the target
    double target = 0;      ///< units a run
    double probability = 0;       ///< of a run to reach the target: by the normal law, or the share where outputs are not normal
    double least_probability = 0; ///< with 95 % confidence, in the way in which it was decided whether it passed
    double standing = 0;    ///< (mean - target) / s
    double factor = 0;      ///< what `standing` must be at least for 95 % confidence
    bool is_normal = true;  ///< Anderson and Darling do not refuse it at 5 %; if so, the normal law decides, or else the count
    bool complete = false;  ///< false: given up, because the rest could hardly have changed it
    bool passed = false;
};

/// Runs the plan under numbers from `first` on. It passes where the probability wanted is reached with 95 % confidence: by the
/// tolerance bound of the normal law, unless the outputs are not normal, and then by counting.
/// \throws TuningStopped
Verification verify(Evaluations& evaluations, Evaluations::Id id, double target, std::uint64_t first, std::uint64_t count);

}  // namespace takt
