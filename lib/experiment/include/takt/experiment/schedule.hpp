// Scheduled time of calendars in the observed part of a run.
#pragma once

#include <chrono>
#include <optional>

#include "takt/line/plan.hpp"

namespace takt {

/// Scheduled time between the end of the warm-up and the end of the run; all of it without a calendar.
inline Duration scheduled_time(const Plan& plan, Index calendar) {
    if (calendar == none) return plan.horizon;
    return plan.calendars[calendar].timeline.working_between(run_start + plan.warm_up, plan.end());
}

/// Share of the scheduled time of a calendar in which an entry is closed, so that no part is caught by the end of a shift.
/// \param entry  calendar that is on while parts may enter
double closed_share(const Plan& plan, Index calendar, Index entry);

/// That of the run's own calendar, to which JPH and takt time refer.
inline Duration scheduled_time(const Plan& plan) {
    return scheduled_time(plan, plan.calendar);
}

/// The calendar of an element: its own, or that of the run.
inline Duration scheduled_time_of(const Plan& plan, Index own) {
    return scheduled_time(plan, own == none ? plan.calendar : own);
}

/// How much longer 365 days are than the observed time of a run.
inline double runs_a_year(const Plan& plan) {
    constexpr Duration year = std::chrono::hours{365 * 24};
    return plan.horizon > Duration::zero() ? to_seconds(year) / to_seconds(plan.horizon) : 0;
}

/// Units that the target asks for in the observed time of a run.
inline std::optional<double> target_units(const Plan& plan) {
    if (!plan.target_per_second) return std::nullopt;
    return *plan.target_per_second * to_seconds(plan.horizon);
}

}  // namespace takt
