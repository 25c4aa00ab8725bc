// Choosing one of several by weight, in constant time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "takt/random/law.hpp"

namespace takt {

/// Indices 0, 1, 2 ... with the probabilities of a list of weights, by inversion with a guide table: O(1) on average,
/// one uniform, and monotone in it, which an alias table is not.
/// \source Chen, Asau, On generating random variates from an empirical distribution, AIIE Transactions 6(2), 1974
class CumulativeTable {
  public:
    static constexpr std::size_t most_entries = 10'000'000;

    /// Weights need not add up to 1.
    static Made<CumulativeTable> make(const std::vector<double>& weights) {
        if (weights.empty() || weights.size() > most_entries) return "from 1 to 10 million weights";
        double total = 0;
        for (const double weight : weights) {
            if (!is_between(weight, 0, 1e15)) return "weights of 0 or more";
            total += weight;
        }
        if (!(total >= 1e-15)) return "a weight above 0";
        return CumulativeTable(weights, total);
    }

    std::size_t size() const { return cumulative_.size(); }

    double probability(std::size_t index) const { return cumulative_[index] - lower(index); }

    /// The index whose stretch of [0, 1) holds `share`; one of weight 0 has none, and is never found.
    /// \pre 0 <= share < 1
    std::size_t find(double share) const {
        std::size_t index = guide_[static_cast<std::size_t>(share * static_cast<double>(guide_.size()))];
        while (cumulative_[index] <= share)
            ++index;
        return index;
    }

    /// How far into the stretch of `index` the share lies [0..1).
    double position(std::size_t index, double share) const { return (share - lower(index)) / probability(index); }

  private:
    CumulativeTable(const std::vector<double>& weights, double total) {
        double sum = 0;
        for (const double weight : weights)
            cumulative_.push_back((sum += weight) / total);
        // A power of two, so that share * size and i / size are exact, and no share falls before its entry.
        const std::size_t size = std::bit_ceil(weights.size());
        std::size_t index = 0;
        for (std::size_t i = 0; i < size; ++i) {
            while (cumulative_[index] <= static_cast<double>(i) / static_cast<double>(size))
                ++index;
            guide_.push_back(static_cast<std::uint32_t>(index));
        }
    }

    double lower(std::size_t index) const { return index == 0 ? 0 : cumulative_[index - 1]; }

    std::vector<double> cumulative_;    ///< ends with 1 exactly: the same sum divided by itself
    std::vector<std::uint32_t> guide_;  ///< entry i: the first index whose stretch ends above i / size
};

}  // namespace takt
