#include "takt/random/stream.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <set>
#include <vector>

using takt::hash_of;
using takt::Stream;
using takt::StreamKey;

namespace {

/// Upper critical value of the chi-square test at the level 0.001.
double critical(double degrees) {
    return boost::math::quantile(boost::math::complement(boost::math::chi_squared(degrees), 0.001));
}

double chi_square(const std::vector<int>& counts, double expected) {
    double sum = 0;
    for (const int count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

std::vector<std::uint64_t> first_numbers(Stream stream, int count = 8) {
    std::vector<std::uint64_t> numbers;
    for (int i = 0; i < count; ++i)
        numbers.push_back(stream());
    return numbers;
}

}  // namespace

TEST_CASE("SplitMix64 gives the numbers of its reference program for the seed 1234567") {
    std::uint64_t state = 1234567;
    CHECK(takt::split_mix(state) == 6457827717110365317ull);
    CHECK(takt::split_mix(state) == 3203168211198807973ull);
    CHECK(takt::split_mix(state) == 9817491932198370423ull);
    CHECK(takt::split_mix(state) == 4593380528125082431ull);
    CHECK(takt::split_mix(state) == 16408922859458223821ull);
}

TEST_CASE("xoshiro256++ gives the numbers of its reference program from the state 1, 2, 3, 4") {
    Stream stream = Stream::resumed({1, 2, 3, 4});
    constexpr std::array<std::uint64_t, 10> expected{41943041ull,
                                                     58720359ull,
                                                     3588806011781223ull,
                                                     3591011842654386ull,
                                                     9228616714210784205ull,
                                                     9973669472204895162ull,
                                                     14011001112246962877ull,
                                                     12406186145184390807ull,
                                                     15849039046786891736ull,
                                                     10450023813501588000ull};
    for (const std::uint64_t number : expected)
        CHECK(stream() == number);
}

TEST_CASE("names are hashed by FNV-1a as its authors publish it") {
    static_assert(hash_of("") == 0xcbf29ce484222325ull);
    static_assert(hash_of("a") == 0xaf63dc4c8601ec8cull);
    static_assert(hash_of("foobar") == 0x85944171f73967e8ull);
    CHECK(hash_of("station-1") != hash_of("station-2"));
}

TEST_CASE("a stream's numbers do not depend on which streams were made or used before it") {
    const StreamKey weld{7, 3, hash_of("weld"), hash_of("cycle")};
    const StreamKey paint{7, 3, hash_of("paint"), hash_of("cycle")};
    const auto alone = first_numbers(Stream(weld));

    Stream other(paint);
    Stream after(weld);
    std::vector<std::uint64_t> interleaved;
    for (int i = 0; i < 8; ++i) {
        other();
        interleaved.push_back(after());
        other();
    }
    CHECK(interleaved == alone);
}

TEST_CASE("streams differ by seed, by replication, by element and by purpose") {
    const StreamKey key{1, 2, hash_of("weld"), hash_of("cycle")};
    StreamKey seed = key, replication = key, element = key, purpose = key;
    seed.seed = 2;
    replication.replication = 3;
    element.element = hash_of("wele");
    purpose.purpose = hash_of("failure");
    std::set<std::vector<std::uint64_t>> different;
    for (const StreamKey& each : {key, seed, replication, element, purpose})
        different.insert(first_numbers(Stream(each)));
    CHECK(different.size() == 5);
    CHECK(first_numbers(Stream(key)) == first_numbers(Stream(key)));
}

TEST_CASE("exchanging two parts of a key gives another stream") {
    CHECK(first_numbers(Stream(StreamKey{1, 2, 3, 4})) != first_numbers(Stream(StreamKey{2, 1, 3, 4})));
    CHECK(first_numbers(Stream(StreamKey{1, 2, 3, 4})) != first_numbers(Stream(StreamKey{1, 3, 2, 4})));
    CHECK(first_numbers(Stream(StreamKey{1, 2, 3, 4})) != first_numbers(Stream(StreamKey{1, 2, 4, 3})));
}

TEST_CASE("a copied stream and one resumed from a saved state go on with the same numbers") {
    Stream stream(StreamKey{5});
    first_numbers(stream);
    stream();
    const Stream copy = stream;
    const Stream resumed = Stream::resumed(stream.state());
    const auto numbers = first_numbers(stream);
    CHECK(first_numbers(copy) == numbers);
    CHECK(first_numbers(resumed) == numbers);
}

TEST_CASE("uniform lies strictly between 0 and 1 even for the extreme numbers of the generator") {
    Stream least = Stream::resumed({0, 1, 0, 0});
    CHECK(Stream(least)() == 0);
    CHECK(least.uniform() == 0x1.0p-53);
    Stream most = Stream::resumed({0, 1, 0, ~0ull});
    CHECK(Stream(most)() == ~0ull);
    CHECK(most.uniform() == 1 - 0x1.0p-53);
}

TEST_CASE("the uniforms of one stream are equidistributed (chi-square, 1000 cells, level 0.001)") {
    Stream stream(StreamKey{11});
    std::vector<int> counts(1000);
    for (int i = 0; i < 1'000'000; ++i)
        ++counts[static_cast<std::size_t>(stream.uniform() * 1000)];
    CHECK(chi_square(counts, 1000) < critical(999));
}

TEST_CASE("pairs of successive uniforms are equidistributed (chi-square, 32 x 32 cells, level 0.001)") {
    Stream stream(StreamKey{12});
    std::vector<int> counts(32 * 32);
    for (int i = 0; i < 32 * 32 * 500; ++i) {
        const auto row = static_cast<std::size_t>(stream.uniform() * 32);
        const auto column = static_cast<std::size_t>(stream.uniform() * 32);
        ++counts[row * 32 + column];
    }
    CHECK(chi_square(counts, 500) < critical(32 * 32 - 1));
}

TEST_CASE("the first uniforms of streams with neighbouring keys are equidistributed (chi-square, level 0.001)") {
    constexpr int streams = 200'000;
    std::vector<int> by_seed(100), by_replication(100), by_element(100);
    for (std::uint64_t i = 0; i < streams; ++i) {
        const auto cell = [](const StreamKey& key) { return static_cast<std::size_t>(Stream(key).uniform() * 100); };
        ++by_seed[cell({i, 0, 0, 0})];
        ++by_replication[cell({1, i, 0, 0})];
        ++by_element[cell({1, 0, i, 0})];
    }
    CHECK(chi_square(by_seed, streams / 100) < critical(99));
    CHECK(chi_square(by_replication, streams / 100) < critical(99));
    CHECK(chi_square(by_element, streams / 100) < critical(99));
}

TEST_CASE("streams of neighbouring replications are uncorrelated (|z| < 4.5)") {
    Stream one(StreamKey{1, 1}), two(StreamKey{1, 2});
    constexpr int count = 200'000;
    double sum = 0;
    for (int i = 0; i < count; ++i)
        sum += (one.uniform() - 0.5) * (two.uniform() - 0.5);
    // The product of two independent centred uniforms has the variance 1/144.
    CHECK(std::abs(sum / std::sqrt(count / 144.0)) < 4.5);
}
