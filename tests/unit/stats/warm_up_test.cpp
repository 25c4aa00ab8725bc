#include "takt/stats/warm_up.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>
#include <vector>

#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;

namespace {

using Transient = std::function<double(std::size_t)>;

/// An autoregressive series x(t) = 0.5 x(t - 1) + e(t) with standard normal e, about a transient: its steady mean is 0.
std::vector<double> autoregressive(std::size_t length, unsigned seed, const Transient& transient) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    double x = normal(random) / std::sqrt(1 - 0.25);
    std::vector<double> series;
    for (std::size_t t = 0; t < length; ++t) {
        series.push_back(x + transient(t));
        x = 0.5 * x + normal(random);
    }
    return series;
}

double mean_from(const std::vector<double>& series, std::size_t cut) {
    return std::accumulate(series.begin() + static_cast<std::ptrdiff_t>(cut), series.end(), 0.0) /
           static_cast<double>(series.size() - cut);
}

/// Over 200 series: the means after the cut, and those of the whole series.
struct Cuts {
    Tally cut, truncated, whole;
    int found = 0;
};

Cuts cuts_of(std::size_t length, const Transient& transient) {
    Cuts cuts;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const std::vector<double> series = autoregressive(length, seed, transient);
        const Truncation truncation = mser(series);
        cuts.cut.add(static_cast<double>(truncation.cut));
        cuts.truncated.add(mean_from(series, truncation.cut));
        cuts.whole.add(mean_from(series, 0));
        cuts.found += truncation.found ? 1 : 0;
    }
    return cuts;
}

/// By its definition, in a quadratic number of steps.
std::size_t mser_by_definition(const std::vector<double>& series) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t cut = 0; 2 * cut <= series.size(); ++cut) {
        const double mean = mean_from(series, cut);
        double squares = 0;
        for (std::size_t i = cut; i < series.size(); ++i)
            squares += (series[i] - mean) * (series[i] - mean);
        const double left = static_cast<double>(series.size() - cut);
        if (squares / (left * left) < least) {
            least = squares / (left * left);
            best = cut;
        }
    }
    return best;
}

}  // namespace

TEST_CASE("MSER is what its definition says") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto series =
            autoregressive(60, seed, [](std::size_t t) { return 8 * std::exp(-static_cast<double>(t) / 6); });
        CHECK(mser(series, 1).cut == mser_by_definition(series));
        CHECK(mser(series, 5).cut == 5 * mser_by_definition(batch_means(series, 5)));
    }
}

TEST_CASE("MSER-5 cuts a step off, all of it and little more") {
    const Cuts cuts = cuts_of(1000, [](std::size_t t) { return t < 150 ? -8.0 : 0.0; });
    CHECK(cuts.found == 200);
    CHECK(cuts.cut.least() == 150);
    CHECK(cuts.cut.mean() < 170);
    CHECK(cuts.whole.mean() < -1);
    CHECK(mean_interval(cuts.truncated, 0.9999).contains(0));
}

TEST_CASE("MSER-5 takes the bias of an exponential transient away") {
    // The whole series is biased by -10 x 50 / 2000 = -0.25, five times the standard deviation of its mean. What is left is less
    // than one: the cut is where bias and variance together are least.
    const Cuts cuts = cuts_of(2000, [](std::size_t t) { return -10 * std::exp(-static_cast<double>(t) / 50); });
    CHECK(cuts.found == 200);
    CHECK(mean_interval(cuts.whole, 0.9999).upper < -0.2);
    CHECK(mean_interval(cuts.truncated, 0.9999).lower > -cuts.truncated.standard_deviation());
    CHECK(cuts.cut.mean() > 100);
    CHECK(cuts.cut.mean() < 400);
}

TEST_CASE("a series that is steady from its beginning is hardly cut, and one without end of its transient is refused") {
    const Cuts steady = cuts_of(1000, [](std::size_t) { return 0.0; });
    CHECK(mean_interval(steady.truncated, 0.9999).contains(0));
    CHECK(steady.cut.mean() < 100);
    CHECK(steady.found >= 180);
    const Cuts drifting = cuts_of(1000, [](std::size_t t) { return 0.02 * static_cast<double>(t); });
    CHECK(drifting.found == 0);
}

TEST_CASE("a step beyond the middle is refused, and the cut stays in the first half") {
    const auto series = autoregressive(1000, 1, [](std::size_t t) { return t < 600 ? -8.0 : 0.0; });
    const Truncation truncation = mser(series);
    CHECK_FALSE(truncation.found);
    CHECK(truncation.cut <= 500);
}

TEST_CASE("short and constant series") {
    CHECK_FALSE(mser(std::vector<double>(49, 1.0)).found);
    CHECK(mser(std::vector<double>(50, 1.0)).found);
    CHECK(mser(std::vector<double>(50, 1.0)).cut == 0);
}

TEST_CASE("Welch's average takes as many before as behind") {
    const std::vector<double> series{1, 2, 6, 3, 8};
    CHECK(welch_average(series, 1) == std::vector<double>{1, 3, 11.0 / 3, 17.0 / 3});
    CHECK(welch_average(series, 2) == std::vector<double>{1, 3, 4});
    CHECK(welch_average(series, 0) == series);
    CHECK(welch_average(series, 9).empty());
}
