#include "takt/fit/fit_law.hpp"

#include <doctest/doctest.h>

#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "samples.hpp"

using namespace takt;
using namespace takt::fit;
using takt::test::ball_bearings;
using takt::test::drawn;
using takt::test::shock_absorbers;

namespace {

double value_of(const FittedLaw& law, std::size_t parameter) {
    return law.parameters[parameter].value.estimate;
}

}  // namespace

TEST_CASE("the mean of an exponential law is all time seen over the failures, with its chi-squared interval") {
    // 10 failures in 1000 h of three machines, one of which never failed.
    const Sample sample({{{50, 150, 100, 40, 60}, 100.0}, {{120, 80, 60, 20, 70}, 50.0}, {{}, 100.0}});
    const auto law = fit_curve<ExponentialCurve>(sample);
    REQUIRE(law);
    CHECK(value_of(*law, 0) == doctest::Approx(100).epsilon(1e-12));
    // Quantiles of chi-squared with 20 degrees of freedom: 34.170 and 9.591, from tables.
    CHECK(law->parameters[0].value.lower == doctest::Approx(2000 / 34.170).epsilon(1e-4));
    CHECK(law->parameters[0].value.upper == doctest::Approx(2000 / 9.591).epsilon(1e-4));
    CHECK(law->log_likelihood == doctest::Approx(-10 * std::log(100.0) - 10).epsilon(1e-12));
    CHECK(law->aic == doctest::Approx(2 - 2 * law->log_likelihood).epsilon(1e-12));
}

TEST_CASE("a lognormal law has the mean and the variance of the logarithms") {
    const std::vector<double> values = drawn(Distribution::of<Lognormal>(96.0, 0.3), 400, 1);
    double mean = 0, squares = 0;
    for (const double value : values)
        mean += std::log(value) / 400;
    for (const double value : values)
        squares += (std::log(value) - mean) * (std::log(value) - mean) / 400;
    const auto law = fit_curve<LognormalCurve>(Sample({{values}}));
    REQUIRE(law);
    CHECK(value_of(*law, 0) == doctest::Approx(std::exp(mean + squares / 2)).epsilon(1e-6));
    CHECK(value_of(*law, 1) == doctest::Approx(std::sqrt(std::expm1(squares))).epsilon(1e-6));
}

TEST_CASE("a normal law far above 0 has the mean and the variance of the values") {
    const std::vector<double> values = drawn(Distribution::of<Normal>(96.0, 4.0), 400, 2);
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 400;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean) / 400;
    const auto law = fit_curve<NormalCurve>(Sample({{values}}));
    REQUIRE(law);
    CHECK(value_of(*law, 0) == doctest::Approx(mean).epsilon(1e-7));
    CHECK(value_of(*law, 1) == doctest::Approx(std::sqrt(squares)).epsilon(1e-6));
    // Of a normal sample the information is known: the variances are s^2 / n of the mean, and 1 / (2 n) of log s.
    const double t = student_quantile(398, 0.95);
    CHECK(law->parameters[1].value.upper / value_of(*law, 1) ==
          doctest::Approx(std::exp(t / std::sqrt(800.0))).epsilon(1e-4));
}

TEST_CASE("a gamma law answers the equations of its likelihood") {
    const Sample sample = ball_bearings();
    const auto law = fit_curve<GammaCurve>(sample);
    REQUIRE(law);
    const double shape = value_of(*law, 0), scale = value_of(*law, 1);
    CHECK(shape * scale == doctest::Approx(sample.mean()).epsilon(1e-6));
    CHECK(std::log(shape) - boost::math::digamma(shape) ==
          doctest::Approx(std::log(sample.mean()) - sample.sum_of_logarithms() / 23).epsilon(1e-6));
}

TEST_CASE("published fits of the ball bearings") {
    // Lawless, Statistical Models and Methods for Lifetime Data, 2nd ed., examples 4.1.2 and 5.2.2: shape 2.102 and scale 81.9 of a
    // Weibull law; mean 4.15 and deviation 0.522 of the logarithms.
    const auto weibull = fit_curve<WeibullCurve>(ball_bearings());
    REQUIRE(weibull);
    CHECK(value_of(*weibull, 0) == doctest::Approx(2.102).epsilon(0.0005));
    CHECK(value_of(*weibull, 1) == doctest::Approx(81.88).epsilon(0.0005));
    CHECK(weibull->log_likelihood == doctest::Approx(-113.69).epsilon(0.0001));
    const auto lognormal = fit_curve<LognormalCurve>(ball_bearings());
    REQUIRE(lognormal);
    const double sigma = std::sqrt(std::log1p(value_of(*lognormal, 1) * value_of(*lognormal, 1)));
    CHECK(sigma == doctest::Approx(0.522).epsilon(0.001));
    CHECK(std::log(value_of(*lognormal, 0)) - sigma * sigma / 2 == doctest::Approx(4.150).epsilon(0.0005));
}

