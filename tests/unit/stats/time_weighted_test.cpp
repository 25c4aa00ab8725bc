#include "takt/stats/time_weighted.hpp"

#include <doctest/doctest.h>

using namespace takt;
using namespace std::chrono_literals;

TEST_CASE("the mean of a level is its integral over time, counted by hand") {
    // 0 for 10 s, 2 for 20 s, 1 for 5 s, 4 for 15 s: 0 + 40 + 5 + 60 = 105 unit seconds in 50 s.
    TimeWeighted level;
    level.set(2, run_start + 10s);
    level.set(1, run_start + 30s);
    level.add(3, run_start + 35s);
    CHECK(level.level() == 4);
    CHECK(level.integral(run_start + 50s) == doctest::Approx(105));
    CHECK(level.mean(run_start + 50s) == doctest::Approx(2.1));
    CHECK(level.highest() == 4);
    CHECK(level.lowest() == 0);
}

TEST_CASE("asking changes nothing") {
    TimeWeighted level(3);
    CHECK(level.integral(run_start + 10s) == doctest::Approx(30));
    CHECK(level.integral(run_start + 10s) == doctest::Approx(30));
    CHECK(level.integral(run_start + 20s) == doctest::Approx(60));
}

TEST_CASE("a restart keeps the level and forgets the past") {
    TimeWeighted level;
    level.set(9, run_start + 1s);
    level.set(2, run_start + 2s);
    level.restart(run_start + 10s);
    CHECK(level.level() == 2);
    CHECK(level.highest() == 2);
    CHECK(level.mean(run_start + 10s) == 2);
    level.set(0, run_start + 20s);
    CHECK(level.integral(run_start + 50s) == doctest::Approx(20));
    CHECK(level.mean(run_start + 50s) == doctest::Approx(0.5));
    CHECK(level.lowest() == 0);
}

TEST_CASE("several changes at one instant leave no trace but in the extremes") {
    TimeWeighted level;
    level.set(5, run_start + 10s);
    level.set(1, run_start + 10s);
    CHECK(level.integral(run_start + 20s) == doctest::Approx(10));
    CHECK(level.highest() == 5);
}

TEST_CASE("single microseconds are not lost over a year, and a backlog of a million does not overflow") {
    TimeWeighted level;
    const Duration year = std::chrono::hours{24 * 365};
    level.set(1, run_start + year);
    level.set(0, run_start + year + 1us);
    CHECK(level.integral(run_start + 2 * year) == doctest::Approx(1e-6));

    TimeWeighted backlog(1'000'000);
    CHECK(backlog.integral(run_start + 100 * year) == doctest::Approx(1e6 * to_seconds(100 * year)));
    CHECK(backlog.mean(run_start + 100 * year) == doctest::Approx(1e6));
}
