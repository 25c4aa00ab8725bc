// Watches the circles of the flow, so that a deadlock is looked for only when one of them stands still.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/line/index.hpp"
#include "takt/line/state.hpp"

namespace takt {

/// Counts, for each circle of the flow, the machines that are busy and those that hold something up.
class LoopWatch {
  public:
    explicit LoopWatch(Index loops) : counts_(loops, 0), outside_(loops, 0) {}

    /// \return whether there is reason to look for a deadlock, should it stay so to the end of the instant
    bool changes(Index loop, State from, State to) {
        std::uint64_t& count = counts_[loop];
        count += count_as[static_cast<std::size_t>(to)] - count_as[static_cast<std::size_t>(from)];
        if (is_anyone_busy(count)) return false;
        const bool some_are_stuck = count > 0, some_wait_outside = outside_[loop] > 0;
        suspicious_ |= some_are_stuck;
        short_of_parts_ |= some_wait_outside;
        return some_are_stuck || some_wait_outside;
    }

    /// A source begins to wait for room in a zone, or has waited. That is how it should be as long as anybody works.
    void waits_outside(Index loop, bool does) {
        outside_[loop] += does ? 1 : -1;
        short_of_parts_ = short_of_parts_ || does;
    }

    /// Something has happened after which those who wait outside may wait for good.
    void doubt() { short_of_parts_ = true; }

    /// Whether there was reason to look for a deadlock since it was taken last.
    bool suspicious() const { return suspicious_ || short_of_parts_; }

    /// Whether there was such a reason since it was asked for last, and still is.
    bool take_suspicion() {
        const bool some_wait_outside = std::exchange(short_of_parts_, false) && some_wait_and_nobody_works();
        return (std::exchange(suspicious_, false) && std::any_of(counts_.begin(), counts_.end(), is_suspicious)) ||
               some_wait_outside;
    }

  private:
    /// Nobody is busy, and somebody is stuck.
    static bool is_suspicious(std::uint64_t count) { return !is_anyone_busy(count) && count > 0; }
    static bool is_anyone_busy(std::uint64_t count) { return static_cast<std::uint32_t>(count) != 0; }

    bool some_wait_and_nobody_works() const {
        for (std::size_t loop = 0; loop < counts_.size(); ++loop)
            if (!is_anyone_busy(counts_[loop]) && outside_[loop] > 0) return true;
        return false;
    }

    static constexpr std::uint64_t busy = 1;
    static constexpr std::uint64_t stuck = std::uint64_t{1} << 32;

    static constexpr std::array<std::uint64_t, state_count> count_as = [] {
        std::array<std::uint64_t, state_count> counts{};
        counts.fill(busy);
        counts[static_cast<std::size_t>(State::starved)] = 0;
        counts[static_cast<std::size_t>(State::blocked)] = stuck;
        counts[static_cast<std::size_t>(State::waiting_for_carrier)] = stuck;
        return counts;
    }();

    std::vector<std::uint64_t> counts_;  ///< both in one word, those that hold something up in its upper half
    std::vector<int> outside_;           ///< sources that wait for room in a zone
    bool suspicious_ = false;
    bool short_of_parts_ = false;
};

}  // namespace takt
