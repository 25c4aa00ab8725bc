#include "takt/random/trace.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "law_table.hpp"
#include "takt/random/draws.hpp"
#include "takt/random/single_draws.hpp"

using namespace takt;

namespace {

const Distribution three = test::accepted(Distribution::trace({10, 20, 30}, 15));

/// As many as there are values twice, and one more, in seconds.
std::vector<double> seven(Draws draws, const Distribution& law) {
    std::vector<double> values;
    for (int i = 0; i < 7; ++i)
        values.push_back(to_seconds(draws.duration(law)));
    return values;
}

const std::vector<double> in_order{10, 20, 30, 15, 20, 30, 15};

LawsOfStream laws(std::initializer_list<const Distribution*> list) {
    LawsOfStream laws;
    for (const Distribution* law : list)
        laws.add(*law);
    return laws;
}

}  // namespace

TEST_CASE("a trace gives its values in order, and the first anew when they come again") {
    CHECK(seven(Draws(Stream(StreamKey{1})), three) == in_order);
    CHECK(seven(Draws(Stream(StreamKey{1}), laws({&three})), three) == in_order);
    CHECK(three.mean() == doctest::Approx(20));
    CHECK(three.variance() == doctest::Approx(200.0 / 3));
    CHECK_FALSE(three.is_constant());
    CHECK(three.is_trace());
}

TEST_CASE("the stream of a trace does not matter, and goes on after a block") {
    for (const std::uint64_t seed : {1u, 2u}) {
        Draws draws(Stream(StreamKey{seed}), laws({&three}));
        SingleDraws single{Stream(StreamKey{seed + 7})};
        for (int i = 0; i < 100; ++i)
            REQUIRE(draws.duration(three) == single.duration(three));
    }
}

TEST_CASE("a trace keeps its place beside other laws of its stream") {
    const Distribution fixed = Distribution::constant(5), chance = Distribution::of<Exponential>(3.0);
    Draws draws(Stream(StreamKey{3}), laws({&three, &fixed, &chance}));
    for (const double value : in_order) {
        CHECK(to_seconds(draws.duration(three)) == value);
        CHECK(to_seconds(draws.duration(fixed)) == 5);
        draws.duration(chance);
    }
}

TEST_CASE("a copy of draws goes on where the others were") {
    Draws draws(Stream(StreamKey{3}), laws({&three}));
    draws.duration(three);
    Draws other = draws;
    CHECK(to_seconds(other.duration(three)) == 20);
    CHECK(to_seconds(draws.duration(three)) == 20);
}

TEST_CASE("a trace may be shifted, scaled, and count") {
    SingleDraws draws{Stream(StreamKey{1})};
    CHECK(to_seconds(draws.duration(three.scaled(2).shifted(1))) == 21);
    CHECK(draws.sample(three.counting()) == 20);
}

TEST_CASE("a trace is made of times, and is no part of a mixture") {
    const auto said = [](const Made<Distribution>& made) {
        return std::holds_alternative<std::string>(made) ? std::get<std::string>(made) : std::string();
    };
    CHECK(said(Distribution::trace({}, 0)) == "from 1 to 10 million values");
    CHECK(said(Distribution::trace({1, -2}, 1)) == "values of 0 or more");
    CHECK(said(Distribution::trace({1}, -2)) == "values of 0 or more");
    CHECK(said(Distribution::mixture({1, 1}, {three, three})) == "components that are drawn by chance; a trace is not");
}
