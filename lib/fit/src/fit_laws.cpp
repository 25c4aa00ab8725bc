#include "takt/fit/fit_laws.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "takt/fit/bootstrap.hpp"
#include "takt/fit/curves.hpp"
#include "takt/fit/fit_law.hpp"
#include "takt/fit/sample.hpp"

namespace takt::fit {
namespace {

/// The first of its times, as if nobody had looked further.
Sample first_of(const Sample& sample, std::size_t most) {
    std::vector<Run> runs;
    for (const Run& run : sample.runs()) {
        if (most == 0) break;
        const std::size_t count = std::min(most, run.whole.size());
        const auto end = run.whole.begin() + static_cast<std::ptrdiff_t>(count);
        runs.push_back({{run.whole.begin(), end}, count < run.whole.size() ? std::nullopt : run.cut_off});
        most -= count;
    }
    return Sample(std::move(runs), sample.grid());
}

}  // namespace

std::vector<FittedLaw> fit_every_law(const Sample& sample, bool is_time_to_failure) {
    std::vector<FittedLaw> laws;
    const auto add = [&](std::optional<FittedLaw> fitted) {
        if (fitted) laws.push_back(std::move(*fitted));
    };
    add(fit_curve<ExponentialCurve>(sample));
    add(fit_curve<LognormalCurve>(sample));
    add(fit_curve<WeibullCurve>(sample));
    add(fit_curve<GammaCurve>(sample));
    if (!is_time_to_failure) {
        add(fit_curve<NormalCurve>(sample));
        add(fit_uniform(sample));
    }
    std::stable_sort(laws.begin(), laws.end(), [](const FittedLaw& a, const FittedLaw& b) { return a.aic < b.aic; });
    return laws;
}

ChancesBeyond test(const FittedLaw& fitted, const Sample& sample, const FitOptions& options,
                   const Stream& stream) {
    const Sample tested = first_of(sample, options.most_tested);
    const bool whole = tested.size() == sample.size();
    const FittedLaw* law = &fitted;
    std::vector<FittedLaw> of_tested;
    if (!whole) {
        of_tested = fit_every_law(tested, options.is_time_to_failure);
        const auto same = std::find_if(of_tested.begin(), of_tested.end(),
                                       [&](const FittedLaw& each) { return each.law == fitted.law; });
        if (same != of_tested.end()) law = &*same;
    }
    return chances_beyond(law->distances, tested, law->distribution, options.rounds, stream, law->distances_of_fit);
}

namespace {

/// Too few to tell laws apart.
Fitted by_convention(const Sample& sample, const FitOptions& options) {
    Fitted fitted;
    fitted.choice = Choice::too_few;
    std::optional<FittedLaw> law;
    if (options.is_time_to_failure)
        law = fit_curve<ExponentialCurve>(sample);
    else if (sample.size() > 2)
        law = fit_curve<LognormalCurve>(sample);
    if (law) fitted.laws.push_back({std::move(*law), {}});
    return fitted;
}

}  // namespace

Fitted fit_laws(const Sample& sample, const Stream& stream, const FitOptions& options) {
    Fitted fitted;
    const bool few = sample.size() < options.least_to_tell;
    fitted.choice = Choice::constant;
    if (sample.is_constant() && !(few && options.is_time_to_failure)) return fitted;
    if (few) return by_convention(sample, options);
    for (FittedLaw& law : fit_every_law(sample, options.is_time_to_failure))
        fitted.laws.push_back({std::move(law), {}});
    fitted.choice = Choice::law;
    for (std::size_t i = 0; i < fitted.laws.size(); ++i) {
        fitted.laws[i].chances = test(fitted.laws[i].fitted, sample, options, stream);
        fitted.chosen = i;
        if (!fitted.laws[i].is_refused()) return fitted;
    }
    fitted.choice = Choice::empirical;
    return fitted;
}

}  // namespace takt::fit
