#include "takt/stats/quantile_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <vector>

using takt::Duration;
using takt::QuantileSketch;

namespace {

constexpr double shares[] = {0.0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1.0};

QuantileSketch sketch_of(const std::vector<std::int64_t>& ticks) {
    QuantileSketch sketch;
    for (const std::int64_t each : ticks)
        sketch.add(Duration{each});
    return sketch;
}

/// The smallest observation with at least `share` of all at or below it.
std::int64_t exact_quantile(const std::vector<std::int64_t>& sorted, double share) {
    const double all = static_cast<double>(sorted.size());
    std::size_t i = 0;
    while (static_cast<double>(i + 1) / all < share)
        ++i;
    return sorted[i];
}

void check_bound(std::vector<std::int64_t> ticks) {
    const QuantileSketch sketch = sketch_of(ticks);
    CHECK(sketch.count() == ticks.size());
    std::sort(ticks.begin(), ticks.end());
    for (const double share : shares) {
        CAPTURE(share);
        const std::int64_t exact = exact_quantile(ticks, share);
        CHECK(std::llabs(sketch.quantile(share).count() - exact) * 128 <= exact);
    }
}

template <class Law>
std::vector<std::int64_t> draw(Law law, double scale) {
    std::mt19937_64 random(3);
    std::vector<std::int64_t> ticks;
    for (int i = 0; i < 20'000; ++i)
        ticks.push_back(std::llround(scale * law(random)));
    return ticks;
}

}  // namespace

TEST_CASE("a quantile lies within 1/128 of the exact one, whatever the law of the observations") {
    SUBCASE("uniform, up to two minutes") {
        check_bound(draw(std::uniform_real_distribution<double>(0, 1), 120e6));
    }
    SUBCASE("exponential, mean eight hours") {
        check_bound(draw(std::exponential_distribution<double>(1), 28.8e9));
    }
    SUBCASE("lognormal over ten orders of magnitude") {
        check_bound(draw(std::lognormal_distribution<double>(0, 3), 1e6));
    }
    SUBCASE("small whole numbers of microseconds") {
        check_bound(draw(std::poisson_distribution<int>(40), 1));
    }
    SUBCASE("two values far apart") {
        check_bound(draw(std::bernoulli_distribution(0.3), 1e15));
    }
}

TEST_CASE("every power of two and its neighbours keep the bound, up to 200 years") {
    for (int power = 0; power <= 52; ++power)
        for (const std::int64_t around : {-1, 0, 1}) {
            const std::int64_t ticks = std::max<std::int64_t>(0, (std::int64_t{1} << power) + around);
            CAPTURE(ticks);
            CHECK(std::llabs(sketch_of({ticks}).quantile(0.5).count() - ticks) * 128 <= ticks);
        }
    const std::int64_t longest = takt::longest_duration.count();
    CHECK(std::llabs(sketch_of({longest}).quantile(1).count() - longest) * 128 <= longest);
}

TEST_CASE("values below 128 microseconds are kept exactly") {
    for (std::int64_t ticks = 0; ticks < 128; ++ticks)
        CHECK(sketch_of({ticks}).quantile(0.5) == Duration{ticks});
}

TEST_CASE("durations below 0 count as 0 and ones beyond all sense as the longest") {
    CHECK(sketch_of({-5}).quantile(0.5) == Duration::zero());
    CHECK(sketch_of({Duration::max().count()}).quantile(0.5) > takt::longest_duration);
}

TEST_CASE("merging sketches is one sketch of all") {
    const auto ticks = draw(std::lognormal_distribution<double>(0, 2), 1e7);
    const QuantileSketch whole = sketch_of(ticks);
    QuantileSketch merged = sketch_of({ticks.begin(), ticks.begin() + 700});
    merged.merge(sketch_of({ticks.begin() + 700, ticks.end()}));
    merged.merge(QuantileSketch());
    CHECK(merged.count() == whole.count());
    for (const double share : shares)
        CHECK(merged.quantile(share) == whole.quantile(share));
}

TEST_CASE("quantiles do not fall when the share rises") {
    const QuantileSketch sketch = sketch_of(draw(std::exponential_distribution<double>(1), 1e8));
    for (int percent = 0; percent < 100; ++percent)
        CHECK(sketch.quantile(percent / 100.0) <= sketch.quantile((percent + 1) / 100.0));
}

TEST_CASE("seven of a hundred observations are seven per cent, in spite of binary fractions") {
    std::vector<std::int64_t> ticks;
    for (std::int64_t i = 1; i <= 100; ++i)
        ticks.push_back(i);
    const QuantileSketch sketch = sketch_of(ticks);
    for (std::int64_t percent = 1; percent <= 100; ++percent)
        CHECK(sketch.quantile(static_cast<double>(percent) / 100) == Duration{percent});
}

TEST_CASE("a sketch of nothing, and a cleared one, answer 0") {
    QuantileSketch sketch = sketch_of({1, 2, 3});
    sketch.clear();
    CHECK(sketch.count() == 0);
    CHECK(sketch.quantile(0.5) == Duration::zero());
    CHECK(QuantileSketch().quantile(1) == Duration::zero());
}

TEST_CASE("a sketch is the same whatever memory it has, and trimmed it has little") {
    const auto ticks = draw(std::uniform_real_distribution<double>(1e9, 8e9), 1);
    const QuantileSketch grown = sketch_of(ticks);
    QuantileSketch whole;
    whole.reserve_all();
    for (const std::int64_t each : ticks) whole.add(Duration{each});
    CHECK(whole == grown);
    CHECK(whole.memory() == QuantileSketch::bin_count * sizeof(std::uint64_t));
    CHECK(grown.memory() <= 5 * 512);  // 2^29 < 1e9, 8e9 < 2^33, and one power of two at the edge
    whole.trim();
    CHECK(whole == grown);
    CHECK(whole.memory() == grown.memory());
    for (const double share : shares) CHECK(whole.quantile(share) == grown.quantile(share));
    whole.add(Duration{3});
    CHECK_FALSE(whole == grown);
    CHECK(whole.quantile(0) == Duration{3});
    QuantileSketch none = sketch_of({7});
    none.clear();
    none.trim();
    CHECK(none.memory() == 0);
    CHECK(none == QuantileSketch());
}

TEST_CASE("sketches whose memories lie apart are merged") {
    QuantileSketch low = sketch_of({5, 9});
    const QuantileSketch high = sketch_of({1'000'000'000});
    QuantileSketch other = high;
    low.merge(high);
    other.merge(sketch_of({9, 5}));
    CHECK(low == other);
    CHECK(low == sketch_of({5, 1'000'000'000, 9}));
}
