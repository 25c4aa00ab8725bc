// The order in which the parts of a source leave, against the order in which they were launched.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace takt {

/// A unit is in sequence if none that was launched later has left before it; otherwise so many have overtaken it. The sum of
/// these over all units is the number of inversions of the order, which is 0 where the sequence is kept.
/// \source Boysen, Scholl, Wopperer, Resequencing of mixed-model assembly lines: survey and research agenda, European Journal
///         of Operational Research 216(3), 2012; Meissner, Controlling just-in-sequence flow-production, Logistics Research 2, 2010
class SequenceRecord {
  public:
    /// Those that left are known of so many last launches; who comes later than that was overtaken by at least these.
    static constexpr std::uint64_t window = 4096;

    SequenceRecord() : left_(window / 64, 0) {}

    /// \param number of the launch, from 1 \return how many that were launched later have left before
    /// \complexity O(1), or O(window) for one that was overtaken
    std::uint64_t leaves(std::uint64_t number) {
        if (number > highest_) {
            forget(std::min(number - highest_, window), number);
            highest_ = number;
            set(number);
            return 0;
        }
        std::uint64_t overtaken_by = 0;
        for (std::uint64_t later = std::max(number, highest_ - std::min(highest_, window)) + 1; later <= highest_;
             ++later)
            overtaken_by += left_[word(later)] >> (later % 64) & 1;
        if (highest_ - number < window) set(number);
        return overtaken_by;
    }

  private:
    static std::size_t word(std::uint64_t number) { return static_cast<std::size_t>(number % window / 64); }

    void set(std::uint64_t number) { left_[word(number)] |= std::uint64_t{1} << (number % 64); }

    /// So many launches up to this one come into the window.
    void forget(std::uint64_t count, std::uint64_t last) {
        for (std::uint64_t number = last - count + 1; number <= last; ++number)
            left_[word(number)] &= ~(std::uint64_t{1} << (number % 64));
    }

    std::uint64_t highest_ = 0;
    std::vector<std::uint64_t> left_;
};

}  // namespace takt
