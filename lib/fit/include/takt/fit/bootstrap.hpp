// How far a sample would be from its law, if the law were true.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

#include "takt/fit/edf.hpp"
#include "takt/fit/sample.hpp"
#include "takt/random/distribution.hpp"
#include "takt/random/stream.hpp"

namespace takt::fit {

namespace detail {

/// What a true time looks like after its beginning and its end are rounded to the grid.
inline double rounded_to(double grid, double time, Stream& stream) {
    if (grid <= 0) return time;
    const double begin = stream.uniform() * grid;
    return grid * (std::round((begin + time) / grid) - std::round(begin / grid));
}

/// As a run was cut off, by the end of its time, or ended with its last whole time.
inline Run run_like(const Run& seen, const Distribution& law, double grid, Stream& stream) {
    Run run;
    if (!seen.cut_off) {
        for (std::size_t i = 0; i < seen.whole.size(); ++i)
            run.whole.push_back(rounded_to(grid, std::max(0.0, law.sample(stream)), stream));
        return run;
    }
    constexpr std::size_t most_times_as_many = 20;  // of a law under which the sample is hardly possible
    double left = std::accumulate(seen.whole.begin(), seen.whole.end(), *seen.cut_off);
    const std::size_t most = most_times_as_many * (seen.whole.size() + 10);
    for (double time = law.sample(stream); time < left && run.whole.size() < most; time = law.sample(stream)) {
        run.whole.push_back(rounded_to(grid, std::max(0.0, time), stream));
        left -= time;
    }
    run.cut_off = left;
    return run;
}

}  // namespace detail

/// Runs as long as those of a sample, with times of a law, seen as coarsely.
inline Sample sample_like(const Sample& seen, const Distribution& law, Stream& stream) {
    std::vector<Run> runs;
    for (const Run& run : seen.runs())
        runs.push_back(detail::run_like(run, law, seen.grid(), stream));
    return Sample(std::move(runs), seen.grid());
}

struct ChancesBeyond {
    double kolmogorov_smirnov = 1;
    double anderson_darling = 1;
};

/// Chances that a sample of the fitted law, to which the law is fitted again, is at least as far from it as this one: p-values that are
/// right for estimated parameters, cut-off times and rounded ones. (1 + those beyond) / (1 + rounds).
/// \param  fit_again  of a sample; nothing where it cannot be fitted
/// \source Stute, Gonzalez Manteiga, Presedo Quindimil, Bootstrap based goodness-of-fit-tests, Metrika 40, 1993;
///         Davison, Hinkley, Bootstrap Methods and their Application, 1997, 4.2
template <class FitAgain>
ChancesBeyond chances_beyond(const Distances& seen, const Sample& sample, const Distribution& law, int rounds,
                             Stream stream, FitAgain fit_again) {
    int further_by_d = 0, further_by_a = 0, fitted = 0;
    for (int round = 0; round < rounds; ++round) {
        const Sample again = sample_like(sample, law, stream);
        if (again.size() < 2) continue;
        const std::optional<Distances> far = fit_again(again);
        if (!far) continue;
        ++fitted;
        further_by_d += far->kolmogorov_smirnov >= seen.kolmogorov_smirnov;
        further_by_a += far->anderson_darling >= seen.anderson_darling;
    }
    return {(1.0 + further_by_d) / (1.0 + fitted), (1.0 + further_by_a) / (1.0 + fitted)};
}

}  // namespace takt::fit
