#include "takt/fit/fit_laws.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "samples.hpp"

using namespace takt;
using namespace takt::fit;
using takt::test::aside;
using takt::test::drawn;

namespace {

const Stream tests{StreamKey{1, 0, hash_of("tests"), 0}};

std::string chosen(const Fitted& fitted) {
    return fitted.law() != nullptr ? std::string(fitted.law()->law) : std::string();
}

/// Share of samples in which p is at most a tenth; it should be a tenth. Each has `count` whole times, and ends cut off.
double share_below_a_tenth(const Distribution& law, std::size_t count, double grid) {
    constexpr int samples = 250;
    FitOptions options;
    options.rounds = 39;
    Stream stream(StreamKey{5, 0, hash_of("p-values"), 0});
    int below = 0;
    for (int i = 0; i < samples; ++i) {
        Run run;
        for (std::size_t k = 0; k < count; ++k)
            run.whole.push_back(fit::detail::rounded_to(grid, law.sample(stream), stream));
        run.cut_off = law.sample(stream) / 2;
        const Sample sample({run}, grid);
        const auto laws = fit_every_law(sample);
        const auto same = std::find_if(laws.begin(), laws.end(), [&](const FittedLaw& each) {
            return each.distribution.law().index() == law.law().index();
        });
        const Stream own(StreamKey{6, static_cast<std::uint64_t>(i), 0, 0});
        below += same != laws.end() && fit::test(*same, sample, options, own).anderson_darling <= 0.1;
    }
    return below / 250.0;
}

/// Shares of samples in which the intervals of a curve's parameters hold the true ones.
template <class Curve>
std::vector<double> coverage(const Distribution& law, std::vector<double> truth, std::size_t count, bool cut) {
    constexpr int samples = 1000;
    Stream stream(StreamKey{7, count, hash_of("coverage"), cut});
    std::vector<double> held(truth.size());
    for (int i = 0; i < samples; ++i) {
        Run run;
        for (std::size_t k = 0; k < count; ++k)
            run.whole.push_back(law.sample(stream));
        if (cut) run.cut_off = law.sample(stream) / 2;
        const auto fitted = fit_curve<Curve>(Sample({run}));
        REQUIRE(fitted);
        for (std::size_t p = 0; p < truth.size(); ++p)
            held[p] += fitted->parameters[p].value.contains(truth[p]) ? 1.0 / samples : 0;
    }
    return held;
}

}  // namespace

TEST_CASE("each law is found again in a sample of itself") {
    const std::vector<std::pair<std::string, Distribution>> laws{{"lognormal", Distribution::of<Lognormal>(6.0, 0.8)},
                                                                 {"weibull", Distribution::of<Weibull>(3.0, 3.0)},
                                                                 {"gamma", Distribution::of<Gamma>(3.0, 120.0)},
                                                                 {"normal", Distribution::of<Normal>(96.0, 40.0)},
                                                                 {"uniform", Distribution::of<Uniform>(80.0, 120.0)}};
    for (const auto& [name, law] : laws) {
        const Fitted fitted = fit_laws(Sample({{drawn(law, 3000, 4)}}), tests);
        CHECK(fitted.choice == Choice::law);
        CHECK(chosen(fitted) == name);
        REQUIRE(fitted.laws[fitted.chosen].chances);
        CHECK(fitted.laws[fitted.chosen].chances->anderson_darling >= 0.01);
    }
}

TEST_CASE("a law that is a case of another comes close to it") {
    // Twice the logarithm of the ratio of likelihoods is chi-squared with one degree of freedom: above 10.8 once in a thousand.
    const auto laws = fit_every_law(Sample({{drawn(Distribution::of<Exponential>(8.0), 3000, 4)}}));
    const auto exponential =
        std::find_if(laws.begin(), laws.end(), [](const FittedLaw& each) { return each.law == "exponential"; });
    REQUIRE(exponential != laws.end());
    CHECK(exponential->aic - laws.front().aic < 10.8 - 2);
}

TEST_CASE("a sample that is of no law stays as it is") {
    std::vector<double> values = drawn(Distribution::of<Normal>(30.0, 1.0), 300, 8);
    const std::vector<double> others = drawn(Distribution::of<Normal>(90.0, 1.0), 300, 9);
    values.insert(values.end(), others.begin(), others.end());
    const Fitted fitted = fit_laws(Sample({{values}}), tests);
    CHECK(fitted.choice == Choice::empirical);
    CHECK(fitted.law() == nullptr);
    for (const TestedLaw& law : fitted.laws)
        CHECK(law.is_refused());
}

