// Whether a plan keeps what it promises: fresh runs that no search has seen.
#pragma once

#include <algorithm>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "takt/stats/confidence.hpp"
#include "takt/stats/normality.hpp"
#include "takt/stats/tally.hpp"
#include "takt/tuning/evaluations.hpp"

namespace takt {

/// The factor k of a one-sided tolerance bound: where n observations are normal, at least the share `p` of all is above
/// mean - k s with the confidence `level`. 1.9265 for 100 observations and 95 %, 95 %.
/// \pre    n >= 2
/// \source Hahn, Meeker, Statistical Intervals, 4.6.3; by the non-central t law with n - 1 degrees and z_p sqrt(n)
inline double tolerance_factor(std::uint64_t n, double p, double level) {
    const double root = std::sqrt(static_cast<double>(n));
    const double shift = boost::math::quantile(boost::math::normal(), p) * root;
    return boost::math::quantile(boost::math::non_central_t(static_cast<double>(n - 1), shift), level) / root;
}

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
    double probability = 0; ///< of a run to reach the target: by the normal law, or the share where outputs are not normal
    double least_share = 0; ///< by counting alone, with 95 % confidence
    double standing = 0;    ///< (mean - target) / s
    double factor = 0;      ///< what `standing` must be at least for 95 % confidence
    bool is_normal = true;  ///< Anderson and Darling do not refuse it at 5 %
    bool complete = false;  ///< false: given up, because the rest could hardly have changed it
    bool passed = false;
};

/// Runs the plan under numbers from `first` on. It passes where the probability wanted is reached with 95 % confidence: by the
/// tolerance bound of the normal law, unless the outputs are not normal, and then by counting.
/// \throws TuningStopped
inline Verification verify(Evaluations& evaluations, Evaluations::Id id, double target, std::uint64_t first, std::uint64_t count) {
    constexpr double confidence = 0.95;
    const double wanted = evaluations.problem().probability;
    Verification found;
    found.design = evaluations.design(id);
    found.target = target;
    std::vector<double> outputs;
    const std::uint64_t early = std::max<std::uint64_t>(10, count / 4);
    while (outputs.size() < count) {
        const std::uint64_t next = outputs.empty() ? std::min(early, count) : count - outputs.size();
        evaluations.run(id, first + outputs.size(), next);
        for (std::uint64_t r = 0; r < next; ++r) {
            const double units = evaluations.at(id, first + outputs.size()).units;
            outputs.push_back(units);
            found.units.add(units);
            if (units >= target) ++found.met;
        }
        const double spread = found.units.standard_deviation();
        const double over = found.units.mean() - target;
        found.standing = spread > 0 ? over / spread : (over >= 0 ? 1e9 : -1e9);
        const double hope = 3 * std::sqrt((1 + found.standing * found.standing / 2) / static_cast<double>(outputs.size()));
        // Counted, if they turn out not to be normal, what is left could still be enough.
        const std::uint64_t most_met = found.met + (count - outputs.size());
        if (found.standing + hope < tolerance_factor(count, wanted, confidence) && least_share(most_met, count, confidence) < wanted) break;
    }
    found.complete = outputs.size() == count;
    found.is_normal = found.units.standard_deviation() == 0 || looks_normal(outputs);
    found.factor = tolerance_factor(outputs.size(), wanted, confidence);
    found.least_share = least_share(found.met, outputs.size(), confidence);
    found.probability = found.is_normal ? boost::math::cdf(boost::math::normal(), std::clamp(found.standing, -30.0, 30.0))
                                        : static_cast<double>(found.met) / static_cast<double>(outputs.size());
    found.passed = found.complete && (found.is_normal ? found.standing >= found.factor : found.least_share >= wanted);
    return found;
}

}  // namespace takt
