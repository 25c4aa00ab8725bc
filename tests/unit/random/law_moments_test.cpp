#include <doctest/doctest.h>

#include <cmath>

#include "law_table.hpp"

using namespace takt;

namespace {

constexpr int samples = 200'000;

/// Standard errors that the mean and the variance of samples lie from those of the law; the standard error of the
/// variance comes from the fourth moment of the samples themselves.
struct Scores {
    double mean = 0;
    double variance = 0;
};

Scores scores(const Distribution& distribution, double mean, double variance) {
    Stream stream(StreamKey{2024});
    double first = 0, second = 0, fourth = 0;
    for (int i = 0; i < samples; ++i) {
        const double away = distribution.sample(stream) - mean;
        first += away;
        second += away * away;
        fourth += away * away * away * away;
    }
    second /= samples;
    fourth /= samples;
    return {first / samples / std::sqrt(variance / samples),
            (second - variance) / std::sqrt((fourth - second * second) / samples)};
}

template <class Law>
void check_moments(const Law& law) {
    CAPTURE(law.name);
    CHECK(law.distribution.mean() == doctest::Approx(law.mean).epsilon(1e-11));
    CHECK(law.distribution.variance() == doctest::Approx(law.variance).epsilon(1e-9));
    CHECK(law.distribution.cv() == doctest::Approx(std::sqrt(law.variance) / law.mean).epsilon(1e-9));
    const Scores score = scores(law.distribution, law.mean, law.variance);
    CHECK(std::abs(score.mean) < 4.5);
    CHECK(std::abs(score.variance) < 4.5);
}

}  // namespace

TEST_CASE("each continuous law tells its mean and variance, and its samples have them (200,000 samples, |z| < 4.5)") {
    for (const auto& law : test::continuous_laws())
        check_moments(law);
}

TEST_CASE("each discrete law tells its mean and variance, and its samples have them (200,000 samples, |z| < 4.5)") {
    for (const auto& law : test::discrete_laws())
        check_moments(law);
}

TEST_CASE("the moments keep their digits where a law is nearly constant") {
    // A Weibull of large shape k has the standard deviation pi / (k sqrt 6) times its scale, to first order.
    const auto weibull = Distribution::of<Weibull>(1000, 1);
    CHECK(weibull.cv() == doctest::Approx(std::acos(-1.0) / (1000 * std::sqrt(6.0))).epsilon(2e-3));
    const auto triangular = Distribution::of<Triangular>(1e9, 1e9, 1e9 + 6);
    CHECK(triangular.variance() == doctest::Approx(2.0));
    const auto lognormal = Distribution::of<Lognormal>(96, 1e-6);
    CHECK(lognormal.cv() == doctest::Approx(1e-6));
}
