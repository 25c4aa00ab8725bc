// Eight replications side by side: one number for each, two registers with AVX2, four with SSE2 or NEON.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "takt/core/inline.hpp"
#include "takt/random/elementary.hpp"
#include "takt/random/lanes.hpp"
#include "takt/random/stream.hpp"

#if !defined(__clang__)
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off")
#endif

namespace takt {

inline constexpr std::size_t pack_size = 8;

struct Pack {
    Lanes low{};
    Lanes high{};

    double operator[](std::size_t lane) const { return lane < 4 ? low[lane] : high[lane - 4]; }
    void set(std::size_t lane, double value) {
        if (lane < 4)
            low[lane] = value;
        else
            high[lane - 4] = value;
    }
};

inline Pack pack_of(double value) {
    Pack pack;
    pack.low += value;
    pack.high += value;
    return pack;
}

namespace detail {

TAKT_ALWAYS_INLINE void add(Pack& to, const Pack& other) {
    to.low += other.low;
    to.high += other.high;
}

TAKT_ALWAYS_INLINE void raise_to(Pack& to, const Pack& least) {
    to.low = to.low > least.low ? to.low : least.low;
    to.high = to.high > least.high ? to.high : least.high;
}

/// Seconds to whole microseconds as takt::from_seconds_above_zero rounds them, and at most `most`. \pre most < 2^51
TAKT_ALWAYS_INLINE void round_to_ticks(Lanes& time, double most) {
    TAKT_EACH_STEP_ROUNDED
    constexpr double integers_only = 4503599627370496.0;  // from 2^52 on, doubles have no fraction
    const Lanes zero{};
    Lanes ticks = time * 1e6;
    ticks = ticks > zero ? ticks : zero;
    ticks = ticks < zero + most ? ticks : zero + most;
    const Lanes half_more = ticks + 0.5;
    const Lanes nearest = (half_more + integers_only) - integers_only;
    time = nearest > half_more ? nearest - 1.0 : nearest;
}

/// Exponential times by their mean in seconds, in microseconds.
TAKT_ALWAYS_INLINE void exponential_ticks(const std::uint64_t* numbers, double mean, double most, Lanes& time) {
    TAKT_EACH_STEP_ROUNDED
    Lanes u, log;
    uniforms(numbers, u);
    logarithm<Lanes, WholeLanes>(u, log);
    time = -log * mean;
    round_to_ticks(time, most);
}

}  // namespace detail

/// Eight streams that take each step together; each gives the numbers that it gives alone.
class PackedStreams {
  public:
    /// `stream(lane)` is the stream of a lane.
    template <class StreamOf>
    explicit PackedStreams(StreamOf&& stream) {
        for (std::size_t lane = 0; lane < pack_size; ++lane) {
            const Stream::State state = Stream(stream(lane)).state();
            for (std::size_t word = 0; word < 4; ++word) state_[word][lane / 4][lane % 4] = state[word];
        }
    }

    TAKT_ALWAYS_INLINE void next(std::uint64_t* numbers) {
        for (std::size_t half = 0; half < 2; ++half) {
            WholeLanes &a = state_[0][half], &b = state_[1][half], &c = state_[2][half], &d = state_[3][half];
            const WholeLanes sum = a + d;
            const WholeLanes result = ((sum << 23) | (sum >> 41)) + a;
            const WholeLanes shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = (d << 45) | (d >> 19);
            __builtin_memcpy(numbers + 4 * half, &result, sizeof result);
        }
    }

  private:
    WholeLanes state_[4][2];
};

}  // namespace takt

#if !defined(__clang__)
#pragma GCC pop_options
#endif
