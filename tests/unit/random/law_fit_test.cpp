#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

#include "law_table.hpp"

using namespace takt;

namespace {

constexpr std::size_t sorted_count = 200'000;

std::vector<double> sorted_samples(const Distribution& distribution) {
    Stream stream(StreamKey{77, 0, hash_of("fit")});
    std::vector<double> values(sorted_count);
    for (double& value : values)
        value = distribution.sample(stream);
    std::sort(values.begin(), values.end());
    return values;
}

/// Kolmogorov's statistic, with Stephens' correction for a finite number of samples.
double kolmogorov(const std::vector<double>& values, const std::function<double(double)>& cdf) {
    const double count = static_cast<double>(values.size());
    double distance = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double expected = cdf(values[i]);
        const double below = static_cast<double>(i) / count;
        distance = std::max({distance, expected - below, below + 1 / count - expected});
    }
    return distance * (std::sqrt(count) + 0.12 + 0.11 / std::sqrt(count));
}

/// Chi-square over the values and one cell for all that is above them; values expected fewer than five times join that.
struct ChiSquare {
    double sum = 0;
    double degrees = -1;

    void cell(double observed, double expected) {
        sum += (observed - expected) * (observed - expected) / expected;
        degrees += 1;
    }
};

ChiSquare chi_square(const std::vector<double>& values, const std::vector<std::pair<double, double>>& chances) {
    ChiSquare test;
    const double all = static_cast<double>(values.size());
    double rest = all, expected_rest = all;
    for (const auto& [value, chance] : chances) {
        const auto [first, last] = std::equal_range(values.begin(), values.end(), value);
        const double observed = static_cast<double>(last - first);
        if (chance * all < 5) continue;
        test.cell(observed, chance * all);
        rest -= observed;
        expected_rest -= chance * all;
    }
    if (expected_rest >= 5) test.cell(rest, expected_rest);
    return test;
}

}  // namespace

TEST_CASE("samples of each continuous law fit its distribution function (Kolmogorov-Smirnov, level 0.001)") {
    constexpr double critical = 1.9495;  // of Kolmogorov's limit law at 0.999
    for (const auto& law : test::continuous_laws()) {
        CAPTURE(law.name);
        CHECK(kolmogorov(sorted_samples(law.distribution), law.cdf) < critical);
    }
}

TEST_CASE("the fit test sees a law that is off by two per cent") {
    const auto wrong = Distribution::of<Exponential>(42.0 * 1.02);
    const boost::math::exponential right(1 / 42.0);
    CHECK(kolmogorov(sorted_samples(wrong), [&](double x) { return boost::math::cdf(right, x); }) > 1.9495);
}

TEST_CASE("samples of each discrete law fit its probabilities (chi-square, level 0.001)") {
    for (const auto& law : test::discrete_laws()) {
        CAPTURE(law.name);
        const ChiSquare test = chi_square(sorted_samples(law.distribution), law.chances);
        const boost::math::chi_squared limit(test.degrees);
        CHECK(test.sum < boost::math::quantile(boost::math::complement(limit, 0.001)));
    }
}

TEST_CASE("a value of probability 0 is never drawn") {
    const auto law = test::accepted(Distribution::discrete({{1, 0}, {2, 1.0 / 3}, {3, 2.0 / 3}, {9, 0}}));
    const auto values = sorted_samples(law);
    CHECK(values.front() == 2);
    CHECK(values.back() == 3);
}

TEST_CASE("laws by inversion answer a smaller uniform with a sample that is not smaller") {
    for (const auto& law : test::continuous_laws()) {
        if (!law.one_uniform) continue;
        CAPTURE(law.name);
        Stream stream(StreamKey{5});
        std::vector<std::pair<double, double>> pairs;
        for (int i = 0; i < 20'000; ++i) {
            Stream copy = stream;
            const double uniform = copy.uniform();
            const double sample = law.distribution.sample(stream);
            CHECK(stream.state() == copy.state());
            pairs.emplace_back(uniform, sample);
        }
        std::sort(pairs.begin(), pairs.end());
        // Iterated quantiles settle within a few units of the last place, so neighbours may change places by that.
        for (std::size_t i = 1; i < pairs.size(); ++i)
            REQUIRE(pairs[i].second <= pairs[i - 1].second * (1 + 1e-12));
    }
}
