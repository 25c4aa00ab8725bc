// Lead times counted in bins of equal width.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/time_slots.hpp"

namespace takt {

/// Counts in bins of a round width, and goes over to the next width where they do not reach far enough; so each count is exact,
/// whatever comes. A time on an edge belongs to the bin above.
/// \complexity O(1) a time; memory fixed
class LeadTimeHistogram {
  public:
    static constexpr std::size_t most_bins = 120;

    void add(Duration time) {
        time = std::max(time, Duration::zero());
        while (time >= width() * static_cast<std::int64_t>(room))
            widen();
        ++counts_[static_cast<std::size_t>(time / width())];
    }

    void clear() { *this = LeadTimeHistogram(); }

    struct Bins {
        Duration from{};
        Duration width{};
        std::vector<std::uint64_t> counts;
    };

    /// As wide as it takes for at most so many bins from the least time to the longest.
    Bins bins(std::size_t most = most_bins) const {
        LeadTimeHistogram wider = *this;
        while (wider.last() - wider.first() > most)
            wider.widen();
        const auto begin = wider.counts_.begin();
        const auto from = static_cast<std::ptrdiff_t>(wider.first()), to = static_cast<std::ptrdiff_t>(wider.last());
        return {wider.width() * from, wider.width(), {begin + from, begin + to}};
    }

  private:
    static constexpr std::size_t room = 2048;

    Duration width() const { return round_lengths[rung_]; }

    void widen() {
        const auto bins_in_one = static_cast<std::size_t>(round_lengths[rung_ + 1] / round_lengths[rung_]);
        ++rung_;
        for (std::size_t i = 0; i < room; ++i) {
            const std::uint64_t count = counts_[i];
            counts_[i] = 0;
            counts_[i / bins_in_one] += count;
        }
    }

    std::size_t first() const {
        const auto some = std::find_if(counts_.begin(), counts_.end(), [](std::uint64_t count) { return count > 0; });
        return some == counts_.end() ? 0 : static_cast<std::size_t>(some - counts_.begin());
    }
    std::size_t last() const {
        std::size_t end = room;
        while (end > 0 && counts_[end - 1] == 0)
            --end;
        return end;
    }

    std::size_t rung_ = 0;
    std::array<std::uint64_t, room> counts_{};
};

}  // namespace takt
