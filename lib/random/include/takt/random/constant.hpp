#pragma once

#include "takt/random/law.hpp"

namespace takt {

/// Constant: always c. Mean c, variance 0. Draws nothing from the stream.
class Constant {
  public:
    static constexpr std::string_view name = "constant";
    static constexpr std::string_view help = "Always the same; so is a quantity on its own.";
    static constexpr std::string_view example = "constant(96 s)";
    static constexpr std::array parameters{Parameter{"value", "the value"}};

    static Made<Constant> make(std::span<const double> values) {
        if (!is_not_negative(values[0])) return refusal("a value of 0 or more", values);
        return Constant(values[0]);
    }

    explicit Constant(double value = 0) : value_(value) {}

    double mean() const { return value_; }
    double variance() const { return 0; }
    double sample(Stream&) const { return value_; }

  private:
    double value_;
};

}  // namespace takt
