#include "takt/stats/batch_means.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

using namespace takt;

TEST_CASE("overlapping batch means by hand") {
    // n = 4, m = 2: means 2, 3, 5 about 3.5, so 2 (2.25 + 0.25 + 2.25) / (3 x 2) = 19/12, with 1.5 degrees of freedom.
    const OverlappingBatchMeans found = overlapping_batch_means(std::vector<double>{1, 3, 3, 7}, 2);
    CHECK(found.batch == 2);
    CHECK(found.degrees == 1.5);
    CHECK(found.interval.estimate == 3.5);
    CHECK(found.interval.half_width() == doctest::Approx(student_quantile(1.5, 0.95) * std::sqrt(19.0 / 12)));
    CHECK(found.effective_size == doctest::Approx((19.0 / 3) / (19.0 / 12)));
}

TEST_CASE("a constant series is sure") {
    const OverlappingBatchMeans found = overlapping_batch_means(std::vector<double>(100, 5.0));
    CHECK(found.interval.half_width() == 0);
    CHECK(found.effective_size == 100);
}

TEST_CASE("a series that goes up and down is worth no more than it has observations") {
    std::vector<double> series;
    for (int i = 0; i < 100; ++i) series.push_back(5 + 1e-12 * i + (i % 2 == 0 ? 1 : -1));
    const OverlappingBatchMeans found = overlapping_batch_means(series, 10);
    CHECK(found.interval.half_width() < 1e-3);
    CHECK(found.effective_size == 100);
}

TEST_CASE(
    "the effective size of an autoregressive series is (1 - a) / (1 + a) of its length, and the interval covers its "
    "mean") {
    // a = 0.6: a quarter. Over 300 series the share of covering intervals lies within 4.4 standard deviations of 95 %.
    int covered = 0;
    Tally sizes;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937_64 random(seed);
        std::normal_distribution<double> normal;
        double x = normal(random) / std::sqrt(1 - 0.36);
        std::vector<double> series;
        for (int t = 0; t < 4000; ++t) {
            series.push_back(x);
            x = 0.6 * x + normal(random);
        }
        const OverlappingBatchMeans found = overlapping_batch_means(series);
        covered += found.interval.contains(0) ? 1 : 0;
        sizes.add(1 / found.effective_size);
    }
    CHECK(covered >= 268);
    CHECK(1 / sizes.mean() == doctest::Approx(1000).epsilon(0.1));
}
