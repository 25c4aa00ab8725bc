// How much of a time was working time, by the calendars of a plan.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// The working time up to now, as it goes on.
class WorkingTime {
  public:
    /// \param timeline nullptr: it is always working time
    explicit WorkingTime(const Timeline* timeline) : timeline_(timeline) {}

    /// In seconds. \pre `now` is no earlier than in any call before
    float since(SimTime from, SimTime now) {
        if (from >= now) return 0;
        if (timeline_ == nullptr || from == run_start) return seconds(now - from);
        const std::vector<PresenceChange>& changes = timeline_->changes();
        while (current_ + 1 < changes.size() && changes[current_ + 1].at <= now)
            ++current_;
        if (from < changes[current_].at) return seconds(timeline_->working_between(from, now));
        return changes[current_].to == Presence::working ? seconds(now - from) : 0;
    }

  private:
    static float seconds(Duration time) { return 1e-6f * static_cast<float>(time.count()); }

    const Timeline* timeline_;
    std::size_t current_ = 0;
};

/// The same of all calendars of a plan.
class WorkingTimes {
  public:
    explicit WorkingTimes(const Plan& plan) {
        for (const CalendarPlan& calendar : plan.calendars)
            times_.emplace_back(&calendar.timeline);
        times_.emplace_back(nullptr);
    }

    /// \param calendar none: of whoever has none
    WorkingTime& of(Index calendar) { return calendar == none ? times_.back() : times_[calendar]; }

  private:
    std::vector<WorkingTime> times_;  ///< by calendar; at the end that of whoever has none
};

}  // namespace takt
