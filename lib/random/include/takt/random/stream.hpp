// Random streams keyed by what they are for, never by the order in which they were made: a station added to a plant
// does not change the numbers that the others draw.
//
// What is the same bit for bit:
// - the 64-bit numbers of a stream, and uniform(), on every machine, compiler and version of takt: they are integer
//   arithmetic and one exact conversion, and the tests pin them to their reference definitions;
// - the samples of constant, uniform, triangular, exponential, Erlang and lognormal laws and of laws made of lists, on
//   every machine with IEEE 754 doubles (x86-64, ARM), for gcc and clang at any level of optimisation, with and without
//   vector instructions, one by one or in blocks: takt brings its own logarithm and exponential, and the tests pin
//   digests of samples. Options that give up IEEE 754 (-ffast-math, and clang's -ffp-contract=fast) are excepted;
// - the samples of every law, with one build of takt on one machine, for any number of threads.
// Normal, Weibull, geometric, gamma and beta laws take a function from a mathematics library, and may differ in their
// last bits between libraries. Rounding to a microsecond hides most of that.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace takt {

/// 64-bit FNV-1a hash of a name; the same on every machine and in every version of takt.
/// \source Fowler, Noll, Vo; offset basis and prime of the 64-bit variant
constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (const char letter : text) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 0x100000001b3ull;
    }
    return hash;
}

/// One step of SplitMix64: advances the state and returns 64 well-mixed bits.
/// \source Steele, Lea, Flood, Fast splittable pseudorandom number generators, OOPSLA 2014
constexpr std::uint64_t split_mix(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

/// What a stream is for.
struct StreamKey {
    std::uint64_t seed = 1;
    std::uint64_t replication = 0;
    std::uint64_t element = 0;  ///< hash_of the element's name
    std::uint64_t purpose = 0;  ///< hash_of the purpose: "cycle", "failure", "yield" ...
};

/// A xoshiro256++ generator: 32 bytes of state, period 2^256 - 1. Copying it copies the numbers still to come.
/// \source Blackman, Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47(4), 2021
class Stream {
  public:
    using result_type = std::uint64_t;
    using State = std::array<std::uint64_t, 4>;

    /// Every part of the key goes through SplitMix64, whose four successive words are never all 0.
    explicit constexpr Stream(const StreamKey& key) {
        std::uint64_t mixed = key.seed;
        for (const std::uint64_t part : {key.replication, key.element, key.purpose})
            mixed = split_mix(mixed) ^ part;
        for (auto& word : state_)
            word = split_mix(mixed);
    }

    /// Goes on from a saved state.
    /// \pre not all four words are 0
    static constexpr Stream resumed(const State& saved) {
        Stream stream{StreamKey{}};
        stream.state_ = saved;
        return stream;
    }

    constexpr const State& state() const { return state_; }

    /// Another stream for each number, made of where this one is: for futures of one past that differ.
    constexpr Stream branch(std::uint64_t number) const {
        std::uint64_t mixed = number;
        for (const std::uint64_t word : state_)
            mixed = split_mix(mixed) ^ word;
        Stream stream{StreamKey{}};
        for (auto& word : stream.state_)
            word = split_mix(mixed);
        return stream;
    }

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }

    constexpr result_type operator()() {
        const std::uint64_t result = rotate(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotate(state_[3], 45);
        return result;
    }

    /// Uniform on (0, 1): 52 bits, never 0 and never 1, so its logarithm and every quantile are finite.
    constexpr double uniform() { return (static_cast<double>((*this)() >> 12) + 0.5) * 0x1.0p-52; }

  private:
    static constexpr std::uint64_t rotate(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

    State state_{};
};

}  // namespace takt
