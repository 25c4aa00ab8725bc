// The elements that may be able to do something at this instant, worked off in a fixed order.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace takt {

/// A set of small integers with the least one at hand: a tree of 64-bit words, each bit saying that a word below has one.
/// \complexity all operations O(log64 n), without allocation
/// \source     van Emde Boas's idea of clusters and summaries, with a branching of 64
class Agenda {
  public:
    explicit Agenda(std::size_t size) {
        do {
            size = (size + 63) / 64;
            levels_.emplace_back(size);
        } while (size > 1);
    }

    bool empty() const { return levels_.back()[0] == 0; }

    void mark(std::size_t entry) {
        for (auto& words : levels_) {
            std::uint64_t& word = words[entry >> 6];
            const bool known = word != 0;
            word |= std::uint64_t{1} << (entry & 63);
            if (known) return;
            entry >>= 6;
        }
    }

    /// The least entry, taken out. \pre !empty()
    std::size_t next() {
        std::size_t entry = 0;
        for (std::size_t level = levels_.size(); level-- > 0;)
            entry = entry << 6 | static_cast<std::size_t>(std::countr_zero(levels_[level][entry]));
        erase(entry);
        return entry;
    }

  private:
    void erase(std::size_t entry) {
        for (auto& words : levels_) {
            std::uint64_t& word = words[entry >> 6];
            word &= ~(std::uint64_t{1} << (entry & 63));
            if (word != 0) return;
            entry >>= 6;
        }
    }

    std::vector<std::vector<std::uint64_t>> levels_;  // the entries first, the single root word last
};

}  // namespace takt
