// A calendar unrolled over the run: the instants at which work begins, pauses and ends.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"

namespace takt {

enum class Presence : std::uint8_t { working, on_break, off_shift };

struct PresenceChange {
    SimTime at{};
    Presence to = Presence::working;
};

/// [from, to)
struct ShiftTimes {
    SimTime from{};
    SimTime to{};

    friend bool operator==(const ShiftTimes&, const ShiftTimes&) = default;
};

/// Presence as a step function of time.
class Timeline {
  public:
    /// Always at work.
    Timeline() : changes_{{run_start, Presence::working}} {}

    /// \pre not empty, sorted by time without equal times, the first at run_start
    explicit Timeline(std::vector<PresenceChange> changes)
        : changes_(std::move(changes)), mean_spell_(mean_spell_of(changes_)) {}

    const std::vector<PresenceChange>& changes() const { return changes_; }

    /// \complexity O(log n) in the number of changes
    Presence at(SimTime time) const { return std::prev(after(time))->to; }

    /// Scheduled time in [from, to): breaks and time outside shifts do not count.
    Duration working_between(SimTime from, SimTime to) const {
        Duration sum{};
        for (auto change = std::prev(after(from)); change != changes_.end() && change->at < to; ++change) {
            const auto next = std::next(change);
            const SimTime end = next == changes_.end() ? to : std::min(to, next->at);
            if (change->to == Presence::working) sum += end - std::max(from, change->at);
        }
        return sum;
    }

    /// Mean time from a beginning of work to the next break or end of a shift; longest_duration where there is none.
    Duration mean_spell() const { return mean_spell_; }

  private:
    static Duration mean_spell_of(const std::vector<PresenceChange>& changes) {
        Duration sum{};
        std::int64_t spells = 0;
        for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
            if (changes[i].to != Presence::working) continue;
            sum += changes[i + 1].at - changes[i].at;
            ++spells;
        }
        return spells > 0 ? sum / spells : longest_duration;
    }

    std::vector<PresenceChange>::const_iterator after(SimTime time) const {
        return std::upper_bound(changes_.begin(), changes_.end(), time,
                                [](SimTime t, const PresenceChange& change) { return t < change.at; });
    }

    std::vector<PresenceChange> changes_;
    Duration mean_spell_ = longest_duration;
};

}  // namespace takt
