// Designs of experiments: which levels of the factors go together.
// \source Montgomery, Design and Analysis of Experiments, 9th ed., ch. 5, 8; McKay, Beckman, Conover, Technometrics 21(2), 1979
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace takt::spec {

/// The level of each factor, from 0.
using Levels = std::vector<std::size_t>;

/// Letters of the factors in generators; I is the identity.
inline constexpr std::string_view factor_letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

/// Every combination, the last factor changing fastest.
/// \param levels  how many each factor has, each at least one
/// \complexity    their product
std::vector<Levels> full_factorial(const Levels& levels);

/// A factor of a fractional design that follows from others: D = ABC, or D = -ABC.
struct Generator {
    std::size_t factor = 0;
    std::uint32_t of = 0;  ///< a bit for each factor
    bool negative = false;
};

/// Understands `D = ABC`, with spaces or without; nothing when it is none of these factors.
std::optional<Generator> read_generator(std::string_view text, std::size_t factors);

/// Two levels of each factor, those with a generator by the product of the others: 2^(factors - generators) runs.
/// \pre no generator uses a factor that has one itself, and none has two
std::vector<Levels> fractional_factorial(std::size_t factors, const std::vector<Generator>& generators);

/// Letters in the shortest word of the defining relation: effects of fewer factors than that, taken together, are not mixed up.
/// \complexity 2^generators
std::size_t resolution(const std::vector<Generator>& generators);

/// Points in [0, 1) of each factor: of as many equal parts as there are points, each holds one, in an order of its own, anywhere
/// in the part. The same seed gives the same points.
/// \complexity points x factors
std::vector<std::vector<double>> latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed);

}  // namespace takt::spec
