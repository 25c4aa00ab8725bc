// Lengths and places of shifts, breaks and overtime on the clock of a day.
#pragma once

#include <chrono>

#include "takt/spec/calendar.hpp"

namespace takt::spec {

inline constexpr Duration one_day = std::chrono::hours{24};

/// From one time of day to another; to the same one it is a whole day.
constexpr Duration from_to(const TimeOfDay& from, const TimeOfDay& to) {
    const Duration length = to.since_midnight - from.since_midnight;
    return length > Duration::zero() ? length : length + one_day;
}

constexpr Duration length_of(const ShiftSpec& shift) {
    return from_to(shift.from, shift.to);
}
constexpr Duration length_of(const OvertimeSpec& overtime) {
    return from_to(overtime.from, overtime.to);
}

/// Time from the beginning of the shift to the break; a break at "02:00" in a night shift is in its second half.
constexpr Duration offset_in(const ShiftSpec& shift, const BreakSpec& pause) {
    const Duration offset = pause.from.since_midnight - shift.from.since_midnight;
    return offset >= Duration::zero() ? offset : offset + one_day;
}

/// On which days the shift begins.
inline const Weekdays& days_of(const ShiftSpec& shift, const CalendarSpec& calendar) {
    return shift.days ? *shift.days : calendar.days;
}

/// Whether the shift takes place at that time of its calendar's life. It belongs to the date on which it begins.
constexpr bool takes_place_on(const ShiftSpec& shift, Date date) {
    return (!shift.since || *shift.since <= date) && (!shift.until || date <= *shift.until);
}

}  // namespace takt::spec
