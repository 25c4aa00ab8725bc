// Designs of experiments: which levels of the factors go together.
// \source Montgomery, Design and Analysis of Experiments, 9th ed., ch. 5, 8; McKay, Beckman, Conover, Technometrics 21(2), 1979
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/random/stream.hpp"

namespace takt::spec {

/// The level of each factor, from 0.
using Levels = std::vector<std::size_t>;

/// Letters of the factors in generators; I is the identity.
inline constexpr std::string_view factor_letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

/// Every combination, the last factor changing fastest.
/// \param levels  how many each factor has, each at least one
/// \complexity    their product
inline std::vector<Levels> full_factorial(const Levels& levels) {
    std::vector<Levels> runs{{}};
    for (const std::size_t count : levels) {
        std::vector<Levels> longer;
        longer.reserve(runs.size() * count);
        for (const Levels& run : runs) {
            for (std::size_t level = 0; level < count; ++level) {
                longer.push_back(run);
                longer.back().push_back(level);
            }
        }
        runs = std::move(longer);
    }
    return runs;
}

/// A factor of a fractional design that follows from others: D = ABC, or D = -ABC.
struct Generator {
    std::size_t factor = 0;
    std::uint32_t of = 0;  ///< a bit for each factor
    bool negative = false;
};

/// Understands `D = ABC`, with spaces or without; nothing when it is none of these factors.
inline std::optional<Generator> read_generator(std::string_view text, std::size_t factors) {
    std::string word;
    std::copy_if(text.begin(), text.end(), std::back_inserter(word), [](char c) { return c != ' ' && c != '*'; });
    const auto factor_of = [&](char letter) { return factor_letters.substr(0, factors).find(letter); };
    if (word.size() < 3 || word[1] != '=' || factor_of(word[0]) == std::string_view::npos) return std::nullopt;
    Generator made{factor_of(word[0]), 0, word[2] == '-'};
    const std::string_view rest = std::string_view(word).substr(made.negative ? 3 : 2);
    for (const char letter : rest) {
        const std::size_t factor = factor_of(letter);
        if (factor == std::string_view::npos || factor == made.factor || (made.of >> factor & 1u) != 0)
            return std::nullopt;
        made.of |= 1u << factor;
    }
    return rest.empty() ? std::nullopt : std::optional(made);
}

/// Two levels of each factor, those with a generator by the product of the others: 2^(factors - generators) runs.
/// \pre no generator uses a factor that has one itself, and none has two
inline std::vector<Levels> fractional_factorial(std::size_t factors, const std::vector<Generator>& generators) {
    std::vector<bool> follows(factors, false);
    for (const Generator& generator : generators)
        follows[generator.factor] = true;
    Levels levels;
    for (std::size_t factor = 0; factor < factors; ++factor)
        levels.push_back(follows[factor] ? 1 : 2);
    std::vector<Levels> runs = full_factorial(levels);
    for (Levels& run : runs) {
        for (const Generator& generator : generators) {
            // -1 and 1 as levels 0 and 1: the product is 1 where an even number of factors are at 0.
            std::size_t lows = generator.negative ? 1 : 0;
            for (std::size_t factor = 0; factor < factors; ++factor) {
                if ((generator.of >> factor & 1u) != 0 && run[factor] == 0) ++lows;
            }
            run[generator.factor] = lows % 2 == 0 ? 1 : 0;
        }
    }
    return runs;
}

/// Letters in the shortest word of the defining relation: effects of fewer factors than that, taken together, are not mixed up.
/// \complexity 2^generators
inline std::size_t resolution(const std::vector<Generator>& generators) {
    std::size_t shortest = factor_letters.size() + 1;
    for (std::uint32_t chosen = 1; chosen < 1u << generators.size(); ++chosen) {
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < generators.size(); ++i) {
            if ((chosen >> i & 1u) != 0) word ^= generators[i].of | 1u << generators[i].factor;
        }
        shortest = std::min(shortest, static_cast<std::size_t>(std::popcount(word)));
    }
    return shortest;
}

/// Points in [0, 1) of each factor: of as many equal parts as there are points, each holds one, in an order of its own, anywhere
/// in the part. The same seed gives the same points.
/// \complexity points x factors
inline std::vector<std::vector<double>> latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed) {
    std::vector<std::vector<double>> design(points, std::vector<double>(factors));
    for (std::size_t factor = 0; factor < factors; ++factor) {
        Stream random(StreamKey{seed, factor, hash_of("latin hypercube"), 0});
        std::vector<std::size_t> parts(points);
        for (std::size_t i = 0; i < points; ++i)
            parts[i] = i;
        for (std::size_t i = points; i > 1; --i)  // Fisher and Yates
            std::swap(parts[i - 1],
                      parts[std::min(i - 1, static_cast<std::size_t>(random.uniform() * static_cast<double>(i)))]);
        for (std::size_t i = 0; i < points; ++i)
            design[i][factor] = (static_cast<double>(parts[i]) + random.uniform()) / static_cast<double>(points);
    }
    return design;
}

}  // namespace takt::spec
