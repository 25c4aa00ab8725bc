#include "check_calendars.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "check_run.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/working_hours.hpp"

namespace takt::spec {
namespace {

/// A stretch of time and the place where it was written.
struct PlacedStretch {
    Duration from{};
    Duration to{};
    const Place* at = nullptr;
};

/// Reports each stretch that begins before an earlier one has ended.
void check_overlaps(Checking& checking, std::vector<PlacedStretch>& stretches, const std::string& what,
                    const Subject& subject) {
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const PlacedStretch& a, const PlacedStretch& b) { return a.from < b.from; });
    const PlacedStretch* longest = nullptr;
    for (const PlacedStretch& stretch : stretches) {
        if (checking.findings.full()) return;
        if (longest != nullptr && stretch.from < longest->to)
            checking.findings.error(*stretch.at, subject,
                                    "expected " + what +
                                        " that do not overlap, found one that begins before another ends" +
                                        in_brackets(*longest->at));
        if (longest == nullptr || stretch.to > longest->to) longest = &stretch;
    }
}

void check_breaks(Checking& checking, const ShiftSpec& shift, const Subject& subject) {
    std::vector<PlacedStretch> breaks;
    for (const BreakSpec& pause : shift.breaks) {
        const Duration from = offset_in(shift, pause);
        if (pause.length <= Duration::zero())
            checking.findings.error(pause.at, subject,
                                    "`for`: expected a break longer than 0, found " + as_text(pause.length));
        if (from + pause.length > length_of(shift))
            checking.findings.error(pause.at, subject,
                                    "expected a break inside its shift, found one that ends after it");
        breaks.push_back({from, from + pause.length, &pause.at});
    }
    check_overlaps(checking, breaks, "breaks", subject);
}

/// The shifts of one week on its circle, as it is at a date: a shift of Sunday night runs into Monday.
void check_week(Checking& checking, const CalendarSpec& calendar, Date date, const Subject& subject) {
    std::vector<PlacedStretch> week;
    for (const ShiftSpec& shift : calendar.shifts) {
        if (!takes_place_on(shift, date)) continue;
        for (int weekday = 0; weekday < 7; ++weekday) {
            if (!days_of(shift, calendar).on[static_cast<std::size_t>(weekday)]) continue;
            const Duration from = weekday * one_day + shift.from.since_midnight;
            const Duration to = from + length_of(shift);
            week.push_back({from, to, &shift.at});
            if (to > 7 * one_day) week.push_back({from - 7 * one_day, to - 7 * one_day, &shift.at});
        }
    }
    check_overlaps(checking, week, "shifts", subject);
}

/// Two shifts that share a date share the first date of the later one, so the weeks at these dates are all there is to look at.
std::set<Date> dates_to_look_at(const CalendarSpec& calendar) {
    std::set<Date> dates{Date::min()};
    for (const ShiftSpec& shift : calendar.shifts)
        if (shift.since) dates.insert(*shift.since);
    return dates;
}

void check_shift_overlaps(Checking& checking, const CalendarSpec& calendar, const Subject& subject) {
    constexpr std::size_t most = 366;
    const std::set<Date> dates = dates_to_look_at(calendar);
    if (dates.size() > most) {
        checking.findings.error(subject, "expected at most 365 different dates in `since` of its shifts, found " +
                                             std::to_string(dates.size() - 1));
        return;
    }
    for (const Date date : dates)
        check_week(checking, calendar, date, subject);
}

void check_dates(Checking& checking, const ShiftSpec& shift, const Subject& subject) {
    if (shift.since && shift.until && *shift.until < *shift.since)
        checking.findings.error(shift.at, subject, "`until`: expected `since` or a later date, found an earlier one");
}

/// A range is kept as one, however long; more than a year of it is a slip of the pen.
void check_holidays(Checking& checking, const CalendarSpec& calendar, const Subject& subject) {
    constexpr std::chrono::days most{366};
    for (const DateRange& dates : calendar.holidays) {
        const std::chrono::days count = dates.last - dates.first + std::chrono::days{1};
        if (count < std::chrono::days{1})
            checking.findings.error(dates.at, subject,
                                    "expected a last holiday that is not before the first one, found an earlier date");
        if (count > most)
            checking.findings.error(dates.at, subject,
                                    "expected at most " + std::to_string(most.count()) +
                                        " holidays in one range, found " + std::to_string(count.count()));
    }
}

void check_overtime(Checking& checking, const CalendarSpec& calendar, const Subject& subject) {
    std::vector<PlacedStretch> all;
    for (const OvertimeSpec& overtime : calendar.overtime) {
        if (!check_year(checking, overtime.on, "on", {OvertimeSpec::about.word, nullptr, &overtime.at})) continue;
        const Duration from =
            std::chrono::duration_cast<Duration>(overtime.on.time_since_epoch()) + overtime.from.since_midnight;
        all.push_back({from, from + length_of(overtime), &overtime.at});
    }
    check_overlaps(checking, all, "overtimes", subject);
}

void check_calendar(Checking& checking, const Named<CalendarSpec>& named) {
    const CalendarSpec& calendar = named.value;
    const Subject subject = subject_of(named, "calendar");
    if (calendar.shifts.empty() && calendar.overtime.empty())
        checking.findings.error(named.name.at, subject, "expected at least one shift or overtime, found none");
    for (const ShiftSpec& shift : calendar.shifts) {
        if (!days_of(shift, calendar).any())
            checking.findings.error(shift.at, subject, "`days`: expected at least one day of the week, found none");
        check_breaks(checking, shift, subject);
        check_dates(checking, shift, subject);
    }
    check_shift_overlaps(checking, calendar, subject);
    check_holidays(checking, calendar, subject);
    check_overtime(checking, calendar, subject);
}

}  // namespace

double changes_of(const CalendarSpec& calendar, const RunSpec& run) {
    const double days = to_hours(run.warm_up) / 24 + to_hours(run.horizon) / 24 + 2;
    std::size_t stretches = 0;
    for (const ShiftSpec& shift : calendar.shifts)
        stretches += 1 + shift.breaks.size();
    return 2 * days * static_cast<double>(stretches);
}

namespace {

void check_size(Checking& checking) {
    double changes = 0;
    for (const auto& calendar : checking.plant.calendars) {
        changes += changes_of(calendar.value, checking.plant.run);
        if (changes <= most_changes) continue;
        checking.findings.error(calendar.name.at, subject_of(calendar, "calendar"),
                                "expected calendars that change at most 20 million times during the run, found more");
        return;
    }
}

/// So that it takes no time to look whether shifts overlap.
bool can_look_for_overlaps(Checking& checking) {
    constexpr std::size_t most = 1'000'000;
    std::size_t shifts_at_dates = 0;
    for (const auto& calendar : checking.plant.calendars) {
        shifts_at_dates += calendar.value.shifts.size() * dates_to_look_at(calendar.value).size();
        if (shifts_at_dates <= most) continue;
        checking.findings.error(calendar.name.at, subject_of(calendar, "calendar"),
                                "expected at most a million shifts, counted anew for every date in `since`, found more");
        return false;
    }
    return true;
}

}  // namespace

void check_calendars(Checking& checking) {
    if (!can_look_for_overlaps(checking)) return;
    for (const auto& calendar : checking.plant.calendars)
        check_calendar(checking, calendar);
    check_size(checking);
}

}  // namespace takt::spec