TEST_CASE("a Weibull law answers the equation of its shape") {
    const Sample sample = shock_absorbers();
    const auto law = fit_curve<WeibullCurve>(sample);
    REQUIRE(law);
    const double shape = value_of(*law, 0);
    double powers = 0, with_logarithms = 0;
    for (const auto* times : {&sample.values(), &sample.cut_offs()})
        for (const double time : *times)
            powers += std::pow(time, shape), with_logarithms += std::pow(time, shape) * std::log(time);
    CHECK(with_logarithms / powers - 1 / shape == doctest::Approx(sample.sum_of_logarithms() / 11).epsilon(1e-7));
    CHECK(value_of(*law, 1) == doctest::Approx(std::pow(powers / 11, 1 / shape)).epsilon(1e-6));
}

TEST_CASE("a published fit with times cut off") {
    // Meeker and Escobar, Statistical Methods for Reliability Data, 8.3: mu = 10.23 and sigma = 0.3164 of the logarithms of a Weibull law,
    // which are log scale and 1 / shape; 10.14 and 0.5301 of a lognormal one.
    const auto weibull = fit_curve<WeibullCurve>(shock_absorbers());
    REQUIRE(weibull);
    CHECK(1 / value_of(*weibull, 0) == doctest::Approx(0.3164).epsilon(0.0005));
    CHECK(std::log(value_of(*weibull, 1)) == doctest::Approx(10.23).epsilon(0.0005));
    const auto lognormal = fit_curve<LognormalCurve>(shock_absorbers());
    REQUIRE(lognormal);
    const double sigma = std::sqrt(std::log1p(value_of(*lognormal, 1) * value_of(*lognormal, 1)));
    CHECK(sigma == doctest::Approx(0.5301).epsilon(0.001));
    CHECK(std::log(value_of(*lognormal, 0)) - sigma * sigma / 2 == doctest::Approx(10.14).epsilon(0.001));
}

TEST_CASE("a uniform law goes from the least to the most, and not where times are cut off") {
    const auto law = fit_uniform(Sample({{{4, 10, 7}}}));
    REQUIRE(law);
    CHECK(value_of(*law, 0) == 4);
    CHECK(value_of(*law, 1) == 10);
    // With 3 values: (1 + t)^-2 = 0.05.
    CHECK(law->parameters[1].value.upper == doctest::Approx(10 + 6 * (std::sqrt(20.0) - 1)));
    CHECK(law->parameters[0].value.lower == 0);  // times are not below 0
    CHECK(law->log_likelihood == doctest::Approx(-3 * std::log(6.0)));
    CHECK_FALSE(fit_uniform(Sample({{{4, 10, 7}, 3.0}})));
}

TEST_CASE("rounding does not make a law wider") {
    // Beginning and end rounded to 4 s, with a deviation of 2 s: the variance seen is that of the law plus 16 / 6.
    constexpr double grid = 4, deviation = 2;
    constexpr std::size_t count = 40'000;
    const Distribution law = Distribution::of<Normal>(60.0, deviation);
    Stream stream(StreamKey{3, 0, hash_of("rounding"), 0});
    Run run;
    for (std::size_t i = 0; i < count; ++i)
        run.whole.push_back(fit::detail::rounded_to(grid, law.sample(stream), stream));
    const Sample sample({run}, grid);
    REQUIRE(sample.is_coarse());
    const double seen = sample.standard_deviation() * sample.standard_deviation();
    CHECK(seen == doctest::Approx(deviation * deviation + grid * grid / 6).epsilon(0.03));
    const auto fitted = fit_curve<NormalCurve>(sample);
    REQUIRE(fitted);
    // Within 3.29 standard errors of what was rounded, and 0.5 % of its deviation for Gauss's rule of two points.
    const double error = 3.29 * seen / (deviation * std::sqrt(2.0 * count));
    CHECK(std::abs(value_of(*fitted, 1) - deviation) < error + 0.005 * deviation);
    CHECK(std::abs(value_of(*fitted, 0) - 60) < 3.29 * std::sqrt(seen / count));
    CHECK(fitted->parameters[1].value.contains(value_of(*fitted, 1)));
}

TEST_CASE("values that do not scatter by more than the rounding are constant") {
    CHECK(Sample({{{60, 61, 59, 60}}}, 1).is_constant());
    CHECK_FALSE(Sample({{{60, 63, 60, 60}}}, 1).is_constant());
    CHECK(Sample({{{60, 60}}}).is_constant());
    CHECK_FALSE(Sample({{{60, 60.5}}}).is_constant());
}

TEST_CASE("a time of 0 was shorter than takt can tell") {
    const Sample sample({{{0, 10, 20}}});
    CHECK(sample.least_value() == Sample::least);
    CHECK(fit_curve<WeibullCurve>(sample).has_value());
    CHECK_FALSE(fit_curve<LognormalCurve>(sample).has_value());  // its cv would be beyond what takt's law takes
}
