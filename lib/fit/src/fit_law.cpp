#include "takt/fit/fit_law.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <boost/math/distributions/chi_squared.hpp>

#include "takt/fit/edf.hpp"
#include "takt/fit/sample.hpp"
#include "takt/random/distribution.hpp"
#include "takt/stats/confidence.hpp"

namespace takt::fit {
namespace detail {

ConfidenceInterval exact_interval(double mean, const Sample& sample, double level) {
    const boost::math::chi_squared law(2 * sample.count());
    const double twice = 2 * (sample.sum() + sample.sum_cut_off());
    return {mean, twice / boost::math::quantile(boost::math::complement(law, (1 - level) / 2)),
            twice / boost::math::quantile(law, (1 - level) / 2), level};
}

}  // namespace detail

std::optional<FittedLaw> fit_uniform(const Sample& sample) {
    if (!sample.cut_offs().empty() || sample.size() < 2) return std::nullopt;
    const double low = sample.least_value(), high = sample.most_value();
    const double aside = (high - low) * (std::pow(0.05, -1 / (sample.count() - 1)) - 1);
    auto fitted =
        detail::law_at<Uniform, 2>({low, high}, {ConfidenceInterval{low, std::max(0.0, low - aside), low, 0.95},
                                                 ConfidenceInterval{high, high, high + aside, 0.95}});
    if (!fitted) return fitted;
    const double seen_as = sample.is_coarse() ? sample.grid() : 1;
    const double range = high - low + (sample.is_coarse() ? sample.grid() : 0);
    fitted->log_likelihood = sample.count() * std::log(seen_as / range);
    fitted->aic = detail::akaike(2, fitted->log_likelihood);
    fitted->distances = distances(sample, [&](double x) { return std::clamp((x - low) / (high - low), 0.0, 1.0); });
    fitted->distances_of_fit = [](const Sample& again) {
        const std::optional<FittedLaw> uniform = fit_uniform(again);
        return uniform ? std::optional(uniform->distances) : std::nullopt;
    };
    return fitted;
}

}  // namespace takt::fit
