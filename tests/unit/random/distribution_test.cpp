#include <doctest/doctest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

#include "law_table.hpp"

using namespace takt;

namespace {

Stream least_uniform() {
    return Stream::resumed({0, 1, 0, 0});
}  // 2^-53, whose sample is the longest
Stream greatest_uniform() {
    return Stream::resumed({0, 1, 0, ~0ull});
}  // 1 - 2^-53, whose sample is the shortest

}  // namespace

TEST_CASE("a constant has no spread and draws nothing") {
    const auto constant = Distribution::constant(96.5);
    Stream stream(StreamKey{1});
    const auto before = stream.state();
    CHECK(constant.sample(stream) == 96.5);
    CHECK(constant.duration(stream) == std::chrono::milliseconds(96500));
    CHECK(stream.state() == before);
    CHECK(constant.is_constant());
    CHECK(constant.mean() == 96.5);
    CHECK(constant.variance() == 0);
    CHECK(constant.cv() == 0);
}

TEST_CASE("the default distribution is the constant 0") {
    Stream stream(StreamKey{1});
    CHECK(Distribution().sample(stream) == 0);
    CHECK(Distribution().duration(stream) == Duration::zero());
    CHECK(Distribution().cv() == 0);
}

TEST_CASE("shifting and scaling act on samples, mean and variance alike") {
    const auto law = Distribution::of<Uniform>(2, 4);
    const auto moved = law.shifted(1).scaled(10);  // 10 (X + 1)
    Stream one(StreamKey{3}), two(StreamKey{3});
    for (int i = 0; i < 100; ++i)
        CHECK(moved.sample(one) == doctest::Approx(10 * (law.sample(two) + 1)));
    CHECK(moved.mean() == doctest::Approx(40));
    CHECK(moved.variance() == doctest::Approx(100.0 / 3));
    CHECK(Distribution::constant(2).scaled(3).shifted(1).sample(one) == 7);
    CHECK(Distribution::constant(2).scaled(3).shifted(1).duration(one) == std::chrono::seconds(7));
}

TEST_CASE("a duration is a sample to the nearest microsecond, never below 0, never above 200 years") {
    const auto law = Distribution::of<Lognormal>(96, 0.2);
    Stream one(StreamKey{3}), two(StreamKey{3});
    for (int i = 0; i < 1000; ++i)
        CHECK(std::abs(to_seconds(law.duration(one)) - law.sample(two)) <= 0.5000001e-6);
    CHECK(Distribution::constant(1).shifted(-5).duration(one) == Duration::zero());
    CHECK(Distribution::of<Uniform>(1, 2).shifted(-5).duration(one) == Duration::zero());
    CHECK(Distribution::constant(6e9).scaled(1e9).duration(one) == longest_duration);
    Stream extreme = least_uniform();
    CHECK(Distribution::of<Exponential>(6e9).duration(extreme) == longest_duration);
}

TEST_CASE("counting changes what the samples count, and nothing else") {
    const auto law = Distribution::of<Geometric>(200, 1);
    CHECK(law.dimension() == Dimension::time);
    CHECK(law.counting().dimension() == Dimension::count);
    CHECK(law.counting().mean() == law.mean());
    CHECK(test::accepted(Distribution::empirical({1, 2}, Dimension::count)).dimension() == Dimension::count);
    CHECK(test::accepted(Distribution::mixture({1, 1}, {law.counting(), law.counting()})).dimension() ==
          Dimension::count);
}

TEST_CASE("copies of a law share their table and sample alike") {
    const auto law = test::accepted(Distribution::empirical({1, 5, 9, 13}));
    const auto copy = law;
    Stream one(StreamKey{3}), two(StreamKey{3});
    for (int i = 0; i < 100; ++i)
        CHECK(law.sample(one) == copy.sample(two));
}

TEST_CASE("the smallest and the largest uniform give finite samples inside the support") {
    for (const auto& law : test::continuous_laws()) {
        CAPTURE(law.name);
        Stream small = least_uniform(), large = greatest_uniform();
        const double longest = law.distribution.sample(small);
        const double shortest = law.distribution.sample(large);
        CHECK(std::isfinite(longest));
        CHECK(shortest >= 0);
        CHECK(law.cdf(longest) > 0.5);
        if (law.one_uniform) CHECK(law.cdf(shortest) < 1e-9);
        if (law.one_uniform) CHECK(1 - law.cdf(longest) < 1e-9);
    }
}

