#include "takt/stats/target_chance.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

#include <boost/math/distributions/students_t.hpp>

#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

std::optional<double> probability_at_least(double target, const Tally& tally) {
    if (tally.count() < 2) return std::nullopt;
    const double count = static_cast<double>(tally.count());
    const double spread = tally.standard_deviation() * std::sqrt(1 + 1 / count);
    if (spread == 0) return tally.mean() >= target ? 1.0 : 0.0;
    return boost::math::cdf(boost::math::students_t(count - 1), (tally.mean() - target) / spread);
}

TargetChance target_chance(double target, std::span<const double> outputs, double level) {
    Tally tally;
    std::uint64_t met = 0;
    for (const double output : outputs) {
        tally.add(output);
        if (output >= target) ++met;
    }
    return {probability_at_least(target, tally), met, tally.count(), wilson_interval(met, tally.count(), level)};
}

}  // namespace takt
