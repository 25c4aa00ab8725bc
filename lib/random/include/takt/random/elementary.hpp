// Logarithm and exponential with the same bits on every machine: additions, multiplications, divisions and shifts in a
// fixed order, each rounded by itself, and nothing from a mathematics library. One text for one number and for four side by
// side.
#pragma once

#include <bit>
#include <cstdint>

#include "takt/core/inline.hpp"

// A compiler that joins a product and a sum into one instruction rounds once instead of twice.
#if defined(__clang__)
#define TAKT_EACH_STEP_ROUNDED _Pragma("clang fp contract(off)")
#else
#define TAKT_EACH_STEP_ROUNDED
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off")
#endif

namespace takt {

/// Four numbers side by side: one register with AVX2, two with SSE2 or NEON. Aligned for AVX2 even where the rest of the
/// program is compiled without it.
typedef double Lanes __attribute__((vector_size(32), aligned(32)));
typedef std::uint64_t WholeLanes __attribute__((vector_size(32), aligned(32)));

namespace detail {

template <class To, class From>
TAKT_ALWAYS_INLINE void same_bits(const From& from, To& to) {
    static_assert(sizeof(To) == sizeof(From));
    __builtin_memcpy(&to, &from, sizeof to);
}

/// log y for normal y > 0, error below 1 ulp. y = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)),
/// log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))) with s = f / (2 + f).
/// \source the method and the coefficients of R: Sun Microsystems, fdlibm 5.3, e_log.c
template <class Real, class Whole>
TAKT_ALWAYS_INLINE void logarithm(const Real& y, Real& result) {
    TAKT_EACH_STEP_ROUNDED
    constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t bias = 1024;  // keeps the shifted exponent above 0
    Whole bits, k_bits;
    Real one_and_f, k;
    same_bits(y, bits);
    const Whole exponent = (bits - root_half + (bias << 52)) >> 52;
    same_bits(bits - ((exponent - bias) << 52), one_and_f);
    k_bits = exponent + 0x4330000000000000;  // the bits of 2^52 + exponent
    same_bits(k_bits, k);
    k = k - (4503599627370496.0 + static_cast<double>(bias));

    const Real f = one_and_f - 1.0;
    const Real s = f / (f + 2.0);
    const Real z = s * s;
    Real r = z * 1.479819860511658591e-01 + 1.531383769920937332e-01;
    r = z * r + 1.818357216161805012e-01;
    r = z * r + 2.222219843214978396e-01;
    r = z * r + 2.857142874366239149e-01;
    r = z * r + 3.999999999940941908e-01;
    r = z * r + 6.666666666666735130e-01;
    r = z * r;
    const Real half_square = f * f * 0.5;
    const Real low = s * (half_square + r) + k * 1.90821492927058770002e-10;
    result = k * 6.93147180369123816490e-01 - ((half_square - low) - f);
}

}  // namespace detail

/// \pre y is above 0 and not subnormal
inline double natural_logarithm(double y) {
    double result;
    detail::logarithm<double, std::uint64_t>(y, result);
    return result;
}

/// log(1 + x) for x >= 0, small ones too: the rounding of 1 + x is taken back, since log(w) / (w - 1) is flat at w = 1.
/// \source Kahan; Higham, Accuracy and Stability of Numerical Algorithms, 1.14.1
inline double logarithm_of_one_and(double x) {
    const double w = 1 + x;
    return w == 1 ? x : natural_logarithm(w) * (x / (w - 1));
}

namespace detail {

/// e^x for -700 <= x <= 700, error below 1 ulp; beyond, as at the nearer end.
/// x = k log 2 + r with |r| <= log(2)/2, e^r = 1 + r + r c / (2 - c) with c = r - P(r^2) r^2.
/// \source the method and the coefficients of P: Sun Microsystems, fdlibm 5.3, e_exp.c
template <class Real, class Whole>
TAKT_ALWAYS_INLINE void exponential(const Real& exponent, Real& result) {
    TAKT_EACH_STEP_ROUNDED
    constexpr double to_nearest = 6755399441055744.0;      // 2^52 + 2^51: what is added to it loses its fraction
    constexpr double above_bias = 4503599627370496.0 + 1023;  // its lowest bits plus k are the exponent of 2^k
    const Real zero{};
    Real x = exponent < zero - 700.0 ? zero - 700.0 : exponent;
    x = x > zero + 700.0 ? zero + 700.0 : x;
    const Real k = (x * 1.44269504088896338700 + to_nearest) - to_nearest;
    const Real high = x - k * 6.93147180369123816490e-01;
    const Real low = k * 1.90821492927058770002e-10;
    const Real r = high - low;
    const Real t = r * r;
    Real p = t * 4.13813679705723846039e-08 + -1.65339022054652515390e-06;
    p = t * p + 6.61375632143793436117e-05;
    p = t * p + -2.77777777770155933842e-03;
    p = t * p + 1.66666666666666019037e-01;
    const Real c = r - t * p;
    const Real y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    const Real biased = k + above_bias;
    Whole bits;
    Real scale;
    same_bits(biased, bits);
    const Whole scale_bits = bits << 52;
    same_bits(scale_bits, scale);
    result = y * scale;
}

}  // namespace detail

inline double exponential_function(double x) {
    double result;
    detail::exponential<double, std::uint64_t>(x, result);
    return result;
}

}  // namespace takt

#if !defined(__clang__)
#pragma GCC pop_options
#endif
