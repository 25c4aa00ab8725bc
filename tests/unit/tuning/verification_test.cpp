#include "takt/tuning/verification.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "small_problems.hpp"

using namespace takt;

namespace {

/// Observation i of n that are as normal as they can be: the quantiles of the standard normal law, scaled to the standard deviation 1,
/// in an order in which every quarter of them looks like the whole.
double normal_score(std::uint64_t i, std::uint64_t n) {
    const boost::math::normal law;
    const auto quantile = [&](std::uint64_t k) {
        return boost::math::quantile(law, (static_cast<double>(k) + 0.5) / static_cast<double>(n));
    };
    double squares = 0;
    for (std::uint64_t k = 0; k < n; ++k)
        squares += quantile(k) * quantile(k);
    return quantile(i * 37 % n) / std::sqrt(squares / static_cast<double>(n - 1));
}

/// A verification by 100 runs of outputs written by hand, of the target 1000.
Verification verified(const std::function<double(std::uint64_t)>& units) {
    constexpr std::uint64_t first = 1'000'000;
    const small::Written written([&](std::uint16_t, std::uint64_t r) { return units(r - first); });
    Evaluations runs = written.evaluations();
    return verify(runs, runs.id_of({0}), 1000, first, 100);
}

Verification verified_normal(double standing) {
    return verified([=](std::uint64_t i) { return 1000 + 20 * (standing + normal_score(i, 100)); });
}

}  // namespace

TEST_CASE("tolerance factors are those of the printed tables") {
    // One-sided factors for a normal law, confidence 95 %: Hahn, Meeker, Statistical Intervals, table A.12; ISO 16269-6, annex D.
    struct Entry {
        std::uint64_t n;
        double p, factor;
    };
    for (const Entry& entry :
         {Entry{2, 0.95, 26.260}, Entry{5, 0.95, 4.203}, Entry{10, 0.95, 2.911}, Entry{20, 0.95, 2.396},
          Entry{30, 0.95, 2.220}, Entry{50, 0.95, 2.065}, Entry{100, 0.95, 1.927}, Entry{10, 0.90, 2.355},
          Entry{20, 0.90, 1.926}, Entry{50, 0.90, 1.646}, Entry{100, 0.90, 1.527}, Entry{10, 0.99, 3.981},
          Entry{20, 0.99, 3.295}, Entry{50, 0.99, 2.862}, Entry{100, 0.99, 2.684}}) {
        CAPTURE(entry.n);
        CAPTURE(entry.p);
        CHECK(std::abs(tolerance_factor(entry.n, entry.p, 0.95) - entry.factor) < 0.00051);
    }
    CHECK(std::abs(tolerance_factor(100, 0.95, 0.95) - 1.9265) < 0.00005);
    CHECK(tolerance_factor(1'000'000, 0.95, 0.95) == doctest::Approx(1.6449).epsilon(2e-3));
}

TEST_CASE("the least share is the one at which so many successes are just not surprising") {
    CHECK(least_share(95, 100, 0.95) == doctest::Approx(0.8977).epsilon(1e-4));
    CHECK(least_share(0, 100, 0.95) == 0);
    CHECK(least_share(59, 59, 0.95) ==
          doctest::Approx(std::pow(0.05, 1.0 / 59)));  // 59 of 59 prove 95 %, 58 of 58 do not
    CHECK(least_share(59, 59, 0.95) > 0.95);
    CHECK(least_share(58, 58, 0.95) < 0.95);
    for (const std::uint64_t met : {1u, 40u, 93u, 99u}) {
        CAPTURE(met);
        const boost::math::binomial law(100, least_share(met, 100, 0.95));
        CHECK(boost::math::cdf(boost::math::complement(law, static_cast<double>(met) - 1)) == doctest::Approx(0.05));
    }
}

TEST_CASE("the share that a mean so far above the target proves is the one whose tolerance factor it is") {
    for (const std::uint64_t n : {2u, 10u, 100u, 1000u}) {
        for (const double p : {0.05, 0.5, 0.9, 0.95, 0.999}) {
            CAPTURE(n);
            CAPTURE(p);
            CHECK(least_normal_share(n, tolerance_factor(n, p, 0.95), 0.95) == doctest::Approx(p).epsilon(1e-6));
        }
    }
    CHECK(least_normal_share(100, 1e9, 0.95) == 1);
    CHECK(least_normal_share(100, -1e9, 0.95) == 0);
    CHECK(least_normal_share(2, -8, 0.95) < 1e-6);
}

