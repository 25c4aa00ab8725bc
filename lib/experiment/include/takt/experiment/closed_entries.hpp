// Which entries are closed, for draining before a shift ends, as time goes on.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// Entries close and open by the clock, and nobody else says so.
class ClosedEntries {
  public:
    explicit ClosedEntries(const Plan& plan) : since_(plan.calendars.size(), never) {
        for (const StationPlan& station : plan.stations)
            if (station.entry != none) add(plan, station.entry);
        for (const BufferPlan& buffer : plan.buffers)
            if (buffer.entry != none) add(plan, buffer.entry);
        std::stable_sort(changes_.begin(), changes_.end(),
                         [](const Change& a, const Change& b) { return a.at < b.at; });
    }

    /// When the next one closes or opens.
    SimTime next() const { return next_ < changes_.size() ? changes_[next_].at : never; }

    /// \param now next()
    void move_on(SimTime now) {
        for (; next() == now; ++next_)
            since_[changes_[next_].entry] = changes_[next_].closes ? now : never;
    }

    bool is_closed(Index entry) const { return entry != none && since_[entry] != never; }

    /// \pre it is closed
    SimTime closed_since(Index entry) const { return since_[entry]; }

  private:
    struct Change {
        SimTime at{};
        Index entry = none;
        bool closes = false;
    };

    void add(const Plan& plan, Index entry) {
        for (const PresenceChange& change : plan.calendars[entry].timeline.changes())
            changes_.push_back({change.at, entry, change.to != Presence::working});
    }

    std::vector<Change> changes_;
    std::size_t next_ = 0;
    std::vector<SimTime> since_;  ///< by calendar
};

}  // namespace takt
