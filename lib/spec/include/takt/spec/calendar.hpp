// When people work: weekly shifts with breaks, holidays, and shifts on single dates.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

using Date = std::chrono::sys_days;

/// A date and a time of day, to the minute.
using Moment = std::chrono::sys_time<std::chrono::minutes>;

/// Days from one to another, both of them included; written `2026-07-20 to 2026-08-07`, and a single one as its date.
struct DateRange {
    Date first{};
    Date last{};
    Place at{};

    DateRange() = default;
    DateRange(Date day) : first(day), last(day) {}
    DateRange(Date from, Date to) : first(from), last(to) {}
};

/// Which days of the week, Monday first; written `mon-fri`, `sat` or `[mon, wed, fri]`, `daily` for all seven.
struct Weekdays {
    std::array<bool, 7> on{};

    static Weekdays range(int first, int last) {
        Weekdays days;
        for (int day = first; day <= last; ++day) days.on[static_cast<std::size_t>(day)] = true;
        return days;
    }
    static Weekdays monday_to_friday() { return range(0, 4); }
    static Weekdays daily() { return range(0, 6); }
    bool any() const {
        for (const bool day : on)
            if (day) return true;
        return false;
    }
};

/// A time of day, `"06:00"` to `"24:00"`, as the duration since midnight.
struct TimeOfDay {
    Duration since_midnight{};
};

/// A planned pause inside a shift.
struct BreakSpec {
    TimeOfDay from{};
    Duration length{};
    Place at{};

    static constexpr About about{"break", "A planned pause inside a shift; it does not count as scheduled time."};

    template <class Visitor>
    static void fields(BreakSpec& s, Visitor& v) {
        v(Field{"at", "when the break begins", "\"12:00\"", Need::required}, s.from);
        v(Field{"for", "how long it lasts", "30 min", Need::required}, s.length);
    }
};

/// A stretch of work on certain days; one that ends at or before its beginning runs over midnight.
struct ShiftSpec {
    std::optional<Name> name{};
    std::optional<Weekdays> days{};  ///< those of the calendar when not given
    TimeOfDay from{};
    TimeOfDay to{};
    std::vector<BreakSpec> breaks{};
    std::optional<Date> since{};  ///< the first date on which it may begin
    std::optional<Date> until{};  ///< the last one
    Place at{};

    static constexpr About about{"shift", "A stretch of work; `to` at or before `from` means the next day."};

    template <class Visitor>
    static void fields(ShiftSpec& s, Visitor& v) {
        v(Field{"name", "what the shift is called", "early"}, s.name);
        v(Field{"days", "days on which the shift begins; those of the calendar if left out", "mon-thu"}, s.days);
        v(Field{"from", "when the shift begins", "\"06:00\"", Need::required}, s.from);
        v(Field{"to", "when it ends; at or before `from` means on the next day", "\"14:30\"", Need::required}, s.to);
        v(Field{"breaks", "planned pauses", "[{at: \"12:00\", for: 30 min}]"}, s.breaks);
        v(Field{"since", "the first date on which it takes place; always if left out", "2026-04-01"}, s.since);
        v(Field{"until", "the last date on which it begins; for ever if left out", "2026-12-23"}, s.until);
    }
};

/// Extra work on one date.
struct OvertimeSpec {
    Date on{};
    TimeOfDay from{};
    TimeOfDay to{};
    Place at{};

    static constexpr About about{"overtime", "Extra work on one date."};

    template <class Visitor>
    static void fields(OvertimeSpec& s, Visitor& v) {
        v(Field{"on", "the date", "2026-10-10", Need::required}, s.on);
        v(Field{"from", "when it begins", "\"06:00\"", Need::required}, s.from);
        v(Field{"to", "when it ends; at or before `from` means on the next day", "\"14:00\"", Need::required}, s.to);
    }
};

struct CalendarSpec {
    Weekdays days = Weekdays::monday_to_friday();
    std::vector<ShiftSpec> shifts{};
    std::vector<DateRange> holidays{};  ///< shifts that begin on these dates do not take place
    std::vector<OvertimeSpec> overtime{};
    Place at{};

    static constexpr About about{"calendar", "When work is scheduled, week by week, with breaks, holidays and overtime."};

    template <class Visitor>
    static void fields(CalendarSpec& s, Visitor& v) {
        v(Field{"days", "days of the week; Monday to Friday if left out", "mon-fri"}, s.days);
        v(Field{"shifts", "stretches of work", "[{from: \"08:00\", to: \"16:30\"}]", Need::required}, s.shifts);
        v(Field{"holidays", "dates on which no shift begins, and from when to when",
                "[2026-10-01, 2026-07-20 to 2026-08-07]"},
          s.holidays);
        v(Field{"overtime", "extra work on single dates", "[{on: 2026-10-10, from: \"06:00\", to: \"14:00\"}]"},
          s.overtime);
    }
};

}  // namespace takt::spec
