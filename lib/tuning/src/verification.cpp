#include "takt/tuning/verification.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>

#include "takt/stats/normality.hpp"
#include "takt/tuning/evaluations.hpp"

namespace takt {

double tolerance_factor(std::uint64_t n, double p, double level) {
    const double root = std::sqrt(static_cast<double>(n));
    const double shift = boost::math::quantile(boost::math::normal(), p) * root;
    return boost::math::quantile(boost::math::non_central_t(static_cast<double>(n - 1), shift), level) / root;
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
    found.least_share = least_share(found.met, outputs.size(), confidence);
    found.probability = found.is_normal ? boost::math::cdf(boost::math::normal(), std::clamp(found.standing, -30.0, 30.0))
                                        : static_cast<double>(found.met) / static_cast<double>(outputs.size());
    found.passed = found.complete && (found.is_normal ? found.standing >= found.factor : found.least_share >= wanted);
    return found;
}

}  // namespace takt
