// Blocks of variates computed side by side, and the vector instructions for it chosen when the program runs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/random/elementary.hpp"
#include "takt/random/normal_quantile.hpp"
#include "takt/random/stream.hpp"

#if defined(__x86_64__)
#define TAKT_HAS_AVX2_BUILD 1
#endif

#if !defined(__clang__)
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off")
#endif

namespace takt {

/// How many variates are computed at a time. Larger blocks save little more, and fall out of the cache where there are
/// thousands of streams.
inline constexpr std::size_t block_size = 16;

/// What a law makes its samples of, where it takes exactly one uniform u for each.
enum class Kernel : std::uint8_t {
    other,        ///< it takes no uniform, or several, or bends u in a way of its own
    exponential,  ///< -log u
    normal,       ///< x with P(Z > x) = u for a standard normal Z
};

using Block = std::array<double, block_size>;
using BlockOfDurations = std::array<Duration, block_size>;

/// What many laws make of a kernel variate z: x = factor z + offset, or e to that; and of it shift + scale x.
struct Formula {
    double factor = 1;
    double offset = 0;
    bool is_exponent = false;
    double scale = 1;
    double shift = 0;
};

namespace detail {

/// Uniforms on (0, 1) as Stream::uniform makes them.
TAKT_ALWAYS_INLINE void uniforms(const std::uint64_t* numbers, Lanes& u) {
    TAKT_EACH_STEP_ROUNDED
    WholeLanes bits;
    __builtin_memcpy(&bits, numbers, sizeof bits);
    bits = (bits >> 12) | 0x4330000000000000;  // 2^52 + the upper 52 bits
    same_bits(bits, u);
    u = ((u - 4503599627370496.0) + 0.5) * 0x1.0p-52;
}

TAKT_ALWAYS_INLINE void exponential_lanes(const std::uint64_t* numbers, double* block) {
    for (std::size_t i = 0; i < block_size; i += 4) {
        Lanes u, log;
        uniforms(numbers + i, u);
        logarithm<Lanes, WholeLanes>(u, log);
        log = -log;
        __builtin_memcpy(block + i, &log, sizeof log);
    }
}

/// All as if they were in the middle of the law, then the others, one in seven, by themselves.
TAKT_ALWAYS_INLINE void normal_lanes(const std::uint64_t* numbers, double* block) {
    for (std::size_t i = 0; i < block_size; i += 4) {
        Lanes u, x;
        uniforms(numbers + i, u);
        normal_quantile_middle<Lanes>(u - 0.5, x);
        x = -x;
        __builtin_memcpy(block + i, &x, sizeof x);
        for (std::size_t lane = 0; lane < 4; ++lane)
            if (u[lane] - 0.5 > most_in_middle || u[lane] - 0.5 < -most_in_middle)
                block[i + lane] = -normal_quantile(u[lane]);
    }
}

/// In place; the same steps as of_kernel() of the laws and Distribution::of_kernel(). \return whether none is too long for
/// the rounding of to_microseconds
TAKT_ALWAYS_INLINE bool apply(const Formula& formula, double* block) {
    TAKT_EACH_STEP_ROUNDED
    constexpr double most_seconds = 1e9;
    WholeLanes short_enough = ~WholeLanes{};
    for (std::size_t i = 0; i < block_size; i += 4) {
        Lanes z, x;
        __builtin_memcpy(&z, block + i, sizeof z);
        x = z * formula.factor;
        x = x + formula.offset;
        if (formula.is_exponent) {
            const Lanes exponent = x;
            exponential<Lanes, WholeLanes>(exponent, x);
        }
        x = x * formula.scale;
        x = x + formula.shift;
        __builtin_memcpy(block + i, &x, sizeof x);
        const auto each = x < most_seconds;
        WholeLanes mask;
        same_bits(each, mask);
        short_enough &= mask;
    }
    return (short_enough[0] & short_enough[1] & short_enough[2] & short_enough[3]) != 0;
}

/// As from_seconds_above_zero rounds them. \pre none is 1e9 or more
TAKT_ALWAYS_INLINE void to_microseconds(const double* seconds, Duration* durations) {
    TAKT_EACH_STEP_ROUNDED
    constexpr double integers_only = 4503599627370496.0;  // from 2^52 on, doubles have no fraction
    for (std::size_t i = 0; i < block_size; i += 4) {
        const Lanes zero{};
        Lanes ticks;
        __builtin_memcpy(&ticks, seconds + i, sizeof ticks);
        ticks = ticks * 1e6;
        ticks = ticks > zero ? ticks : zero;
        const Lanes half_more = ticks + 0.5;
        Lanes whole = half_more + integers_only;
        whole = whole - integers_only > half_more ? whole - 1.0 : whole;
        WholeLanes bits;
        same_bits(whole, bits);
        bits = bits - 0x4330000000000000;  // the bits of 2^52
        __builtin_memcpy(static_cast<void*>(durations + i), &bits, sizeof bits);
    }
}

TAKT_ALWAYS_INLINE bool finish_lanes(const Formula& formula, double* block, Duration* durations) {
    const bool short_enough = apply(formula, block);
    if (short_enough) to_microseconds(block, durations);
    return short_enough;
}

TAKT_NEVER_INLINE inline bool finish(const Formula& formula, double* block, Duration* durations) {
    return finish_lanes(formula, block, durations);
}

TAKT_ALWAYS_INLINE void fill_lanes(Kernel kernel, const std::uint64_t* numbers, double* block) {
    if (kernel == Kernel::normal)
        normal_lanes(numbers, block);
    else
        exponential_lanes(numbers, block);
}

TAKT_NEVER_INLINE inline void fill(Kernel kernel, const std::uint64_t* numbers, double* block) {
    fill_lanes(kernel, numbers, block);
}

#ifdef TAKT_HAS_AVX2_BUILD
[[gnu::noinline, gnu::target("avx2")]] inline void fill_with_avx2(Kernel kernel, const std::uint64_t* numbers,
                                                                  double* block) {
    fill_lanes(kernel, numbers, block);
}

[[gnu::noinline, gnu::target("avx2")]] inline bool finish_with_avx2(const Formula& formula, double* block,
                                                                    Duration* durations) {
    return finish_lanes(formula, block, durations);
}

inline const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
#endif

}  // namespace detail

/// The next variates of the stream, the same as one by one, to the last bit.
/// \pre the kernel is not none
inline void fill(Stream& stream, Kernel kernel, Block& block) {
    std::array<std::uint64_t, block_size> numbers;
    for (std::uint64_t& number : numbers) number = stream();
#ifdef TAKT_HAS_AVX2_BUILD
    if (detail::has_avx2) return detail::fill_with_avx2(kernel, numbers.data(), block.data());
#endif
    detail::fill(kernel, numbers.data(), block.data());
}

/// What the formula makes of a block of kernel variates, in seconds, to the nearest microsecond, and at least 0.
inline void finish(const Formula& formula, Block& block, BlockOfDurations& durations) {
#ifdef TAKT_HAS_AVX2_BUILD
    const bool done = detail::has_avx2 ? detail::finish_with_avx2(formula, block.data(), durations.data())
                                       : detail::finish(formula, block.data(), durations.data());
#else
    const bool done = detail::finish(formula, block.data(), durations.data());
#endif
    if (done) return;
    for (std::size_t i = 0; i < block_size; ++i) durations[i] = from_seconds_above_zero(block[i]);
}

/// The next variate by itself.
inline double draw(Stream& stream, Kernel kernel) {
    const double u = stream.uniform();
    return kernel == Kernel::normal ? -normal_quantile(u) : -natural_logarithm(u);
}

}  // namespace takt

#if !defined(__clang__)
#pragma GCC pop_options
#endif
