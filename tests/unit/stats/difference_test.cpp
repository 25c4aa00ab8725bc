#include "takt/stats/difference.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tally_of.hpp"

using namespace takt;
using takt::test::tally_of;

TEST_CASE("a paired difference has Student's interval and p-value") {
    // Mean 2, standard deviation 1, n = 3: t = 2 sqrt(3) with 2 degrees, for which P(|T| > t) = 1 - t / sqrt(2 + t^2).
    const MeanDifference found = paired_difference(tally_of({1, 2, 3}));
    CHECK(found.interval.estimate == doctest::Approx(2));
    CHECK(found.p_value == doctest::Approx(1 - std::sqrt(12.0 / 14.0)));
    CHECK(found.interval.half_width() == doctest::Approx(4.302653 / std::sqrt(3.0)).epsilon(1e-6));
}

TEST_CASE("a difference without spread is certain, and none is none") {
    CHECK(paired_difference(tally_of({5, 5, 5})).p_value == 0);
    CHECK(paired_difference(tally_of({0, 0, 0})).p_value == 1);
    CHECK(paired_difference(tally_of({7})).p_value == 1);
    CHECK(welch_difference(tally_of({3, 3}), tally_of({3, 3})).p_value == 1);
    CHECK(welch_difference(tally_of({3, 3}), tally_of({4, 4})).p_value == 0);
    CHECK(welch_difference(tally_of({3}), tally_of({4, 4})).p_value == 1);
}

TEST_CASE("Welch's test has Satterthwaite's degrees of freedom") {
    // Variances 1 and 4 of three each: error^2 = 5/3, 50/17 degrees; p by numerical integration of Student's density.
    const MeanDifference found = welch_difference(tally_of({1, 2, 3}), tally_of({2, 4, 6}));
    CHECK(found.interval.estimate == doctest::Approx(-2));
    CHECK(found.p_value == doctest::Approx(0.22085).epsilon(1e-4));
    CHECK(found.interval.half_width() == doctest::Approx(student_quantile(50.0 / 17, 0.95) * std::sqrt(5.0 / 3)));
}

TEST_CASE("Holm's p-values step down from the smallest") {
    const std::vector<double> p{0.01, 0.04, 0.03};
    const std::vector<double> adjusted = holm(p);
    CHECK(adjusted[0] == doctest::Approx(0.03));
    CHECK(adjusted[1] == doctest::Approx(0.06));
    CHECK(adjusted[2] == doctest::Approx(0.06));
    CHECK(holm(std::vector<double>{}).empty());
    CHECK(holm(std::vector<double>{0.7, 0.9})[1] == 1);
}

TEST_CASE("Bonferroni divides what may go wrong") {
    CHECK(bonferroni_level(0.95, 5) == doctest::Approx(0.99));
    CHECK(bonferroni_level(0.95, 0) == doctest::Approx(0.95));
}
