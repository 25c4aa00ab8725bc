#include "takt/tuning/verification.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/tools/roots.hpp>

#include "takt/stats/normality.hpp"
#include "takt/tuning/evaluations.hpp"

namespace takt {

double tolerance_factor(std::uint64_t n, double p, double level) {
    const double root = std::sqrt(static_cast<double>(n));
    const double shift = boost::math::quantile(boost::math::normal(), p) * root;
    return boost::math::quantile(boost::math::non_central_t(static_cast<double>(n - 1), shift), level) / root;
}

double least_normal_share(std::uint64_t n, double standing, double level) {
    // Eight standard deviations are one in 10^15, which no number of runs can tell from certainty; a thousand that two runs show
    // prove as much.
    constexpr double most = 8;
    if (standing < -most) return 0;
    if (standing > 1000) return 1;
    const double root = std::sqrt(static_cast<double>(n));
    const double seen = standing * root;
    // The further the law is shifted, the less of it is below what was seen.
    const auto excess = [&](double z) {
        return boost::math::cdf(boost::math::non_central_t(static_cast<double>(n - 1), z * root), seen) - level;
    };
    const double above = std::min(standing, most);
    if (excess(above) > 0) return 1;
    const double below = std::min(standing, 0.0) - most;
    if (excess(below) < 0) return 0;
    std::uintmax_t steps = 100;
    const auto [from, to] = boost::math::tools::toms748_solve(excess, below, above, boost::math::tools::eps_tolerance<double>(40), steps);
    return boost::math::cdf(boost::math::normal(), (from + to) / 2);
}

Verification verify(Evaluations& evaluations, Evaluations::Id id, double target, std::uint64_t first, std::uint64_t count) {
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
    found.least_probability = found.is_normal ? least_normal_share(outputs.size(), found.standing, confidence)
                                              : least_share(found.met, outputs.size(), confidence);
    found.probability = found.is_normal ? boost::math::cdf(boost::math::normal(), std::clamp(found.standing, -30.0, 30.0))
                                        : static_cast<double>(found.met) / static_cast<double>(outputs.size());
    found.passed = found.complete && (found.is_normal ? found.standing >= found.factor : found.least_probability >= wanted);
    return found;
}

}  // namespace takt
