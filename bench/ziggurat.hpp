// Exponential variates by the ziggurat method: what a quick hand-written simulation would use.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "takt/random/stream.hpp"

/// The area under e^-x is covered by 256 layers of equal area: rectangles up to a curve point each, and a base with the
/// tail. A point drawn from a layer is mostly left of where the next layer begins, and then it is under the curve for sure.
/// \source Marsaglia and Tsang, The ziggurat method for generating random variables, J. Statistical Software 5(8), 2000
class Ziggurat {
  public:
    Ziggurat() {
        width_[0] = area * std::exp(tail_begins);  // so wide that the base has the area of the others, its tail included
        width_[1] = tail_begins;
        for (std::size_t i = 2; i < layers; ++i)
            width_[i] = -std::log(area / width_[i - 1] + std::exp(-width_[i - 1]));
        width_[layers] = 0;
        for (std::size_t i = 0; i <= layers; ++i) height_[i] = std::exp(-width_[i]);
    }

    /// An exponential variate with mean 1.
    double operator()(takt::Stream& stream) const {
        for (;;) {
            const std::uint64_t bits = stream();
            const std::size_t layer = bits & (layers - 1);
            const double x = static_cast<double>(bits >> 11) * 0x1p-53 * width_[layer];
            if (x < width_[layer + 1]) return x;
            if (layer == 0) return tail_begins - std::log(stream.uniform());
            const double y = height_[layer] + stream.uniform() * (height_[layer + 1] - height_[layer]);
            if (y < std::exp(-x)) return x;
        }
    }

  private:
    static constexpr std::size_t layers = 256;
    static constexpr double tail_begins = 7.69711747013104972;  // for 256 layers; table in the paper
    static constexpr double area = 0.0039496598225815571993;    // of each layer

    std::array<double, layers + 1> width_{};
    std::array<double, layers + 1> height_{};
};
