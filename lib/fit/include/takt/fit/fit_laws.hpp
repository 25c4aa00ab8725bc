// Which law a sample has, of those that takt knows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/fit/bootstrap.hpp"
#include "takt/fit/curves.hpp"
#include "takt/fit/fit_law.hpp"
#include "takt/fit/sample.hpp"

namespace takt::fit {

// Fitted are exponential, lognormal, Weibull, gamma, normal (cut off at 0) and uniform laws. Of the others, Erlang is a gamma law with
// a whole shape, which is never the likelier one; bounds of triangular, PERT and beta laws are what somebody knows, and not what a
// sample tells; geometric laws count.

/// What a sample was taken for.
enum class Choice : std::uint8_t {
    constant,   ///< it does not scatter
    law,        ///< the best of those that are not refused
    too_few,    ///< to tell laws apart; the law is a convention
    empirical,  ///< the values themselves: every law is refused
};

struct TestedLaw {
    FittedLaw fitted;
    std::optional<ChancesBeyond> chances;  ///< where it was tested

    /// Refused at 1 %.
    bool is_refused() const { return chances && chances->anderson_darling < 0.01; }
};

struct Fitted {
    Choice choice = Choice::law;
    std::vector<TestedLaw> laws;  ///< the likeliest first, by Akaike's criterion
    std::size_t chosen = 0;       ///< of laws, for Choice::law and, where there are any, Choice::too_few

    const FittedLaw* law() const {
        const bool has = choice == Choice::law || (choice == Choice::too_few && !laws.empty());
        return has ? &laws[chosen].fitted : nullptr;
    }
};

struct FitOptions {
    int rounds = 199;                ///< of the bootstrap
    std::size_t most_tested = 2000;  ///< whole times that a law is tested with; the first of them
    std::size_t least_to_tell = 10;  ///< whole times, fewer do not tell laws apart
    /// Times to failure have laws of lives: no normal one, and none with an end. Where there are too few to tell, they are taken as
    /// exponential, all others as lognormal.
    bool is_time_to_failure = false;
};

namespace detail {

/// The first of its times, as if nobody had looked further.
inline Sample first_of(const Sample& sample, std::size_t most) {
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

}  // namespace detail

/// Every law that can be fitted, the likeliest first. \pre sample.size() > 1, and the sample scatters
inline std::vector<FittedLaw> fit_every_law(const Sample& sample, bool is_time_to_failure = false) {
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

/// Whether a law may be the one of a sample.
inline ChancesBeyond test(const FittedLaw& fitted, const Sample& sample, const FitOptions& options,
                          const Stream& stream) {
    const Sample tested = detail::first_of(sample, options.most_tested);
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

namespace detail {

/// Too few to tell laws apart.
inline Fitted by_convention(const Sample& sample, const FitOptions& options) {
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

}  // namespace detail

/// Takes the likeliest law that is not refused. \pre sample.size() > 0 \param stream for the tests
inline Fitted fit_laws(const Sample& sample, const Stream& stream, const FitOptions& options = {}) {
    Fitted fitted;
    const bool few = sample.size() < options.least_to_tell;
    fitted.choice = Choice::constant;
    if (sample.is_constant() && !(few && options.is_time_to_failure)) return fitted;
    if (few) return detail::by_convention(sample, options);
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
