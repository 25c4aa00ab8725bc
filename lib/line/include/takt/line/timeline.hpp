// A calendar unrolled over the run: the instants at which work begins, pauses and ends.
#pragma once

#include <algorithm>
#include <cstdint>
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
    explicit Timeline(std::vector<PresenceChange> changes) : changes_(std::move(changes)) {}

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

  private:
    std::vector<PresenceChange>::const_iterator after(SimTime time) const {
        return std::upper_bound(changes_.begin(), changes_.end(), time,
                                [](SimTime t, const PresenceChange& change) { return t < change.at; });
    }

    std::vector<PresenceChange> changes_;
};

}  // namespace takt
