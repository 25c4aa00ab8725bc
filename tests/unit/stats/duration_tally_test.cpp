#include <array>
#include <chrono>
#include <cstdint>
#include <random>

#include <doctest/doctest.h>

#include "takt/stats/duration_tally.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace std::chrono_literals;
using doctest::Approx;

TEST_CASE("a tally of durations without observations answers with zeros") {
    const DurationTally tally;
    CHECK(tally.count() == 0);
    CHECK(tally.mean() == 0);
    CHECK(tally.variance() == 0);
}

TEST_CASE("durations are counted in seconds, by hand") {
    DurationTally tally;
    for (const Duration each : {Duration{2s}, Duration{4s}, Duration{9s}}) tally.add(each);
    CHECK(tally.count() == 3);
    CHECK(tally.mean() == 5);
    CHECK(tally.variance() == Approx(13));  // (9 + 1 + 16) / 2
    CHECK(tally.least() == 2);
    CHECK(tally.most() == 9);
}

TEST_CASE("a small spread about a large mean is not rounded away") {
    DurationTally tally;
    const Duration century = std::chrono::hours{24 * 365 * 100};
    for (const int ticks : {0, 1, 2}) tally.add(century + Duration{ticks});
    CHECK(tally.variance() == Approx(1e-12));
}

TEST_CASE("the longest durations do not overflow") {
    DurationTally tally;
    for (int i = 0; i < 1000; ++i) tally.add(i % 2 == 0 ? longest_duration : Duration::zero());
    const double half = to_seconds(longest_duration) / 2;
    CHECK(tally.mean() == Approx(half));
    CHECK(tally.standard_deviation() == Approx(half).epsilon(1e-3));
}

TEST_CASE("merging tallies of durations is exact, in whatever order") {
    std::array<DurationTally, 3> parts;
    DurationTally all;
    Tally reference;
    std::mt19937_64 random(7);
    for (int i = 0; i < 3000; ++i) {
        const Duration value{static_cast<std::int64_t>(random() % 1'000'000'000)};
        parts[static_cast<std::size_t>(i) % 3].add(value);
        all.add(value);
        reference.add(to_seconds(value));
    }
    DurationTally forwards = parts[0];
    forwards.merge(parts[1]);
    forwards.merge(parts[2]);
    DurationTally backwards = parts[2];
    backwards.merge(parts[1]);
    backwards.merge(parts[0]);
    for (const DurationTally& merged : {forwards, backwards}) {
        CHECK(merged.count() == all.count());
        CHECK(merged.mean() == all.mean());
        CHECK(merged.variance() == all.variance());
        CHECK(merged.least() == all.least());
        CHECK(merged.most() == all.most());
    }
    CHECK(all.mean() == Approx(reference.mean()).epsilon(1e-12));
    CHECK(all.variance() == Approx(reference.variance()).epsilon(1e-12));
}
