#include "takt/random/draws.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "takt/random/distribution.hpp"
#include "takt/random/lanes.hpp"
#include "takt/random/stream.hpp"

using namespace takt;

namespace {

const std::vector<std::pair<std::string, Distribution>>& some_laws() {
    static const std::vector<std::pair<std::string, Distribution>> laws{
        {"exponential", Distribution::of<Exponential>(42.0)},
        {"exponential, shifted", Distribution::of<Exponential>(42.0).shifted(7)},
        {"exponential, scaled", Distribution::of<Exponential>(42.0).scaled(0.3)},
        {"lognormal", Distribution::of<Lognormal>(95.0, 0.4)},
        {"lognormal, scaled and shifted", Distribution::of<Lognormal>(95.0, 1.4).scaled(0.9).shifted(3)},
        {"lognormal, mostly beyond the longest duration", Distribution::of<Lognormal>(3e9, 2.0)},
        {"exponential, mostly below 0", Distribution::of<Exponential>(42.0).shifted(-40)},
        {"Weibull", Distribution::of<Weibull>(1.7, 60.0)},
        {"gamma", Distribution::of<Gamma>(60.0, 0.7)},
        {"constant", Distribution::constant(60)},
    };
    return laws;
}

/// FNV-1a over the bits of samples.
std::uint64_t digest_of(const Distribution& law) {
    Stream stream(StreamKey{31, 1, 2, 3});
    std::uint64_t hash = hash_of("");
    for (int i = 0; i < 20'000; ++i) {
        auto bits = std::bit_cast<std::uint64_t>(law.sample(stream));
        for (int byte = 0; byte < 8; ++byte, bits >>= 8) hash = (hash ^ (bits & 0xff)) * 0x100000001b3ull;
    }
    return hash;
}

}  // namespace

TEST_CASE("a block holds the variates of the stream, one after the other, to the last bit") {
    for (const Kernel kernel : {Kernel::exponential, Kernel::normal}) {
        Stream blocks(StreamKey{32}), single(StreamKey{32});
        int different = 0;
        for (int i = 0; i < 50'000; ++i) {
            Block block;
            fill(blocks, kernel, block);
            for (const double variate : block)
                different += std::bit_cast<std::uint64_t>(variate) != std::bit_cast<std::uint64_t>(draw(single, kernel));
        }
        CHECK(different == 0);
        CHECK(blocks.state() == single.state());
    }
}

TEST_CASE("without the vector instructions that this machine has, a block has the same bits") {
    Stream stream(StreamKey{33});
    for (const Kernel kernel : {Kernel::exponential, Kernel::normal})
        for (int i = 0; i < 20'000; ++i) {
            const Stream before = stream;
            Stream again = before;
            std::array<std::uint64_t, block_size> numbers;
            for (std::uint64_t& number : numbers) number = again();
            Block chosen, portable;
            fill(stream, kernel, chosen);
            detail::fill(kernel, numbers.data(), portable.data());
            REQUIRE(std::bit_cast<std::array<std::uint64_t, block_size>>(chosen) ==
                    std::bit_cast<std::array<std::uint64_t, block_size>>(portable));
        }
}

TEST_CASE("draws from blocks are the distribution's own durations, in the same order") {
    for (const auto& named : some_laws()) {
        CAPTURE(named.first);
        const Distribution& law = named.second;
        LawsOfStream laws;
        laws.add(law);
        Draws draws(Stream(StreamKey{34}), laws);
        Stream stream(StreamKey{34});
        int different = 0;
        for (int i = 0; i < 10'000; ++i) different += draws.duration(law) != law.duration(stream);
        CHECK(different == 0);
    }
}

TEST_CASE("products of one kernel, and constants, take turns from one block") {
    const Distribution quick = Distribution::of<Exponential>(3.0), slow = Distribution::of<Exponential>(30.0).shifted(1);
    const Distribution fixed = Distribution::constant(5);
    LawsOfStream common;
    for (const auto* law : {&fixed, &quick, &slow}) common.add(*law);
    REQUIRE(common.kernel() == Kernel::exponential);
    CHECK(common.only() == nullptr);
    Draws draws(Stream(StreamKey{35}), common);
    Stream stream(StreamKey{35});
    for (int i = 0; i < 1'000; ++i)
        for (const auto* law : {&quick, &fixed, &slow, &slow}) REQUIRE(draws.duration(*law) == law->duration(stream));
}

TEST_CASE("where laws have different kernels, or none, draws take them one by one") {
    const Distribution exponential = Distribution::of<Exponential>(3.0), normal = Distribution::of<Lognormal>(3.0, 1.0);
    const Distribution gamma = Distribution::of<Gamma>(3.0, 0.7);
    LawsOfStream mixed, none;
    mixed.add(exponential);
    mixed.add(normal);
    none.add(gamma);
    CHECK(mixed.kernel() == Kernel::other);
    CHECK(none.kernel() == Kernel::other);
    mixed.add(exponential);
    CHECK(mixed.kernel() == Kernel::other);
    mixed.add(gamma);
    Draws draws(Stream(StreamKey{36}), mixed);
    Stream stream(StreamKey{36});
    for (int i = 0; i < 1'000; ++i)
        for (const auto* law : {&exponential, &gamma, &normal})
            REQUIRE(draws.duration(*law) == law->duration(stream));
}

// What stream.hpp promises for every machine and compiler. The numbers were printed by gcc 12 on x86-64, and are the
// same from clang 14, and with and without -march=native; that they are right is for the tests of moments and of fit to say.
TEST_CASE("samples of the laws without a mathematics library have the same bits everywhere") {
    CHECK(digest_of(Distribution::of<Uniform>(3.0, 9.0)) == 7263599427559232565ull);
    CHECK(digest_of(Distribution::of<Exponential>(42.0)) == 17564218423514687703ull);
    CHECK(digest_of(Distribution::of<Lognormal>(95.0, 0.4)) == 7449474742067074466ull);
    CHECK(digest_of(Distribution::of<Erlang>(3.0, 60.0)) == 12278700740012560624ull);
    CHECK(digest_of(Distribution::of<Triangular>(10.0, 20.0, 60.0)) == 14799609598684213382ull);
}
