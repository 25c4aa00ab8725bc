// What every probability law tells about itself: its name, its parameters, how it is made, its moments and its samples.
#pragma once

#include <array>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "takt/core/time.hpp"
#include "takt/random/lanes.hpp"
#include "takt/random/stream.hpp"

namespace takt {

// Laws that need one uniform u for a sample take it as the chance of exceeding the sample: X = F^-1(1 - u). So small u
// give long times with full precision in the tail, and two laws fed by the same stream move together, which is what
// common random numbers need when one law is compared with another.

enum class ParameterKind : std::uint8_t {
    quantity,  ///< has the unit of the value itself: seconds, or cycles
    number,    ///< has no unit
};

struct Parameter {
    std::string_view name;
    std::string_view help;
    ParameterKind kind = ParameterKind::quantity;
};

/// A law, or what is wrong with the parameters it was to be made of.
template <class Law>
using Made = std::variant<Law, std::string>;

/// Largest quantity that a law accepts: the seconds of 200 years.
inline constexpr double largest_quantity = static_cast<double>(longest_duration.count()) * 1e-6;

/// What `make` answers when the values are not as `expected`; a value beyond the largest quantity is named first.
inline std::string refusal(std::string_view expected, std::span<const double> values) {
    for (const double value : values)
        if (std::isfinite(value) && std::abs(value) > largest_quantity)
            return "values of at most 6.3072e9, 200 years in seconds";
    return std::string(expected);
}

/// These are false for a NaN and for an infinity.
constexpr bool is_positive(double value) {
    return value > 0 && value <= largest_quantity;
}
constexpr bool is_not_negative(double value) {
    return value >= 0 && value <= largest_quantity;
}
constexpr bool is_between(double value, double least, double most) {
    return value >= least && value <= most;
}

/// A law whose samples are made of one kernel variate each, so that the variates can be computed a block at a time.
template <class T>
concept KernelLaw = requires(const T& law, double variate) {
    { T::kernel } -> std::convertible_to<Kernel>;
    { law.of_kernel(variate) } -> std::convertible_to<double>;
};

/// A kernel law that also says its samples as a formula, which is then computed for a whole block at once.
template <class T>
concept BlockLaw = KernelLaw<T> && requires(const T& law) {
    { law.formula() } -> std::convertible_to<Formula>;
};

/// A law whose parameters are a fixed list of numbers, written in a file as `name(parameter value, ...)`.
template <class T>
concept ParametricLaw = requires(const T& law, Stream& stream, std::span<const double> values) {
    { T::name } -> std::convertible_to<std::string_view>;
    { T::help } -> std::convertible_to<std::string_view>;
    { T::example } -> std::convertible_to<std::string_view>;  // as it is written in a file
    { T::parameters[0] } -> std::convertible_to<Parameter>;
    { T::make(values) } -> std::same_as<Made<T>>;
    { law.mean() } -> std::convertible_to<double>;
    { law.variance() } -> std::convertible_to<double>;
    { law.sample(stream) } -> std::convertible_to<double>;
};

}  // namespace takt
