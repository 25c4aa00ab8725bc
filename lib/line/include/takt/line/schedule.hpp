// Scheduled time of calendars in the observed part of a run.
#pragma once

#include <chrono>
#include <optional>

#include "takt/line/plan.hpp"
#include "takt/spec/value.hpp"

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

/// Mean time from a beginning of work by it to the next break or end of a shift; longest_duration where there is none.
inline Duration mean_spell_of(const Plan& plan, Index own) {
    const Index calendar = own == none ? plan.calendar : own;
    return calendar == none ? longest_duration : plan.calendars[calendar].timeline.mean_spell();
}

inline constexpr Duration one_year = std::chrono::hours{365 * 24};

/// How many times the observed time makes 365 days. Of a run shorter than that, by the hours of its calendar: five working days of eight
/// hours are as many of the year's working days, not as many of all days.
inline double runs_a_year(const Plan& plan) {
    if (plan.horizon <= Duration::zero()) return 0;
    const Duration scheduled = scheduled_time(plan);
    if (plan.scheduled_a_year > Duration::zero() && scheduled > Duration::zero())
        return to_seconds(plan.scheduled_a_year) / to_seconds(scheduled);
    return to_seconds(one_year) / to_seconds(plan.horizon);
}

/// What a rate asks for in each second of the observed time, on average: one of scheduled time by the calendar of the run, and one of a
/// year as many as the run has its share of.
/// \pre the run and the calendars of the plan are made
inline double units_per_second(const spec::Rate& rate, const Plan& plan) {
    const double horizon = to_seconds(plan.horizon);
    if (horizon <= 0) return rate.per_second;
    if (rate.of == spec::RateOf::scheduled_time) return rate.per_second * to_seconds(scheduled_time(plan)) / horizon;
    if (rate.of == spec::RateOf::year) return rate.per_second * to_seconds(one_year) / runs_a_year(plan) / horizon;
    return rate.per_second;
}

/// Units that the target asks for in the observed time of a run.
inline std::optional<double> target_units(const Plan& plan) {
    if (!plan.target_per_second) return std::nullopt;
    return *plan.target_per_second * to_seconds(plan.horizon);
}

}  // namespace takt
