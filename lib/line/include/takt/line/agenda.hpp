// The elements that may be able to act at this instant, worked off in a fixed order.
#pragma once

#include <array>
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
            level_[levels_++] = words_.size();
            words_.resize(words_.size() + size);
        } while (size > 1);
    }

    bool empty() const { return words_.back() == 0; }

    bool contains(std::size_t entry) const { return words_[entry >> 6] >> (entry & 63) & 1; }

    void mark(std::size_t entry) {
        for (std::size_t level = 0; level < levels_; ++level, entry >>= 6) {
            std::uint64_t& word = words_[level_[level] + (entry >> 6)];
            const bool known = word != 0;
            word |= std::uint64_t{1} << (entry & 63);
            if (known) return;
        }
    }

    /// The least entry, taken out. \pre !empty()
    std::size_t next() {
        std::size_t entry = 0;
        for (std::size_t level = levels_; level-- > 0;)
            entry = entry << 6 | static_cast<std::size_t>(std::countr_zero(words_[level_[level] + entry]));
        erase(entry);
        return entry;
    }

  private:
    void erase(std::size_t entry) {
        for (std::size_t level = 0; level < levels_; ++level, entry >>= 6) {
            std::uint64_t& word = words_[level_[level] + (entry >> 6)];
            word &= ~(std::uint64_t{1} << (entry & 63));
            if (word != 0) return;
        }
    }

    std::vector<std::uint64_t> words_;  // the entries first, the single root word last
    std::array<std::size_t, 6> level_{};
    std::size_t levels_ = 0;
};

}  // namespace takt
