#include "takt/stats/duration_sample.hpp"

#include <doctest/doctest.h>

#include <array>
#include <span>

using namespace takt;
using namespace std::chrono_literals;

TEST_CASE("a quantile of a sample is not outside of its least and its most") {
    DurationSample sample;
    CHECK(sample.quantile(0.5) == 0);
    for (int i = 0; i < 10; ++i) sample.add(180s);
    CHECK(sample.sketch.quantile(0.5) != 180s);
    CHECK(sample.quantile(0.5) == 180);
    CHECK(sample.quantile(1) == 180);
}

TEST_CASE("several at once are the same as one by one, where the memory of the sketch grows among them, too") {
    std::array<Duration, 7> values{5s, 0us, 90s, 1us, 200 * 24h, 63us, 5s};
    DurationSample one_by_one, at_once;
    for (const Duration value : values)
        one_by_one.add(value);
    at_once.add(std::span(values).first(3));
    at_once.add(std::span(values).subspan(3));
    at_once.add(std::span<const Duration>());
    CHECK(at_once == one_by_one);
    CHECK(at_once.count() == 7);
    CHECK(at_once.most() == 200 * 86400.0);
}

TEST_CASE("samples are merged, and cleared, as a whole") {
    DurationSample one, other;
    one.add(10s);
    other.add(30s);
    one.merge(other);
    CHECK(one.count() == 2);
    CHECK(one.mean() == 20);
    CHECK(one.least() == 10);
    CHECK(one.most() == 30);
    CHECK(one.quantile(0.5) == doctest::Approx(10).epsilon(1.0 / 128));
    CHECK(one.quantile(1) == doctest::Approx(30).epsilon(1.0 / 128));
    one.clear();
    CHECK(one == DurationSample());
}
