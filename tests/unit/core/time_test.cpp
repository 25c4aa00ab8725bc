#include "takt/core/time.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace takt;
using namespace std::chrono_literals;

TEST_CASE("seconds become microseconds, half of one away from zero") {
    CHECK(from_seconds(1.5) == 1500ms);
    CHECK(from_seconds(0.0000004) == 0us);
    CHECK(from_seconds(0.0000005) == 1us);
    CHECK(from_seconds(-0.0000005) == -1us);
    CHECK(from_seconds(0) == 0us);
}

TEST_CASE("seconds and back are the same to the microsecond over a year") {
    for (const double seconds : {0.000001, 96.0, 3600.25, 31536000.000001})
        CHECK(to_seconds(from_seconds(seconds)) == doctest::Approx(seconds).epsilon(1e-15));
}

TEST_CASE("durations too long for the clock are cut to the longest") {
    CHECK(from_seconds(1e30) == longest_duration);
    CHECK(from_seconds(-1e30) == -longest_duration);
    CHECK(from_seconds(std::numeric_limits<double>::infinity()) == longest_duration);
}

TEST_CASE("many of the longest durations add up without overflow") {
    // 1400 times 200 years of 365 days is below 2^63 microseconds (292,000 years).
    Duration sum{};
    for (int i = 0; i < 1400; ++i)
        sum += longest_duration;
    CHECK(sum > longest_duration);
    CHECK(sum.count() / 1400 == longest_duration.count());
}

TEST_CASE("an hour has 3600 seconds") {
    CHECK(to_seconds(1h) == 3600);
    CHECK(to_hours(90min) == 1.5);
}

TEST_CASE("never comes after every time of a run") {
    CHECK(run_start + longest_duration < never);
    CHECK(run_start.time_since_epoch() == 0us);
}
