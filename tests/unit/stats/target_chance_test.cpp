#include "takt/stats/target_chance.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <span>
#include <vector>

#include "tally_of.hpp"

using namespace takt;
using takt::test::tally_of;

namespace {

/// The target that lies t predictive standard errors below the mean.
double target_below(const Tally& tally, double t) {
    return tally.mean() - t * std::sqrt(tally.variance() * (1 + 1 / static_cast<double>(tally.count())));
}

}  // namespace

TEST_CASE("the chance of one more year is Student's, with the percentiles of the printed tables") {
    // 8, 9, 10, 11, 12: mean 10, variance 2.5; predictive standard error sqrt(2.5 * 1.2) = sqrt 3.
    const Tally five = tally_of({8, 9, 10, 11, 12});
    CHECK(*probability_at_least(10, five) == doctest::Approx(0.5));
    CHECK(std::abs(*probability_at_least(10 - 2.132 * std::sqrt(3.0), five) - 0.95) < 5e-5);
    CHECK(std::abs(*probability_at_least(10 + 2.776 * std::sqrt(3.0), five) - 0.025) < 5e-5);
    const Tally ten = tally_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(std::abs(*probability_at_least(target_below(ten, 1.833), ten) - 0.95) < 5e-5);
    CHECK(std::abs(*probability_at_least(target_below(ten, -3.250), ten) - 0.005) < 5e-5);
}

TEST_CASE("when 80 per cent are foretold, the next year meets the target in 80 per cent (20,000 times, |z| < 4.5)") {
    std::mt19937_64 random(5);
    std::normal_distribution<double> year(100'000, 900);
    constexpr double t = 0.941;  // P(T <= 0.941) = 0.80 with 4 degrees of freedom, from the printed tables
    constexpr int repeats = 20'000;
    int met = 0;
    for (int i = 0; i < repeats; ++i) {
        const Tally tally = tally_of({year(random), year(random), year(random), year(random), year(random)});
        const double target = target_below(tally, t);
        REQUIRE(std::abs(*probability_at_least(target, tally) - 0.80) < 2e-4);
        if (year(random) >= target) ++met;
    }
    CHECK(std::abs(met - 0.8 * repeats) / std::sqrt(0.8 * 0.2 * repeats) < 4.5);
}

TEST_CASE("equal years meet a target surely or never, and one year alone says nothing") {
    const Tally equal = tally_of({7, 7, 7});
    CHECK(probability_at_least(7, equal) == 1.0);
    CHECK(probability_at_least(7.1, equal) == 0.0);
    CHECK_FALSE(probability_at_least(7, tally_of({7})).has_value());
    CHECK_FALSE(probability_at_least(7, Tally()).has_value());
}

TEST_CASE("where outputs are far from normal, only the plain share of runs that met the target is said") {
    // A shift in which the machine mostly does not fail: the normal law would put it at 43 %.
    std::vector<double> shifts(18, 480);
    shifts.push_back(100);
    shifts.push_back(240);
    const TargetChance chance = target_chance(470, shifts);
    CHECK_FALSE(chance.is_normal);
    CHECK_FALSE(chance.probability.has_value());
    CHECK(chance.met == 18);
    CHECK(*probability_at_least(470, tally_of(shifts)) < 0.5);
    // Too few to say so, and equal ones.
    CHECK(target_chance(470, std::span(shifts).last(4)).is_normal);
    CHECK(target_chance(470, std::span(shifts).first(18)).probability == 1.0);
}

TEST_CASE("of normal samples one in a hundred is refused (4,000 of ten years, |z| < 4.5)") {
    std::mt19937_64 random(6);
    std::normal_distribution<double> year(100'000, 900);
    int refused = 0;
    for (int i = 0; i < 4'000; ++i) {
        std::vector<double> years(10);
        for (double& each : years) each = year(random);
        if (!target_chance(100'000, years).is_normal) ++refused;
    }
    CHECK(std::abs(refused - 40) / std::sqrt(4'000 * 0.01 * 0.99) < 4.5);
}

TEST_CASE("beside the chance stands the plain share of years that met the target") {
    const std::vector<double> years{98, 101, 103, 100, 99};
    const TargetChance chance = target_chance(100, years);
    CHECK(chance.met == 3);
    CHECK(chance.replications == 5);
    CHECK(chance.share.estimate == doctest::Approx(0.6));
    // Wilson by hand: z = 1.959964, z^2/5 = 0.768292; middle (0.6 + 0.384146) / 1.768292, half width
    // 1.959964 / 1.768292 * sqrt(0.6 * 0.4 / 5 + 0.768292 / 20).
    CHECK(chance.share.lower == doctest::Approx(0.2307).epsilon(2e-4));
    CHECK(chance.share.upper == doctest::Approx(0.8824).epsilon(2e-4));
    CHECK(*chance.probability == *probability_at_least(100, tally_of(years)));
    CHECK(*chance.probability > 0.5);  // the mean is 100.2
    CHECK(target_chance(100, {}).replications == 0);
}
