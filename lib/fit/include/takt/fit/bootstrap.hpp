// How far a sample would be from its law, if the law were true.
#pragma once

#include <optional>

#include "takt/fit/edf.hpp"
#include "takt/fit/sample.hpp"
#include "takt/random/distribution.hpp"
#include "takt/random/stream.hpp"

namespace takt::fit {
namespace detail {

/// What a true time looks like after its beginning and its end are rounded to the grid.
double rounded_to(double grid, double time, Stream& stream);

}  // namespace detail

/// Runs as long as those of a sample, with times of a law, seen as coarsely.
Sample sample_like(const Sample& seen, const Distribution& law, Stream& stream);

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
