#include "takt/stats/batch_means.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>

#include "takt/core/contract.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

OverlappingBatchMeans overlapping_batch_means(std::span<const double> series, std::size_t batches,
                                              double level) {
    TAKT_EXPECTS(batches >= 2 && series.size() >= batches, batches, series.size());
    Tally tally;
    for (const double each : series)
        tally.add(each);
    const std::size_t m = series.size() / batches;
    const std::size_t means = series.size() - m + 1;
    double window = std::accumulate(series.begin(), series.begin() + static_cast<std::ptrdiff_t>(m), 0.0);
    double squares = 0;
    for (std::size_t first = 0; first < means; ++first) {
        const double away = window / static_cast<double>(m) - tally.mean();
        squares += away * away;
        if (first + m < series.size()) window += series[first + m] - series[first];
    }
    const double size = static_cast<double>(series.size());
    const double length = static_cast<double>(m);
    const double variance = length * squares / (static_cast<double>(means) * (size - length));
    OverlappingBatchMeans found;
    found.batch = m;
    found.degrees = 1.5 * (size / length - 1);
    found.effective_size = variance > 0 ? std::min(size, tally.variance() / variance) : size;
    const double half = student_quantile(found.degrees, level) * std::sqrt(variance);
    found.interval = {tally.mean(), tally.mean() - half, tally.mean() + half, level};
    return found;
}

}  // namespace takt
