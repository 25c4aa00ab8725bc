#include "takt/stats/duration_sample.hpp"

#include <doctest/doctest.h>

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
