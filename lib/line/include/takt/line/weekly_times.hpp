// Times of the week at which something is due, again and again.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/spec/calendar.hpp"

namespace takt {

class WeeklyTimes {
  public:
    WeeklyTimes() = default;

    /// At one time of certain days. \param start of the run
    WeeklyTimes(const spec::Weekdays& days, spec::TimeOfDay time, spec::Moment start) {
        const auto date = std::chrono::floor<std::chrono::days>(start);
        const std::size_t first_day = std::chrono::weekday(date).iso_encoding() - 1;  // Monday is 0
        const Duration midnight = date - start;
        for (std::size_t day = 0; day < days.on.size(); ++day) {
            if (!days.on[day]) continue;
            const auto later = std::chrono::days{static_cast<int>((day + 7 - first_day) % 7)};
            const Duration since_start = midnight + later + time.since_midnight;
            times_.push_back((since_start % week + week) % week);
        }
        std::sort(times_.begin(), times_.end());
    }

    bool empty() const { return times_.empty(); }

    /// \pre not empty
    Duration mean_gap() const { return week / static_cast<std::int64_t>(times_.size()); }

    /// To the first of them after `now`. \pre not empty \complexity O(times)
    Duration until_next(SimTime now) const {
        const Duration into_week = (now - run_start) % week;
        const auto next = std::upper_bound(times_.begin(), times_.end(), into_week);
        return next != times_.end() ? *next - into_week : times_.front() + week - into_week;
    }

    friend bool operator==(const WeeklyTimes&, const WeeklyTimes&) = default;

  private:
    static constexpr Duration week = std::chrono::weeks{1};

    std::vector<Duration> times_;  ///< since the beginning of a week that begins as the run does
};

}  // namespace takt
