#include "takt/experiment/best_of.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/random/normal_quantile.hpp"
#include "takt/random/stream.hpp"

namespace takt {

std::vector<double> chance_of_best(const std::vector<std::vector<double>>& values, bool more_is_better,
                                   std::uint64_t seed, std::size_t draws) {
    if (values.empty() || values.front().size() < 2) return {};
    const std::size_t replications = values.front().size();
    const auto count = static_cast<double>(replications);
    std::vector<double> means;
    for (const std::vector<double>& each : values) {
        TAKT_EXPECTS(each.size() == replications, each.size(), replications);
        means.push_back(std::accumulate(each.begin(), each.end(), 0.0) / count);
    }
    Stream random(StreamKey{seed, 0, hash_of("chance of best"), 0});
    std::vector<double> weights(replications);
    std::vector<double> drawn(values.size());
    std::vector<double> chances(values.size(), 0.0);
    for (std::size_t draw = 0; draw < draws; ++draw) {
        double chi_square = 0;
        for (std::size_t r = 0; r < replications; ++r) {
            weights[r] = normal_quantile(random.uniform());
            if (r == 0) continue;
            const double z = normal_quantile(random.uniform());
            chi_square += z * z;
        }
        const double scale = 1 / std::sqrt(count * chi_square);
        for (std::size_t i = 0; i < values.size(); ++i) {
            double sum = 0;
            for (std::size_t r = 0; r < replications; ++r)
                sum += weights[r] * (values[i][r] - means[i]);
            drawn[i] = (means[i] + scale * sum) * (more_is_better ? 1 : -1);
        }
        const double best = *std::max_element(drawn.begin(), drawn.end());
        const auto winners = static_cast<double>(std::count(drawn.begin(), drawn.end(), best));
        for (std::size_t i = 0; i < drawn.size(); ++i)
            if (drawn[i] == best) chances[i] += 1 / winners;
    }
    for (double& chance : chances)
        chance /= static_cast<double>(draws);
    return chances;
}

}  // namespace takt
