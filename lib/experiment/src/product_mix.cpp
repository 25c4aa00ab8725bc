#include "takt/experiment/product_mix.hpp"

#include <cstddef>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {
namespace {

/// Scaled so that the sum is 1; left alone where nothing is to be scaled.
std::vector<double> normalised(std::vector<double> values) {
    double sum = 0;
    for (const double each : values)
        sum += each;
    for (double& each : values)
        each /= sum > 0 ? sum : 1;
    return values;
}

/// Shares of the products that a source draws where nothing names one: by its sequence, or by its shares.
std::vector<double> drawn_mix(const SourcePlan& source, std::size_t products) {
    std::vector<double> mix(products, 0.0);
    for (const Index product : source.sequence) {
        if (product < products) mix[product] += 1;
    }
    if (!source.sequence.empty()) return normalised(mix);
    double before = 0;
    for (std::size_t p = 0; p < source.shares_up_to.size() && p < products; ++p) {
        mix[p] = source.shares_up_to[p] - before;
        before = source.shares_up_to[p];
    }
    if (source.shares_up_to.empty()) mix[0] = 1;
    return normalised(mix);
}

}  // namespace

std::vector<double> product_mix(const SourcePlan& source, std::size_t products) {
    const std::vector<double> drawn = drawn_mix(source, products);
    if (source.releases.empty()) return drawn;
    std::vector<double> mix(products, 0.0);
    for (const ReleasePlan& release : source.releases) {
        for (std::size_t p = 0; p < products; ++p) {
            const double share = release.product == none ? drawn[p] : (release.product == p ? 1.0 : 0.0);
            mix[p] += share * release.count;
        }
    }
    return normalised(mix);
}

}  // namespace takt
