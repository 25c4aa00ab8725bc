#include "takt/core/contract.hpp"
#include "takt/stats/confidence.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <random>

using namespace takt;

TEST_CASE("Student's quantiles are those of the printed tables") {
    // Law, Simulation Modeling and Analysis, table T.1; the same in any statistics text, to three decimals.
    struct Entry {
        double degrees, level, t;
    };
    for (const Entry& entry :
         {Entry{1, 0.95, 12.706}, Entry{4, 0.90, 2.132}, Entry{4, 0.95, 2.776}, Entry{9, 0.90, 1.833},
          Entry{9, 0.95, 2.262}, Entry{9, 0.99, 3.250}, Entry{29, 0.95, 2.045}, Entry{29, 0.99, 2.756}}) {
        CAPTURE(entry.degrees);
        CAPTURE(entry.level);
        CHECK(std::abs(student_quantile(entry.degrees, entry.level) - entry.t) < 0.0005001);
    }
    CHECK(student_quantile(1e7, 0.95) == doctest::Approx(1.95996).epsilon(1e-5));
    CHECK_THROWS_AS(student_quantile(0, 0.95), ContractViolation);
    CHECK_THROWS_AS(student_quantile(5, 1), ContractViolation);
}

TEST_CASE("the interval of Law's ten observations is 1.34 +- 0.24 at 90 per cent") {
    // Law, Simulation Modeling and Analysis, 5th ed., 4.5, the interval of the first example.
    Tally tally;
    for (const double value : {1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09})
        tally.add(value);
    const ConfidenceInterval interval = mean_interval(tally, 0.90);
    CHECK(std::abs(interval.estimate - 1.34) < 0.005);
    CHECK(std::abs(interval.half_width() - 0.24) < 0.005);
    CHECK(interval.lower == doctest::Approx(interval.estimate - interval.half_width()));
    CHECK(interval.upper == doctest::Approx(interval.estimate + interval.half_width()));
    CHECK(interval.level == 0.90);
    CHECK(interval.contains(1.34));
    CHECK_FALSE(interval.contains(1.7));
}

TEST_CASE("the interval of a mean covers it as often as it says (4,000 samples of 5, |z| < 4.5)") {
    std::mt19937_64 random(8);
    std::normal_distribution<double> law(100, 7);
    constexpr int repeats = 4000;
    int covered = 0;
    for (int i = 0; i < repeats; ++i) {
        Tally tally;
        for (int n = 0; n < 5; ++n)
            tally.add(law(random));
        if (mean_interval(tally, 0.9).contains(100)) ++covered;
    }
    CHECK(std::abs(covered - 0.9 * repeats) / std::sqrt(0.9 * 0.1 * repeats) < 4.5);
}

TEST_CASE("from fewer than two observations an interval has no bounds") {
    Tally tally;
    tally.add(3);
    const ConfidenceInterval interval = mean_interval(tally);
    CHECK(interval.estimate == 3);
    CHECK(std::isinf(interval.lower));
    CHECK(std::isinf(interval.upper));
    tally.add(3);
    CHECK(mean_interval(tally).half_width() == 0);
}

namespace {

struct Published {
    std::uint64_t successes, trials;
    double wilson_lower, wilson_upper, exact_lower, exact_upper;
};

}  // namespace

TEST_CASE("intervals of shares are those that Newcombe printed") {
    // Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods, Statistics in
    // Medicine 17, 1998, table I, methods 3 (Wilson) and 5 (Clopper-Pearson), 95 %, four decimals.
    for (const Published& row :
         {Published{81, 263, 0.2553, 0.3662, 0.2527, 0.3676}, Published{15, 148, 0.0624, 0.1605, 0.0578, 0.1617},
          Published{0, 20, 0.0000, 0.1611, 0.0000, 0.1684}, Published{1, 29, 0.0061, 0.1718, 0.0009, 0.1776}}) {
        CAPTURE(row.successes);
        const ConfidenceInterval wilson = wilson_interval(row.successes, row.trials);
        CHECK(std::abs(wilson.lower - row.wilson_lower) < 0.0000501);
        CHECK(std::abs(wilson.upper - row.wilson_upper) < 0.0000501);
        const ConfidenceInterval exact = clopper_pearson_interval(row.successes, row.trials);
        CHECK(std::abs(exact.lower - row.exact_lower) < 0.0000501);
        CHECK(std::abs(exact.upper - row.exact_upper) < 0.0000501);
        CHECK(exact.estimate == wilson.estimate);
    }
}

TEST_CASE("at none or only successes the bounds are 0 and 1 exactly, and the two ends mirror each other") {
    for (const std::uint64_t trials : {1u, 2u, 10u, 1000u}) {
        CHECK(wilson_interval(0, trials).lower == 0);
        CHECK(wilson_interval(trials, trials).upper == 1);
        CHECK(clopper_pearson_interval(0, trials).lower == 0);
        CHECK(clopper_pearson_interval(trials, trials).upper == 1);
        CHECK(wilson_interval(0, trials).upper == doctest::Approx(1 - wilson_interval(trials, trials).lower));
        // With no success the exact upper bound solves (1 - p)^n = 0.025.
        const double exact = 1 - std::pow(0.025, 1.0 / static_cast<double>(trials));
        CHECK(clopper_pearson_interval(0, trials).upper == doctest::Approx(exact));
    }
}

TEST_CASE("no trials say nothing, and more successes than trials are a broken contract") {
    CHECK(wilson_interval(0, 0).lower == 0);
    CHECK(wilson_interval(0, 0).upper == 1);
    CHECK(clopper_pearson_interval(0, 0).upper == 1);
    CHECK_THROWS_AS(wilson_interval(2, 1), ContractViolation);
    CHECK_THROWS_AS(clopper_pearson_interval(2, 1), ContractViolation);
}