TEST_CASE("laws at the limits of their parameters give finite samples of at least 0") {
    const double most = largest_quantity;
    const std::vector<Distribution> laws{
        Distribution::of<Exponential>(most),         Distribution::of<Exponential>(1e-300),
        Distribution::of<Normal>(most, 1e-300),      Distribution::of<Normal>(0, most),
        Distribution::of<Normal>(1e-300, most),      Distribution::of<Lognormal>(most, 1000),
        Distribution::of<Lognormal>(1e-300, 1e-300), Distribution::of<Erlang>(1000, most),
        Distribution::of<Gamma>(0.01, most),         Distribution::of<Gamma>(1e6, most),
        Distribution::of<Weibull>(0.1, most),        Distribution::of<Weibull>(1000, most),
        Distribution::of<Beta>(0, most, 0.01, 0.01), Distribution::of<Beta>(0, 1, 0.01, 1e4),
        Distribution::of<Beta>(0, 1, 1e4, 0.01),     Distribution::of<Beta>(0, 1, 1e4, 1e4),
        Distribution::of<Pert>(0, 0, most),          Distribution::of<Pert>(0, most, most),
        Distribution::of<Geometric>(most, 1e-2),     Distribution::of<Geometric>(most, most),
        Distribution::of<Uniform>(0, most),          Distribution::of<Triangular>(0, most, most)};
    for (std::size_t i = 0; i < laws.size(); ++i) {
        CAPTURE(i);
        CHECK(std::isfinite(laws[i].mean()));
        CHECK(std::isfinite(laws[i].variance()));
        CHECK(laws[i].variance() >= 0);
        Stream stream(StreamKey{9, i});
        Stream small = least_uniform(), large = greatest_uniform();
        for (int n = 0; n < 2000; ++n) {
            const double sample = laws[i].sample(n == 0 ? small : n == 1 ? large : stream);
            REQUIRE(std::isfinite(sample));
            REQUIRE(sample >= 0);
        }
    }
}

TEST_CASE("a geometric law of mean one step is always one step") {
    const auto law = Distribution::of<Geometric>(20, 20);
    Stream stream(StreamKey{1});
    for (int i = 0; i < 100; ++i)
        CHECK(law.sample(stream) == 20);
}

TEST_CASE("the normal quantile agrees with the inverse error function to 4e-15") {
    for (const double p : {0x1.0p-53, 1e-12, 1e-6, 0.001, 0.02425, 0.0749, 0.0751, 0.25, 0.4, 0.6, 0.9, 0.925, 0.9251,
                           0.99, 0.999999, 1 - 0x1.0p-53}) {
        CAPTURE(p);
        const double exact = -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p);
        CHECK(normal_quantile(p) == doctest::Approx(exact).epsilon(4e-15));
    }
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));  // tables of the normal law
}

TEST_CASE("a cumulative table finds exactly the stretch of each share, for many sizes and at its very edges") {
    Stream stream(StreamKey{21});
    for (std::size_t size = 1; size <= 70; ++size) {
        std::vector<double> weights;
        for (std::size_t i = 0; i < size; ++i)
            weights.push_back(i % 3 == 1 ? 0 : stream.uniform());
        const auto made = CumulativeTable::make(weights);
        const auto& table = std::get<CumulativeTable>(made);
        double total = 0, sum = 0;
        for (const double weight : weights)
            total += weight;
        for (std::size_t i = 0; i < size; ++i) {
            CHECK(table.probability(i) == doctest::Approx(weights[i] / total).epsilon(1e-12));
            if (weights[i] == 0) continue;
            const double lower = sum / total, upper = (sum += weights[i]) / total;
            CHECK(table.find(lower) == i);
            CHECK(table.find((lower + upper) / 2) == i);
            CHECK(table.find(std::nextafter(upper, 0.0)) == i);
            CHECK(table.position(i, (lower + upper) / 2) == doctest::Approx(0.5));
        }
        CHECK(table.find(1 - 0x1.0p-53) < size);
    }
}
