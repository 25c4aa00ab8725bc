// One law fitted to a sample by maximum likelihood.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "takt/fit/curves.hpp"
#include "takt/fit/edf.hpp"
#include "takt/fit/likelihood.hpp"
#include "takt/fit/maximise.hpp"
#include "takt/fit/sample.hpp"
#include "takt/random/distribution.hpp"
#include "takt/stats/confidence.hpp"

namespace takt::fit {

struct FittedParameter {
    std::string_view name;
    ParameterKind kind = ParameterKind::quantity;
    ConfidenceInterval value{};
};

struct FittedLaw {
    std::string_view law;
    std::vector<FittedParameter> parameters;
    Distribution distribution;
    double log_likelihood = 0;
    double aic = 0;  ///< 2 parameters - 2 log likelihood: the least is the best
    Distances distances;
    /// How far a sample is from the law of this kind that is fitted to it.
    std::optional<Distances> (*distances_of_fit)(const Sample&) = nullptr;
};

namespace detail {

inline double akaike(std::size_t parameters, double log_likelihood) {
    return 2 * static_cast<double>(parameters) - 2 * log_likelihood;
}

/// The law at these parameters, unless takt's law does not take them.
template <class Law, std::size_t N>
std::optional<FittedLaw> law_at(const std::array<double, N>& values,
                                const std::array<ConfidenceInterval, N>& intervals) {
    auto made = Law::make(values);
    if (!std::holds_alternative<Law>(made)) return std::nullopt;
    FittedLaw fitted{.law = Law::name,
                     .parameters = {},
                     .distribution = Distribution(std::get<Law>(std::move(made))),
                     .distances = {}};
    for (std::size_t i = 0; i < N; ++i)
        fitted.parameters.push_back({Law::parameters[i].name, Law::parameters[i].kind, intervals[i]});
    return fitted;
}

template <std::size_t N>
std::array<double, N> exponentials_of(const std::array<double, N>& logarithms) {
    std::array<double, N> values;
    for (std::size_t i = 0; i < N; ++i)
        values[i] = std::exp(logarithms[i]);
    return values;
}

/// Variances of the logarithms of parameters: the inverse of the observed information. Infinite where the top is flat.
template <std::size_t N>
std::array<double, N> variances(const std::array<std::array<double, N>, N>& information) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::array<double, N> variances;
    if constexpr (N == 1) {
        variances[0] = information[0][0] > 0 ? 1 / information[0][0] : infinity;
    } else {
        static_assert(N == 2);
        const double determinant = information[0][0] * information[1][1] - information[0][1] * information[1][0];
        const bool pointed = determinant > 0 && information[0][0] > 0;
        variances[0] = pointed ? information[1][1] / determinant : infinity;
        variances[1] = pointed ? information[0][0] / determinant : infinity;
    }
    return variances;
}

/// Of the mean of an exponential law.
ConfidenceInterval exact_interval(double mean, const Sample& sample, double level);

}  // namespace detail

/// The parameters of a curve under which the sample is the most likely.
template <class Curve>
typename Curve::Parameters most_likely(const Sample& sample) {
    typename Curve::Parameters start = Curve::start(sample);
    if (std::is_same_v<Curve, ExponentialCurve> && !sample.is_coarse()) return start;
    for (double& value : start)
        value = std::log(value);
    const auto height = [&](const typename Curve::Parameters& logarithms) {
        return log_likelihood(Curve(detail::exponentials_of(logarithms)), sample);
    };
    return detail::exponentials_of(top_of<std::tuple_size_v<typename Curve::Parameters>>(height, start));
}

/// 95 % intervals of the parameters from the observed information in their logarithms, so that they stay above 0, with Student's
/// quantile for as many degrees of freedom as there are whole times more than parameters. The mean of an exponential law has its
/// exact one: 2 T / m is chi-squared with 2 n degrees of freedom (nearly so where the last time is cut off).
/// \source Lawless, Statistical Models and Methods for Lifetime Data, 2nd ed., 2.2.3 and 4.1.1
template <class Curve>
std::array<ConfidenceInterval, std::tuple_size_v<typename Curve::Parameters>> intervals_of(
    const typename Curve::Parameters& top, const Sample& sample, double level = 0.95) {
    constexpr std::size_t count = std::tuple_size_v<typename Curve::Parameters>;
    std::array<ConfidenceInterval, count> intervals;
    if (std::is_same_v<Curve, ExponentialCurve> && !sample.is_coarse()) {
        intervals[0] = detail::exact_interval(top[0], sample, level);
        return intervals;
    }
    typename Curve::Parameters logarithms = top;
    for (double& value : logarithms)
        value = std::log(value);
    const auto height = [&](const typename Curve::Parameters& at) {
        return log_likelihood(Curve(detail::exponentials_of(at)), sample);
    };
    const auto variances = detail::variances<count>(curvature<count>(height, logarithms));
    const double degrees = std::max(1.0, sample.count() - static_cast<double>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const double aside = student_quantile(degrees, level) * std::sqrt(variances[i]);
        intervals[i] = {top[i], top[i] * std::exp(-aside), top[i] * std::exp(aside), level};
    }
    return intervals;
}

template <class Curve>
std::optional<Distances> distances_of_fit(const Sample& sample) {
    const Curve curve(most_likely<Curve>(sample));
    return distances(sample, [&](double x) { return curve.below(x); });
}

/// Nothing where no parameters that takt's law takes make the sample possible. \pre sample.size() > 0
template <class Curve>
std::optional<FittedLaw> fit_curve(const Sample& sample) {
    const typename Curve::Parameters top = most_likely<Curve>(sample);
    const Curve curve(top);
    const double likelihood = log_likelihood(curve, sample);
    if (!std::isfinite(likelihood)) return std::nullopt;
    std::optional<FittedLaw> fitted = detail::law_at<typename Curve::Law>(top, intervals_of<Curve>(top, sample));
    if (!fitted) return fitted;
    fitted->log_likelihood = likelihood;
    fitted->aic = detail::akaike(top.size(), likelihood);
    fitted->distances = distances(sample, [&](double x) { return curve.below(x); });
    fitted->distances_of_fit = distances_of_fit<Curve>;
    return fitted;
}

/// From the least to the most that was seen. The intervals are exact: (least - low) / (most - least) is above t with the chance
/// (1 + t)^(1 - n). Nothing where times are cut off, which says that the bound may be higher, but not by how much.
std::optional<FittedLaw> fit_uniform(const Sample& sample);

}  // namespace takt::fit
