// The laws under test, each beside its distribution function and moments from another source than takt.
#pragma once

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/hyperexponential.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "takt/random/distribution.hpp"

namespace takt::test {

struct ContinuousLaw {
    std::string name;
    Distribution distribution;
    std::function<double(double)> cdf;
    double mean = 0;
    double variance = 0;
    bool one_uniform = true;  ///< one uniform a sample, by inversion
};

struct DiscreteLaw {
    std::string name;
    Distribution distribution;
    std::vector<std::pair<double, double>> chances;  ///< values with probabilities; the rest of 1 lies above the last
    double mean = 0;
    double variance = 0;
};

/// \pre the factory accepted its arguments
inline Distribution accepted(Made<Distribution> made) {
    TAKT_EXPECTS(std::holds_alternative<Distribution>(made), std::get<std::string>(made));
    return std::get<Distribution>(std::move(made));
}

/// Reference scaled to [shift, shift + scale * ...].
template <class Reference>
ContinuousLaw reference(std::string name, Distribution distribution, Reference law, double shift = 0,
                        double scale = 1) {
    const auto cdf = [=](double x) {
        const double y = (x - shift) / scale;
        const auto [low, high] = boost::math::support(law);
        return y <= low ? 0.0 : y >= high ? 1.0 : boost::math::cdf(law, y);
    };
    return {std::move(name), std::move(distribution), cdf, shift + scale * boost::math::mean(law),
            scale * scale * boost::math::variance(law)};
}

/// The normal law given that it is positive: the moments by quadrature of the density.
inline ContinuousLaw truncated_normal(double mean, double sd) {
    const boost::math::normal whole(mean, sd);
    const double kept = boost::math::cdf(boost::math::complement(whole, 0.0));
    const auto moment = [&](auto weight) {
        using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
        const auto density = [&](double x) { return weight(x) * boost::math::pdf(whole, x) / kept; };
        return Rule::integrate(density, 0.0, mean + 12 * sd, 12, 1e-13);
    };
    const double first = moment([](double x) { return x; });
    const double second = moment([&](double x) { return (x - first) * (x - first); });
    const auto cdf = [=](double x) {
        return 1 - boost::math::cdf(boost::math::complement(whole, std::max(0.0, x))) / kept;
    };
    return {"normal " + std::to_string(mean) + ", " + std::to_string(sd), Distribution::of<Normal>(mean, sd), cdf,
            first, second};
}

inline boost::math::lognormal lognormal_by_mean(double mean, double cv) {
    const double sigma = std::sqrt(std::log(1 + cv * cv));
    return {std::log(mean) - sigma * sigma / 2, sigma};
}

inline ContinuousLaw histogram_of_three_bins() {
    // Bins 0-10, 10-12 and 12-20 with the shares 0.2, 0.5 and 0.3; moments by hand.
    const auto cdf = [](double x) {
        if (x <= 0) return 0.0;
        if (x <= 10) return 0.2 * x / 10;
        if (x <= 12) return 0.2 + 0.5 * (x - 10) / 2;
        return x <= 20 ? 0.7 + 0.3 * (x - 12) / 8 : 1.0;
    };
    const double mean = 0.2 * 5 + 0.5 * 11 + 0.3 * 16;  // 11.3
    const double second = 0.2 * (25 + 100.0 / 12) + 0.5 * (121 + 4.0 / 12) + 0.3 * (256 + 64.0 / 12);
    return {"histogram", accepted(Distribution::histogram({0, 10, 12, 20}, {2, 5, 3})), cdf, mean,
            second - mean * mean};
}

inline std::vector<ContinuousLaw> continuous_laws() {
    using namespace boost::math;
    using takt::Beta, takt::Gamma;
    std::vector<ContinuousLaw> laws{
        reference("exponential", Distribution::of<Exponential>(42.0), exponential(1 / 42.0)),
        reference("uniform", Distribution::of<Uniform>(3, 11), uniform(3, 11)),
        reference("triangular", Distribution::of<Triangular>(2, 3, 9), triangular(2, 3, 9)),
        reference("triangular, mode at the low", Distribution::of<Triangular>(2, 2, 9), triangular(2, 2, 9)),
        reference("triangular, mode at the high", Distribution::of<Triangular>(0, 9, 9), triangular(0, 9, 9)),
        truncated_normal(96, 10), truncated_normal(10, 8), truncated_normal(0, 5),
        reference("lognormal", Distribution::of<Lognormal>(96, 0.05), lognormal_by_mean(96, 0.05)),
        reference("lognormal, wide", Distribution::of<Lognormal>(360, 0.8), lognormal_by_mean(360, 0.8)),
        reference("erlang 1", Distribution::of<Erlang>(1, 5), gamma_distribution<>(1, 5)),
        reference("erlang 3", Distribution::of<Erlang>(3, 60), gamma_distribution<>(3, 20)),
        reference("erlang 200", Distribution::of<Erlang>(200, 60), gamma_distribution<>(200, 0.3)),
        reference("gamma 0.4", Distribution::of<Gamma>(0.4, 7), gamma_distribution<>(0.4, 7)),
        reference("gamma 2.5", Distribution::of<Gamma>(2.5, 7), gamma_distribution<>(2.5, 7)),
        reference("gamma 900", Distribution::of<Gamma>(900, 0.1), gamma_distribution<>(900, 0.1)),
        reference("weibull 0.7", Distribution::of<Weibull>(0.7, 3600), weibull(0.7, 3600)),
        reference("weibull 1.5", Distribution::of<Weibull>(1.5, 3600), weibull(1.5, 3600)),
        reference("weibull 20", Distribution::of<Weibull>(20, 3600), weibull(20, 3600)),
        reference("beta", Distribution::of<Beta>(10, 30, 2, 5), beta_distribution<>(2, 5), 10, 20),
        reference("beta, bathtub", Distribution::of<Beta>(0, 1, 0.5, 0.6), beta_distribution<>(0.5, 0.6)),
        // (l, m, h) = (60, 70, 120): a = 1 + 4 * 10/60, b = 1 + 4 * 50/60.
        reference("pert", Distribution::of<Pert>(60, 70, 120), beta_distribution<>(5.0 / 3, 13.0 / 3), 60, 60),
        histogram_of_three_bins(),
        reference("exponential, shifted and scaled", Distribution::of<Exponential>(4).scaled(2).shifted(30),
                  exponential(1), 30, 8)};

    const std::vector<double> weights{0.9, 0.1}, rates{1 / 5.0, 1 / 60.0};
    auto hyper = reference(
        "mixture: hyperexponential",
        accepted(Distribution::mixture(weights, {Distribution::of<Exponential>(5), Distribution::of<Exponential>(60)})),
        hyperexponential(weights, rates));
    laws.push_back(std::move(hyper));
    for (ContinuousLaw& law : laws)
        law.one_uniform = law.name.find("erlang") != 0 && law.name.find("mixture") != 0;
    return laws;
}

inline DiscreteLaw geometric_law(double mean, double step) {
    DiscreteLaw law{"geometric " + std::to_string(mean / step), Distribution::of<Geometric>(mean, step), {}, mean, 0};
    const double p = step / mean;
    law.variance = step * step * (1 - p) / (p * p);
    double chance = p;
    for (int k = 1; k <= 40; ++k, chance *= 1 - p)
        law.chances.emplace_back(step * k, chance);
    return law;
}

inline std::vector<DiscreteLaw> discrete_laws() {
    return {geometric_law(5, 1),
            geometric_law(30, 20),
            {"discrete",
             accepted(Distribution::discrete({{10, 0.5}, {0, 0.2}, {4, 0.3}})),
             {{0, 0.2}, {4, 0.3}, {10, 0.5}},
             6.2,
             0.2 * 6.2 * 6.2 + 0.3 * 2.2 * 2.2 + 0.5 * 3.8 * 3.8},
            {"discrete, with a value that never comes",
             accepted(Distribution::discrete({{1, 0}, {2, 1.0 / 3}, {3, 2.0 / 3}, {9, 0}})),
             {{1, 0}, {2, 1.0 / 3}, {3, 2.0 / 3}, {9, 0}},
             8.0 / 3,
             2.0 / 9},
            {"empirical",
             accepted(Distribution::empirical({7, 1, 1, 3, 8})),
             {{1, 0.4}, {3, 0.2}, {7, 0.2}, {8, 0.2}},
             4,
             8.8}};
}

}  // namespace takt::test
