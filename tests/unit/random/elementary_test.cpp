#include "takt/random/elementary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "takt/random/normal_quantile.hpp"
#include "takt/random/stream.hpp"

using namespace takt;

namespace {

/// How far a value lies from what was computed with more digits, in units of the last place of a double.
double ulps_off(double value, long double exact) {
    const auto nearest = static_cast<double>(exact);
    const double ulp = std::abs(std::nextafter(nearest, std::numeric_limits<double>::infinity()) - nearest);
    return std::abs(static_cast<double>((static_cast<long double>(value) - exact) / static_cast<long double>(ulp)));
}

constexpr bool has_long_double = std::numeric_limits<long double>::digits >= 64;

/// Doubles of all magnitudes: random bits with an exponent between the two.
double random_double(Stream& stream, int least_exponent, int most_exponent) {
    const auto exponents = static_cast<std::uint64_t>(most_exponent - least_exponent + 1);
    const std::uint64_t exponent = static_cast<std::uint64_t>(1023 + least_exponent) + stream() % exponents;
    return std::bit_cast<double>(exponent << 52 | stream() >> 12);
}

}  // namespace

TEST_CASE("the natural logarithm is within one unit of the last place, from 2^-1022 to 2^1023" *
          doctest::skip(!has_long_double)) {
    Stream stream(StreamKey{21});
    double worst = 0;
    for (int i = 0; i < 200'000; ++i) {
        const double y = random_double(stream, -1022, 1023);
        worst = std::max(worst, ulps_off(natural_logarithm(y), std::log(static_cast<long double>(y))));
        const double u = stream.uniform();
        worst = std::max(worst, ulps_off(natural_logarithm(u), std::log(static_cast<long double>(u))));
    }
    CHECK(worst < 1);
}

TEST_CASE("the natural logarithm of 1 is 0, and has the right sign on both sides of it") {
    CHECK(natural_logarithm(1) == 0);
    CHECK(natural_logarithm(std::nextafter(1.0, 2.0)) > 0);
    CHECK(natural_logarithm(std::nextafter(1.0, 0.0)) < 0);
}

TEST_CASE("the logarithm of one and x loses nothing for small x, from 1e-12 to 1e6" * doctest::skip(!has_long_double)) {
    Stream stream(StreamKey{24});
    double worst = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double x = random_double(stream, -40, 20);
        worst = std::max(worst, ulps_off(logarithm_of_one_and(x), std::log1p(static_cast<long double>(x))));
    }
    CHECK(worst < 4);
    CHECK(logarithm_of_one_and(0) == 0);
}

TEST_CASE("four logarithms side by side have the bits of one after the other") {
    Stream stream(StreamKey{22});
    int different = 0;
    for (int i = 0; i < 100'000; ++i) {
        Lanes y, together;
        for (int lane = 0; lane < 4; ++lane) y[lane] = stream.uniform();
        detail::logarithm<Lanes, WholeLanes>(y, together);
        for (int lane = 0; lane < 4; ++lane)
            different += std::bit_cast<std::uint64_t>(static_cast<double>(together[lane])) !=
                         std::bit_cast<std::uint64_t>(natural_logarithm(y[lane]));
    }
    CHECK(different == 0);
}

TEST_CASE("the exponential is within one unit of the last place, from -700 to 700" * doctest::skip(!has_long_double)) {
    Stream stream(StreamKey{23});
    double worst = 0;
    for (int i = 0; i < 200'000; ++i)
        for (const double reach : {1400.0, 2.0, 1e-6}) {
            const double x = (stream.uniform() - 0.5) * reach;
            worst = std::max(worst, ulps_off(exponential_function(x), std::exp(static_cast<long double>(x))));
        }
    CHECK(worst < 1);
    CHECK(exponential_function(0) == 1);
}

TEST_CASE("four exponentials side by side have the bits of one after the other") {
    Stream stream(StreamKey{25});
    int different = 0;
    for (int i = 0; i < 100'000; ++i) {
        Lanes x, together;
        for (int lane = 0; lane < 4; ++lane) x[lane] = (stream.uniform() - 0.5) * 1500;
        detail::exponential<Lanes, WholeLanes>(x, together);
        for (int lane = 0; lane < 4; ++lane)
            different += std::bit_cast<std::uint64_t>(static_cast<double>(together[lane])) !=
                         std::bit_cast<std::uint64_t>(exponential_function(x[lane]));
    }
    CHECK(different == 0);
}

TEST_CASE("beyond 700 the exponential stays where it is there") {
    CHECK(exponential_function(1e300) == exponential_function(700));
    CHECK(exponential_function(-1e300) == exponential_function(-700));
}

TEST_CASE("the normal quantile takes back the normal distribution function, in the middle and in both tails") {
    for (double x = -8; x <= 8; x += 1.0 / 64) {
        const double p = 0.5 * std::erfc(-x / std::sqrt(2.0));
        // Near 1 the probability itself has lost digits; there the lower tail says it all.
        const double back = x <= 0 ? normal_quantile(p) : -normal_quantile(0.5 * std::erfc(x / std::sqrt(2.0)));
        CHECK(back == doctest::Approx(x).epsilon(1e-13).scale(1));
    }
}
