// Output by calendar month.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/calendar.hpp"

namespace takt {

/// The months that the counted time touches, where the run begins at `start`; the first and the last as far as it does.
inline std::vector<MonthPlan> months_of(spec::Moment start, Duration warm_up, Duration horizon) {
    using namespace std::chrono;
    const SimTime first = run_start + warm_up, last = first + horizon;
    const auto midnight = [&](year_month month) {
        return run_start + duration_cast<Duration>(sys_days{month / 1} - start);
    };
    const year_month_day day{floor<days>(start + warm_up)};
    std::vector<MonthPlan> months;
    for (year_month month{day.year(), day.month()}; midnight(month) < last; month += std::chrono::months{1}) {
        const SimTime from = midnight(month), to = midnight(month + std::chrono::months{1});
        months.push_back({month, std::max(from, first), std::min(to, last), from >= first && to <= last});
    }
    return months;
}

/// Counts as units leave, by looking at the clock: one comparison a unit, and a few more steps once a month. A unit that leaves
/// at midnight belongs to the month that ends, as one that leaves when the run ends belongs to the run.
class UnitsByMonth {
  public:
    explicit UnitsByMonth(const Plan& plan) : plan_(&plan), units_(plan.months.size(), 0) { look_up_end(); }

    /// Whether the month is still the same then.
    bool goes_on_until(SimTime then) const { return then <= month_ends_; }

    /// A unit leaves. Times do not go back.
    /// \param before asked only when a month has ended: how many have been counted so far, without this one
    template <class Before>
    TAKT_ALWAYS_INLINE void leaves(SimTime now, Before before) {
        if (now > month_ends_) [[unlikely]]
            turn_over(now, before());
    }

    /// Counting begins anew.
    void restart() {
        units_.assign(units_.size(), 0);
        before_ = 0;
    }

    /// \param all counted so far
    std::vector<std::uint64_t> counted(std::uint64_t all) const {
        std::vector<std::uint64_t> units = units_;
        if (!units.empty()) units[month_] = all - before_;
        return units;
    }

  private:
    void turn_over(SimTime now, std::uint64_t units) {
        units_[month_] = units - before_;
        before_ = units;
        while (now > month_ends_) {
            ++month_;
            look_up_end();
        }
    }

    /// Whatever comes after the last month belongs to it.
    void look_up_end() { month_ends_ = month_ + 1 < units_.size() ? plan_->months[month_].to : never; }

    const Plan* plan_;
    std::vector<std::uint64_t> units_;  ///< of the months before this one
    SimTime month_ends_{};
    std::size_t month_ = 0;
    std::uint64_t before_ = 0;  ///< units of the months before this one
};

}  // namespace takt
