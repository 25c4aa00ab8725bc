// A distribution as a value: one of the laws, shifted and scaled.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/core/inline.hpp"
#include "takt/core/rounded.hpp"
#include "takt/core/time.hpp"
#include "takt/random/beta.hpp"
#include "takt/random/constant.hpp"
#include "takt/random/discrete.hpp"
#include "takt/random/empirical.hpp"
#include "takt/random/erlang.hpp"
#include "takt/random/exponential.hpp"
#include "takt/random/gamma.hpp"
#include "takt/random/geometric.hpp"
#include "takt/random/histogram.hpp"
#include "takt/random/lognormal.hpp"
#include "takt/random/mixture.hpp"
#include "takt/random/normal.hpp"
#include "takt/random/pert.hpp"
#include "takt/random/trace.hpp"
#include "takt/random/triangular.hpp"
#include "takt/random/uniform.hpp"
#include "takt/random/weibull.hpp"

namespace takt {

/// What the samples of a distribution count.
enum class Dimension : std::uint8_t { time, count };

/// The laws with a fixed list of parameters; the language, its schema and its help are made from this list.
using ParametricLaws = std::variant<Constant, Exponential, Uniform, Triangular, Normal, Lognormal, Erlang, Gamma,
                                    Weibull, Beta, Pert, Geometric>;

namespace detail {

template <class Laws, class... Others>
struct WithOthers;

template <class... Laws, class... Others>
struct WithOthers<std::variant<Laws...>, Others...> {
    static_assert((ParametricLaw<Laws> && ...));
    using Type = std::variant<Laws..., Others...>;
};

}  // namespace detail

/// X = shift + scale * Y with Y of one law. Times are in seconds.
class Distribution {
  public:
    using Law = detail::WithOthers<ParametricLaws, Discrete, Empirical, Histogram, Trace, Mixture>::Type;

    Distribution();
    Distribution(Law law, Dimension dimension = Dimension::time);
    Distribution(const Distribution&);
    Distribution(Distribution&&) noexcept;
    Distribution& operator=(const Distribution&);
    Distribution& operator=(Distribution&&) noexcept;
    ~Distribution();

    /// \pre value >= 0
    static Distribution constant(double value, Dimension dimension = Dimension::time) {
        TAKT_EXPECTS(value >= 0, value);
        return {Constant(value), dimension};
    }

    /// Makes a parametric law; `Distribution::of<Exponential>(42.0)`.
    /// \pre the law accepts the values
    template <ParametricLaw T, class... Values>
    static Distribution of(Values... values) {
        const std::array<double, sizeof...(Values)> list{static_cast<double>(values)...};
        static_assert(sizeof...(Values) == T::parameters.size(), "one value for each parameter of the law");
        auto made = T::make(list);
        TAKT_EXPECTS(std::holds_alternative<T>(made), std::get<std::string>(made));
        return Distribution(std::get<T>(std::move(made)));
    }

    // Laws made of lists; each answers with what was expected when the list is not as the law needs it.

    /// Values with their probabilities, which must add up to 1.
    static Made<Distribution> discrete(std::vector<std::pair<double, double>> values_and_probabilities,
                                       Dimension dimension = Dimension::time);

    /// Observed values, each equally likely.
    static Made<Distribution> empirical(std::vector<double> values, Dimension dimension = Dimension::time);

    /// Observed values in their order; see Trace::make.
    static Made<Distribution> trace(std::vector<double> values, double first_again,
                                    Dimension dimension = Dimension::time);

    /// Bins, uniform inside, by rising edges and one weight less than edges; weights need not add up to 1.
    static Made<Distribution> histogram(std::vector<double> edges, const std::vector<double>& weights,
                                        Dimension dimension = Dimension::time);

    /// At least two components of one dimension, each with a weight; weights need not add up to 1.
    static Made<Distribution> mixture(const std::vector<double>& weights, std::vector<Distribution> components);

    /// \pre `by` is finite
    Distribution shifted(double by) const;

    /// \pre `by` is finite and not below 0
    Distribution scaled(double by) const;

    Distribution counting() const;

    Dimension dimension() const { return dimension_; }
    const Law& law() const { return law_; }
    bool is_constant() const { return law_.index() == 0; }
    /// Its values come in their order: who draws says how many came before.
    bool is_trace() const { return std::holds_alternative<Trace>(law_); }

    double mean() const;
    double variance() const;
    /// Coefficient of variation: standard deviation over mean; 0 where the mean is 0.
    double cv() const { return mean() == 0 ? 0 : std::sqrt(variance()) / mean(); }

    /// What its samples are made of, where each takes exactly one uniform.
    Kernel kernel() const { return kernel_; }

    /// Whether a sample is the kernel variate times `kernel_scale()`, and nothing else.
    bool is_scaled_kernel() const { return is_scaled_kernel_; }
    double kernel_scale() const { return fixed_; }

    double sample(Stream& stream) const {
        if (is_constant()) return fixed_;
        if (kernel_ != Kernel::other) return of_kernel(draw(stream, kernel_));
        return sample_of_law(stream);
    }

    /// The same; of a trace the one that comes after `before` others.
    double sample(Stream& stream, std::uint64_t before) const {
        if (const auto* trace = std::get_if<Trace>(&law_)) return shift_ + rounded(scale_ * trace->at(before));
        return sample(stream);
    }

    /// The sample that is made of a kernel variate. \pre kernel() is not none
    TAKT_ALWAYS_INLINE double of_kernel(double variate) const {
        return is_scaled_kernel_ ? fixed_ * variate : of_kernel_by_law(variate);
    }
    TAKT_ALWAYS_INLINE Duration duration_of_kernel(double variate) const {
        return from_seconds_above_zero(of_kernel(variate));
    }

    /// The next samples, the same as one by one.
    void durations(Stream& stream, std::uint64_t before, BlockOfDurations& block) const;

    /// A sample as a duration of at least 0, to the nearest microsecond.
    Duration duration(Stream& stream) const {
        if (is_constant()) return fixed_duration_;
        return from_seconds_above_zero(sample(stream));
    }

    /// The same; of a trace the one that comes after `before` others.
    Duration duration(Stream& stream, std::uint64_t before) const {
        return is_trace() ? from_seconds_above_zero(sample(stream, before)) : duration(stream);
    }

  private:
    static_assert(std::is_same_v<std::variant_alternative_t<0, Law>, Constant>);

    /// Computes what a constant answers, so that asking it costs a comparison and a load.
    void settle();

    std::optional<Formula> formula() const;
    double sample_of_law(Stream& stream) const;
    double of_kernel_by_law(double variate) const;

    Law law_ = Constant(0);
    double shift_ = 0;
    double scale_ = 1;
    double fixed_ = 0;           ///< the sample of a constant, or what a scaled kernel is multiplied by
    Duration fixed_duration_{};  ///< the same as a duration
    Dimension dimension_ = Dimension::time;
    Kernel kernel_ = Kernel::other;
    bool is_scaled_kernel_ = false;  ///< no shift, and a law that multiplies the kernel by its mean
};

}  // namespace takt
