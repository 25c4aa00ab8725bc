#include "takt/stats/warm_up.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "takt/core/contract.hpp"

namespace takt {

std::vector<double> batch_means(std::span<const double> series, std::size_t batch) {
    TAKT_EXPECTS(batch > 0, batch);
    std::vector<double> means;
    for (std::size_t first = 0; first + batch <= series.size(); first += batch)
        means.push_back(std::accumulate(series.begin() + static_cast<std::ptrdiff_t>(first),
                                        series.begin() + static_cast<std::ptrdiff_t>(first + batch), 0.0) /
                        static_cast<double>(batch));
    return means;
}

Truncation mser(std::span<const double> series, std::size_t batch) {
    constexpr std::size_t last = 5;
    const std::vector<double> means = batch_means(series, batch);
    if (means.size() < 2 * last) return {};
    struct Best {
        double statistic = std::numeric_limits<double>::infinity();
        std::size_t cut = 0;
    } anywhere, in_first_half;
    double mean = 0;
    double squares = 0;
    for (std::size_t left = 1; left <= means.size(); ++left) {  // backwards, by Welford
        const std::size_t cut = means.size() - left;
        const double count = static_cast<double>(left);
        const double delta = means[cut] - mean;
        mean += delta / count;
        squares += delta * (means[cut] - mean);
        if (left <= last) continue;
        const Best here{squares / (count * count), cut};
        if (here.statistic <= anywhere.statistic) anywhere = here;
        if (2 * cut <= means.size() && here.statistic <= in_first_half.statistic) in_first_half = here;
    }
    return {in_first_half.cut * batch, 2 * anywhere.cut <= means.size()};
}

std::vector<double> welch_average(std::span<const double> series, std::size_t window) {
    std::vector<double> smooth;
    for (std::size_t i = 0; i + window < series.size(); ++i) {
        const std::size_t reach = std::min(i, window);
        const double sum = std::accumulate(series.begin() + static_cast<std::ptrdiff_t>(i - reach),
                                           series.begin() + static_cast<std::ptrdiff_t>(i + reach + 1), 0.0);
        smooth.push_back(sum / static_cast<double>(2 * reach + 1));
    }
    return smooth;
}

}  // namespace takt
