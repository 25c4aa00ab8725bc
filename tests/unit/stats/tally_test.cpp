#include "takt/stats/tally.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

#include "tally_of.hpp"

using takt::Tally;
using takt::test::tally_of;

namespace {

/// Mean and unbiased variance in two passes and in long double.
struct TwoPass {
    long double mean = 0;
    long double variance = 0;

    explicit TwoPass(const std::vector<double>& values) {
        const auto count = static_cast<long double>(values.size());
        for (const double value : values)
            mean += value;
        mean /= count;
        for (const double value : values)
            variance += (value - mean) * (value - mean);
        variance /= count - 1;
    }
};

/// Data on which the textbook formula, the sum of squares minus the square of the sum, loses its digits.
std::vector<std::vector<double>> hard_data() {
    std::mt19937_64 random(17);
    std::uniform_real_distribution<double> noise(-1, 1);
    std::vector<std::vector<double>> sets{{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}, {}, {}, {}};
    for (int i = 0; i < 10'000; ++i) {
        sets[1].push_back(3.15e7 + noise(random));               // a large mean beside a small spread
        sets[2].push_back(std::exp(20 * noise(random)));         // seventeen orders of magnitude
        sets[3].push_back(i == 0 ? 1e8 : 1e-4 * noise(random));  // one outlier at the very beginning
    }
    return sets;
}

void check_same(const Tally& one, const Tally& other) {
    CHECK(one.count() == other.count());
    CHECK(one.mean() == doctest::Approx(other.mean()).epsilon(1e-12));
    CHECK(one.variance() == doctest::Approx(other.variance()).epsilon(1e-9));
    CHECK(one.least() == other.least());
    CHECK(one.most() == other.most());
}

}  // namespace

TEST_CASE("a tally agrees with the two-pass mean and variance on hard data") {
    for (const auto& values : hard_data()) {
        const Tally tally = tally_of(values);
        const TwoPass exact(values);
        CHECK(tally.count() == values.size());
        CHECK(tally.mean() == doctest::Approx(static_cast<double>(exact.mean)).epsilon(1e-12));
        CHECK(tally.variance() == doctest::Approx(static_cast<double>(exact.variance)).epsilon(1e-7));
    }
}

TEST_CASE("the variance of 4, 7, 13, 16 is 30, and stays 30 a thousand million higher") {
    const Tally low = tally_of({4, 7, 13, 16});
    CHECK(low.mean() == 10);
    CHECK(low.variance() == doctest::Approx(30));
    CHECK(low.standard_deviation() == doctest::Approx(std::sqrt(30.0)));
    CHECK(low.least() == 4);
    CHECK(low.most() == 16);
    CHECK(tally_of({1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}).variance() == doctest::Approx(30));
}

TEST_CASE("merging tallies of any split is one pass over all") {
    for (const auto& values : hard_data()) {
        const Tally whole = tally_of(values);
        for (const std::size_t split : {std::size_t{0}, std::size_t{1}, values.size() / 3, values.size()}) {
            const auto middle = values.begin() + static_cast<std::ptrdiff_t>(split);
            Tally first = tally_of({values.begin(), middle});
            first.merge(tally_of({middle, values.end()}));
            check_same(first, whole);
        }
    }
}

TEST_CASE("a tally of nothing or of one observation has no variance") {
    CHECK(Tally().count() == 0);
    CHECK(Tally().mean() == 0);
    CHECK(Tally().variance() == 0);
    CHECK(tally_of({5}).mean() == 5);
    CHECK(tally_of({5}).variance() == 0);
    Tally empty;
    empty.merge(Tally());
    CHECK(empty.count() == 0);
}
