#include "takt/stats/normality.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/stats/confidence.hpp"

using namespace takt;

namespace {

/// A^2 as it is defined: n times the integral of (F_n(u) - u)^2 / (u (1 - u)) over the law's scale u. Between two observations F_n is
/// the constant c, and the integrand is -1 + c^2 / u + (1 - c)^2 / (1 - u).
/// \source Anderson, Darling, A test of goodness of fit, JASA 49(268), 1954
double by_definition(std::vector<double> sample) {
    std::sort(sample.begin(), sample.end());
    const double n = static_cast<double>(sample.size());
    const double mean = std::accumulate(sample.begin(), sample.end(), 0.0) / n;
    double squares = 0;
    for (const double each : sample)
        squares += (each - mean) * (each - mean);
    const double spread = std::sqrt(squares / (n - 1));
    const auto integral = [](double c, double u) {
        return -u + (c > 0 ? c * c * std::log(u) : 0) - (c < 1 ? (1 - c) * (1 - c) * std::log1p(-u) : 0);
    };
    double sum = 0;
    double last = 0;
    for (std::size_t i = 0; i <= sample.size(); ++i) {
        const double next = i < sample.size() ? std::erfc((mean - sample[i]) / spread / std::sqrt(2.0)) / 2 : 1;
        sum += integral(static_cast<double>(i) / n, next) - integral(static_cast<double>(i) / n, last);
        last = next;
    }
    return n * sum * (1 + 0.75 / n + 2.25 / (n * n));
}

template <class Law>
std::vector<double> sample(std::mt19937_64& random, Law law, std::size_t count) {
    std::vector<double> all(count);
    for (double& each : all)
        each = law(random);
    return all;
}

}  // namespace

TEST_CASE("the statistic of Anderson and Darling is the integral that defines it") {
    std::mt19937_64 random(7);
    for (const std::size_t count : {8u, 25u, 100u, 400u}) {
        const auto normal = sample(random, std::normal_distribution<>(5000, 40), count);
        CHECK(anderson_darling(normal) == doctest::Approx(by_definition(normal)).epsilon(1e-9));
        const auto skew = sample(random, std::exponential_distribution<>(0.01), count);
        CHECK(anderson_darling(skew) == doctest::Approx(by_definition(skew)).epsilon(1e-9));
    }
}

TEST_CASE("normal samples are refused as often as the printed levels say") {
    // Stephens, EDF statistics for goodness of fit, JASA 69(347), 1974, table 1.1, mean and variance unknown. Each level lies in
    // the interval of Clopper and Pearson with the confidence 1 - 1e-5.
    struct Entry {
        double level, critical;
        std::uint64_t above;
    };
    std::array entries{Entry{0.10, 0.631, 0}, Entry{0.05, 0.752, 0}, Entry{0.025, 0.873, 0}, Entry{0.01, 1.035, 0}};
    constexpr std::uint64_t samples = 4000;
    std::uint64_t refused = 0;
    std::mt19937_64 random(1);
    for (std::uint64_t i = 0; i < samples; ++i) {
        const auto normal = sample(random, std::normal_distribution<>(100'000, 300), 100);
        const double statistic = anderson_darling(normal);
        for (Entry& entry : entries)
            if (statistic >= entry.critical) ++entry.above;
        if (!looks_normal(normal)) ++refused;
    }
    for (const Entry& entry : entries) {
        CAPTURE(entry.level);
        CHECK(clopper_pearson_interval(entry.above, samples, 1 - 1e-5).contains(entry.level));
    }
    CHECK(refused == entries[1].above);
}

TEST_CASE("samples that are far from normal are refused, however large and wherever they lie") {
    std::mt19937_64 random(3);
    CHECK_FALSE(looks_normal(sample(random, std::exponential_distribution<>(1), 100)));
    CHECK_FALSE(looks_normal(sample(random, std::bernoulli_distribution(0.1), 100)));
    std::vector<double> outlier(2000, 1.0);
    outlier.front() = 1e6;  // 45 standard deviations away
    CHECK_FALSE(looks_normal(outlier));
    CHECK_THROWS_AS(anderson_darling({1, 2, 3}), ContractViolation);
    CHECK_THROWS_AS(anderson_darling(std::vector<double>(20, 4.0)), ContractViolation);
}
