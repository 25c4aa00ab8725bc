#include "takt/fit/edf.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "samples.hpp"
#include "takt/fit/curves.hpp"
#include "takt/fit/fit_law.hpp"

using namespace takt;
using namespace takt::fit;

TEST_CASE("the product limit of a published sample") {
    // Weeks of remission of 21 patients with 6-MP (Freireich et al., Blood 21, 1963), as computed in Kalbfleisch and Prentice, The
    // Statistical Analysis of Failure Time Data, 1.1: S(6) = 0.857, S(7) = 0.807, S(10) = 0.753, S(13) = 0.690, S(16) = 0.627,
    // S(22) = 0.538, S(23) = 0.448.
    std::vector<Run> runs;
    for (const double time : {6, 6, 6, 7, 10, 13, 16, 22, 23})
        runs.push_back({{time}, {}});
    for (const double cut : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
        runs.push_back({{}, static_cast<double>(cut)});
    const std::vector<ObservedShare> shares = observed_shares(Sample(runs));
    const std::vector<std::pair<double, double>> published{{6, 0.857},  {7, 0.807},  {10, 0.753}, {13, 0.690},
                                                           {16, 0.627}, {22, 0.538}, {23, 0.448}};
    REQUIRE(shares.size() == published.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        CHECK(shares[i].value == published[i].first);
        CHECK(1 - shares[i].share == doctest::Approx(published[i].second).epsilon(0.001));
    }
}

TEST_CASE("without times cut off the distances are the usual ones") {
    const std::vector<double> values = test::drawn(Distribution::of<Exponential>(5.0), 37, 11);
    const Sample sample({{values}});
    const ExponentialCurve curve({6.0});
    const Distances found = distances(sample, [&](double x) { return curve.below(x); });
    std::vector<double> u;
    for (const double value : sample.values())
        u.push_back(curve.below(value));
    double a = -37, d = 0;
    for (std::size_t i = 0; i < 37; ++i) {
        const double k = static_cast<double>(i);
        a -= (2 * k + 1) / 37 * (std::log(u[i]) + std::log(1 - u[36 - i]));
        d = std::max({d, (k + 1) / 37 - u[i], u[i] - k / 37});
    }
    CHECK(found.anderson_darling == doctest::Approx(a).epsilon(1e-10));
    CHECK(found.kolmogorov_smirnov == doctest::Approx(d).epsilon(1e-12));
}

TEST_CASE("where the longest time is cut off, the distances go up to it") {
    // One value at u = 1/2 and one cut off at u = 3/4, of the uniform law on [0, 1]. By hand, with F_n = 0 up to 1/2 and 1/2 after it:
    // D = 1/2, and A^2 / 2 is the integral of u / (1 - u) to 1/2, log 2 - 1/2, and of (1/2 - u)^2 / (u (1 - u)) from there to 3/4.
    const Sample sample({{{0.5}, 0.75}});
    const Distances found = distances(sample, [](double x) { return x; });
    CHECK(found.kolmogorov_smirnov == doctest::Approx(0.5));
    const double second = 0.25 * std::log(1.5) + 0.25 * std::log(2.0) - 0.25;
    CHECK(found.anderson_darling == doctest::Approx(2 * (std::log(2.0) - 0.5 + second)).epsilon(1e-12));
}

namespace {

/// Share of samples of a law, to which the law is fitted, whose corrected A^2 is above a published critical value.
template <class Curve, class Correct>
double share_above(const Distribution& law, double critical, Correct correct) {
    constexpr int samples = 4000;
    constexpr std::size_t count = 50;
    Stream stream(StreamKey{21, 0, hash_of("critical values"), 0});
    int above = 0;
    for (int i = 0; i < samples; ++i) {
        Run run;
        for (std::size_t k = 0; k < count; ++k)
            run.whole.push_back(law.sample(stream));
        above += correct(distances_of_fit<Curve>(Sample({run}))->anderson_darling, 50.0) > critical;
    }
    return above / 4000.0;
}

}  // namespace

TEST_CASE("A^2 with fitted parameters exceeds its published critical values as often as it should") {
    // Stephens in D'Agostino and Stephens, Goodness-of-Fit Techniques, 1986, tables 4.7, 4.11 and 4.17: upper 5 % and 1 % points. Their
    // last digit moves the shares by less than 0.2 points.
    const double five = test::aside(0.05, 4000) + 0.002, one = test::aside(0.01, 4000) + 0.002;
    const auto exponential = [](double a, double n) { return a * (1 + 0.6 / n); };
    const Distribution life = Distribution::of<Exponential>(8.0);
    CHECK(std::abs(share_above<ExponentialCurve>(life, 1.321, exponential) - 0.05) < five);
    CHECK(std::abs(share_above<ExponentialCurve>(life, 1.959, exponential) - 0.01) < one);
    const auto normal = [](double a, double n) { return a * (1 + 0.75 / n + 2.25 / (n * n)); };
    const Distribution repair = Distribution::of<Lognormal>(6.0, 0.8);
    CHECK(std::abs(share_above<LognormalCurve>(repair, 0.752, normal) - 0.05) < five);
    CHECK(std::abs(share_above<LognormalCurve>(repair, 1.035, normal) - 0.01) < one);
    const auto extreme = [](double a, double n) { return a * (1 + 0.2 / std::sqrt(n)); };
    const Distribution wear = Distribution::of<Weibull>(1.5, 3.0);
    CHECK(std::abs(share_above<WeibullCurve>(wear, 0.757, extreme) - 0.05) < five);
    CHECK(std::abs(share_above<WeibullCurve>(wear, 1.038, extreme) - 0.01) < one);
}
