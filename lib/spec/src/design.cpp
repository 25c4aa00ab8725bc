#include "takt/spec/design.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/random/stream.hpp"

namespace takt::spec {

std::vector<Levels> full_factorial(const Levels& levels) {
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

std::optional<Generator> read_generator(std::string_view text, std::size_t factors) {
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

std::vector<Levels> fractional_factorial(std::size_t factors, const std::vector<Generator>& generators) {
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

std::size_t resolution(const std::vector<Generator>& generators) {
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

std::vector<std::vector<double>> latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed) {
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
