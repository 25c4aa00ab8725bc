#include "takt/stats/target_chance.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <boost/math/distributions/students_t.hpp>

#include "takt/stats/confidence.hpp"
#include "takt/stats/normality.hpp"
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
    TargetChance chance;
    chance.met = met;
    chance.replications = tally.count();
    chance.share = wilson_interval(met, tally.count(), level);
    constexpr std::size_t enough = 8;  // for the test
    chance.is_normal = outputs.size() < enough || tally.variance() == 0 ||
                       looks_normal({outputs.begin(), outputs.end()}, RefusedAt::one_percent);
    if (chance.is_normal) chance.probability = probability_at_least(target, tally);
    return chance;
}

}  // namespace takt