TEST_CASE("few times are fitted by convention, and constant ones not at all") {
    FitOptions to_failure;
    to_failure.is_time_to_failure = true;
    const Sample few({{{3, 5, 4}, 8.0}});
    CHECK(fit_laws(few, tests).choice == Choice::too_few);
    CHECK(chosen(fit_laws(few, tests)) == "lognormal");
    CHECK(chosen(fit_laws(few, tests, to_failure)) == "exponential");
    CHECK(fit_laws(few, tests, to_failure).law()->parameters[0].value.estimate == doctest::Approx(20.0 / 3));
    CHECK(chosen(fit_laws(Sample({{{3, 5}}}), tests)).empty());
    CHECK(chosen(fit_laws(Sample({{{3, 3}}}), tests, to_failure)) == "exponential");
    CHECK(fit_laws(Sample({{{3, 3, 3}}}), tests).choice == Choice::constant);
    CHECK(fit_laws(Sample({{std::vector<double>(20, 60)}}), tests, to_failure).choice == Choice::constant);
}

TEST_CASE("times to failure have laws of lives") {
    FitOptions to_failure;
    to_failure.is_time_to_failure = true;
    const Fitted fitted = fit_laws(Sample({{drawn(Distribution::of<Uniform>(80.0, 120.0), 50, 4)}}), tests, to_failure);
    CHECK(fitted.laws.size() == 4);
    for (const TestedLaw& each : fitted.laws)
        CHECK((each.fitted.law != "uniform" && each.fitted.law != "normal"));
}

TEST_CASE("the same sample and stream give the same answer") {
    const Sample sample({{drawn(Distribution::of<Gamma>(2.0, 3.0), 50, 3), 4.0}});
    const Fitted one = fit_laws(sample, tests), other = fit_laws(sample, tests);
    REQUIRE(one.laws.size() == other.laws.size());
    CHECK(one.laws[one.chosen].chances->anderson_darling == other.laws[other.chosen].chances->anderson_darling);
    CHECK(one.laws[0].fitted.log_likelihood == other.laws[0].fitted.log_likelihood);
}

TEST_CASE("p-values are right where parameters are fitted, times cut off, and values rounded") {
    // Within what 250 samples leave with a chance of one in a thousand.
    const double most = aside(0.1, 250);
    CHECK(std::abs(share_below_a_tenth(Distribution::of<Exponential>(8.0), 20, 0) - 0.1) < most);
    CHECK(std::abs(share_below_a_tenth(Distribution::of<Weibull>(1.5, 8.0), 20, 0) - 0.1) < most);
    CHECK(std::abs(share_below_a_tenth(Distribution::of<Lognormal>(60.0, 0.05), 40, 1) - 0.1) < most);
}

TEST_CASE("intervals hold the true parameters as often as they say") {
    // 95 %, less what 1000 samples leave with a chance of one in a thousand, and two points for samples of 20: the information is
    // that of large samples.
    const double least = 0.95 - aside(0.95, 1000);
    for (const double held : coverage<ExponentialCurve>(Distribution::of<Exponential>(8.0), {8}, 20, true))
        CHECK(held > least);
    for (const double held : coverage<LognormalCurve>(Distribution::of<Lognormal>(6.0, 0.8), {6, 0.8}, 100, true))
        CHECK(held > least);
    for (const double held : coverage<LognormalCurve>(Distribution::of<Lognormal>(6.0, 0.8), {6, 0.8}, 20, true))
        CHECK(held > least - 0.02);
    for (const double held : coverage<WeibullCurve>(Distribution::of<Weibull>(1.5, 3.0), {1.5, 3}, 20, true))
        CHECK(held > least - 0.02);
    for (const double held : coverage<GammaCurve>(Distribution::of<Gamma>(2.5, 2.0), {2.5, 2}, 20, true))
        CHECK(held > least - 0.02);
    for (const double held : coverage<NormalCurve>(Distribution::of<Normal>(96.0, 4.0), {96, 4}, 20, true))
        CHECK(held > least - 0.02);
}