TEST_CASE("what is proven at least is what it was decided by") {
    // As in a plan that was tuned: 95 of 100 reach the target, which counted proves 89.8 %; the normal law proves more.
    const Verification passed = verified_normal(1.63);
    CHECK(passed.is_normal);
    CHECK(passed.least_probability == doctest::Approx(0.9155).epsilon(1e-3));
    for (const double standing : {1.90, 1.92, 1.93, 1.96}) {
        const Verification found = verified_normal(standing);
        CHECK(found.passed == (found.least_probability >= 0.95));
    }
    CHECK(verified([](std::uint64_t) { return 1000.0; }).least_probability == 1);
    CHECK(verified([](std::uint64_t) { return 999.0; }).least_probability == 0);
}

TEST_CASE("a plan passes where its mean is as far above the target as the tolerance bound needs") {
    const Verification passed = verified_normal(1.93);
    CHECK(passed.passed);
    CHECK(passed.complete);
    CHECK(passed.is_normal);
    CHECK(passed.standing == doctest::Approx(1.93));
    CHECK(passed.factor == doctest::Approx(1.9265).epsilon(1e-4));
    CHECK(passed.probability == doctest::Approx(0.9732).epsilon(1e-3));  // Phi(1.93)
    CHECK(passed.units.count() == 100);
    CHECK(passed.units.mean() == doctest::Approx(1038.6));
    CHECK(passed.met == 97);  // of 100 scores, those above -1.93
    CHECK(passed.design == Design{0});
    const Verification failed = verified_normal(1.92);
    CHECK_FALSE(failed.passed);
    CHECK(failed.complete);
}

TEST_CASE("a plan that falls far short is given up early, one that is in doubt is not") {
    for (const double standing : {-1.0, 0.0, 0.5}) {
        CAPTURE(standing);
        const Verification hopeless = verified_normal(standing);
        CHECK_FALSE(hopeless.passed);
        CHECK_FALSE(hopeless.complete);
        CHECK(hopeless.units.count() == 25);
    }
    CHECK(verified_normal(1.6).complete);
}

TEST_CASE("outputs that are not normal are counted") {
    // Half of them just enough, half of them much more, and now and then one too few: far from normal, and for the tolerance bound the
    // mean is never far enough above the target.
    const auto with_failures = [](std::uint64_t failures) {
        return verified(
            [=](std::uint64_t i) { return i * 37 % 100 < failures ? 990.0 : (i % 2 == 0 ? 1001.0 : 1100.0); });
    };
    const Verification all = with_failures(0);
    CHECK(all.passed);
    CHECK(all.complete);
    CHECK_FALSE(all.is_normal);
    CHECK(all.standing < 1.1);
    CHECK(all.met == 100);
    CHECK(all.least_probability == doctest::Approx(std::pow(0.05, 0.01)));
    CHECK(all.probability == 1);
    // 99 of 100 prove 95 %, with 95.3 %; 98 prove 93.8 %.
    CHECK(with_failures(1).passed);
    CHECK(with_failures(1).probability == doctest::Approx(0.99));
    CHECK_FALSE(with_failures(2).passed);
}

TEST_CASE("outputs without any spread are either enough or not") {
    CHECK(verified([](std::uint64_t) { return 1000.0; }).passed);
    CHECK_FALSE(verified([](std::uint64_t) { return 999.0; }).passed);
}

TEST_CASE("a line of exponential stations passes and fails where its exact output is far enough from the target") {
    TuningProblem line = small::problem({.means = {60, 60}});
    Evaluations runs(line, {}, 1, {});
    // Two equal exponential stations with b places between make (b + 2) / (b + 3) of what one makes, 12,000 in 200 hours.
    const Evaluations::Id id = runs.id_of({2});
    CHECK(verify(runs, id, 0.97 * 12'000 * 4 / 5, 1'000'000, 100).passed);
    CHECK_FALSE(verify(runs, id, 12'000.0 * 4 / 5, 2'000'000, 100).passed);
    CHECK_FALSE(verify(runs, id, 1.03 * 12'000 * 4 / 5, 3'000'000, 100).complete);
}
