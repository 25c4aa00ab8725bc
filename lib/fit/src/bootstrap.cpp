#include "takt/fit/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "takt/fit/sample.hpp"
#include "takt/random/distribution.hpp"
#include "takt/random/stream.hpp"

namespace takt::fit {
namespace detail {

double rounded_to(double grid, double time, Stream& stream) {
    if (grid <= 0) return time;
    const double begin = stream.uniform() * grid;
    return grid * (std::round((begin + time) / grid) - std::round(begin / grid));
}

}  // namespace detail

namespace {

/// As a run was cut off, by the end of its time, or ended with its last whole time.
Run run_like(const Run& seen, const Distribution& law, double grid, Stream& stream) {
    Run run;
    if (!seen.cut_off) {
        for (std::size_t i = 0; i < seen.whole.size(); ++i)
            run.whole.push_back(detail::rounded_to(grid, std::max(0.0, law.sample(stream)), stream));
        return run;
    }
    constexpr std::size_t most_times_as_many = 20;  // of a law under which the sample is hardly possible
    double left = std::accumulate(seen.whole.begin(), seen.whole.end(), *seen.cut_off);
    const std::size_t most = most_times_as_many * (seen.whole.size() + 10);
    for (double time = law.sample(stream); time < left && run.whole.size() < most; time = law.sample(stream)) {
        run.whole.push_back(detail::rounded_to(grid, std::max(0.0, time), stream));
        left -= time;
    }
    run.cut_off = left;
    return run;
}

}  // namespace

Sample sample_like(const Sample& seen, const Distribution& law, Stream& stream) {
    std::vector<Run> runs;
    for (const Run& run : seen.runs())
        runs.push_back(run_like(run, law, seen.grid(), stream));
    return Sample(std::move(runs), seen.grid());
}

}  // namespace takt::fit
