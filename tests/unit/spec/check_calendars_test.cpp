#include <doctest/doctest.h>

#include "plants.hpp"

using namespace plants;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

LineSpec with_calendar(CalendarSpec calendar) {
    LineSpec spec = two_cells();
    spec.calendars.push_back({"two-shift", std::move(calendar)});
    spec.run.calendar = Ref("two-shift");
    return spec;
}

LineSpec with_shifts(std::vector<ShiftSpec> shifts) {
    CalendarSpec calendar;
    calendar.shifts = std::move(shifts);
    return with_calendar(calendar);
}

}  // namespace

TEST_CASE("two shifts that meet and a night shift over midnight are no mistake") {
    CHECK(errors(with_shifts({shift(clock(6), clock(14)), shift(clock(14), clock(22)), shift(clock(22), clock(6))})) ==
          Messages{});
}

TEST_CASE("a calendar has at least a shift or an overtime") {
    CHECK(errors(with_shifts({})) ==
          Messages{"calendar 'two-shift': expected at least one shift or overtime, found none"});
    CalendarSpec calendar;
    calendar.overtime = {{sys_days{year{2026} / 10 / 10}, clock(6), clock(14), {}}};
    CHECK(errors(with_calendar(calendar)) == Messages{});
}

TEST_CASE("shifts of one calendar do not overlap") {
    auto second = shift(clock(13, 59), clock(22));
    second.at = at(8);
    CHECK(errors(with_shifts({shift(clock(6), clock(14)), second})) ==
          Messages{"line.yaml:8:3: expected shifts that do not overlap, found one that begins before another ends"});
}

TEST_CASE("a night shift of Sunday overlaps with an early shift of Monday") {
    auto night = shift(clock(22), clock(6));
    night.days = Weekdays::range(6, 6);
    auto early = shift(clock(5), clock(13));
    early.days = Weekdays::range(0, 0);
    CHECK(errors(with_shifts({night, early})).size() == 1);
    early.days = Weekdays::range(1, 1);
    CHECK(errors(with_shifts({night, early})) == Messages{});
}

TEST_CASE("a shift from a time to the same time lasts a day") {
    auto whole = shift(clock(6), clock(6));
    whole.days = Weekdays::daily();
    CHECK(errors(with_shifts({whole})) == Messages{});
    whole.breaks = {pause(clock(5, 30), 30min)};
    CHECK(errors(with_shifts({whole})) == Messages{});
}

TEST_CASE("breaks lie inside their shift and do not overlap") {
    auto day = shift(clock(8), clock(16, 30));
    auto early = pause(clock(7, 30), 10min);
    early.at = at(4);
    auto noon = pause(clock(12), 30min);
    auto second = pause(clock(12, 29), 30min);
    second.at = at(6);
    auto late = pause(clock(16, 15), 16min);
    late.at = at(7);
    auto none = pause(clock(15), 0min);
    none.at = at(8);
    day.breaks = {early, noon, second, late, none};
    CHECK(errors(with_shifts({day})) ==
          Messages{"line.yaml:4:3: expected a break inside its shift, found one that ends after it",
                   "line.yaml:7:3: expected a break inside its shift, found one that ends after it",
                   "line.yaml:8:3: `for`: expected a break longer than 0, found 0 s",
                   "line.yaml:6:3: expected breaks that do not overlap, found one that begins before another ends"});
}

TEST_CASE("a break at 02:00 is inside a night shift") {
    auto night = shift(clock(22), clock(6));
    night.breaks = {pause(clock(2), 30min)};
    CHECK(errors(with_shifts({night})) == Messages{});
}

TEST_CASE("a shift on no day of the week is a mistake") {
    auto never_held = shift(clock(8), clock(16));
    never_held.days = Weekdays{};
    never_held.at = at(5);
    CHECK(errors(with_shifts({never_held})) ==
          Messages{"line.yaml:5:3: `days`: expected at least one day of the week, found none"});
}

TEST_CASE("overtimes do not overlap, not even over midnight") {
    CalendarSpec calendar;
    const auto saturday = sys_days{year{2026} / 10 / 10};
    calendar.overtime = {{saturday, clock(22), clock(6), {}},
                         {saturday + std::chrono::days{1}, clock(5), clock(9), at(9)}};
    CHECK(errors(with_calendar(calendar)) ==
          Messages{"line.yaml:9:3: expected overtimes that do not overlap, found one that begins before another ends"});
}

TEST_CASE("times of day end at 24:00") {
    CHECK(errors(with_shifts({shift(clock(16), clock(24))})) == Messages{});
    CHECK(errors(with_shifts({shift(clock(16), clock(24, 1))})).size() == 1);
}

TEST_CASE("calendars that would fill the memory are refused") {
    std::vector<ShiftSpec> minutes;
    for (int minute = 0; minute < 24 * 60; minute += 2) {
        auto one = shift(clock(0, minute), clock(0, minute + 1));
        one.days = Weekdays::daily();
        minutes.push_back(one);
    }
    LineSpec spec = with_shifts(minutes);
    CHECK(errors(spec) == Messages{});
    spec.run.horizon = std::chrono::hours{24 * 365 * 99};
    CHECK(errors(spec) ==
          Messages{"calendar 'two-shift': expected calendars that change at most 20 million times during "
                   "the run, found more"});
}

TEST_CASE("a horizon shorter than every shift and a calendar that nothing uses are worth warnings") {
    LineSpec spec = with_shifts({shift(clock(6), clock(14))});
    spec.run.horizon = 2h;
    spec.calendars.push_back({Name("old", at(20)), spec.calendars.front().value});
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{"line.yaml:20:3: nothing uses 'old'", "run: `horizon` is shorter than a shift"});
}

TEST_CASE("shifts that take place at different times do not overlap, whatever their hours") {
    const auto date = [](int month, int day) { return sys_days{year{2026} / month / day}; };
    auto day = shift(clock(8), clock(17)), early = shift(clock(6), clock(14)), late = shift(clock(14), clock(22));
    day.until = date(3, 31);
    early.since = late.since = date(4, 1);
    CHECK(errors(with_shifts({day, early, late})) == Messages{});
    early.at = at(8);
    early.since = date(3, 31);
    day.at = at(9);
    CHECK(errors(with_shifts({day, early, late})) ==
          Messages{"line.yaml:9:3: expected shifts that do not overlap, found one that begins before another ends "
                   "(line.yaml:8:3)"});
    early.until = date(3, 30);
    CHECK(errors(with_shifts({day, early, late})) ==
          Messages{"line.yaml:8:3: `until`: expected `since` or a later date, found an earlier one"});
    early.until = early.since;
    day.until.reset();
    day.since = date(4, 1);
    CHECK(errors(with_shifts({day, early})) == Messages{});
}

TEST_CASE("shifts that it would take long to look through are refused at once") {
    std::vector<ShiftSpec> many(4000, shift(clock(6), clock(14)));
    for (int i = 0; i < 300; ++i)
        many[static_cast<std::size_t>(i)].since = sys_days{year{2026} / 1 / 1} + std::chrono::days{i};
    LineSpec spec = with_shifts(many);
    spec.calendars[0].name.at = at(7);
    CHECK(errors(spec) ==
          Messages{"line.yaml:7:3: expected at most a million shifts, counted anew for every date in `since`, found more"});
}

TEST_CASE("overtime is on a date of this age") {
    LineSpec spec = with_shifts({shift(clock(6), clock(14))});
    OvertimeSpec overtime;
    overtime.from = clock(6);
    overtime.to = clock(14);
    for (const Date date : {Date::max(), Date::min(), Date{year{2201} / 1 / 1}}) {
        overtime.on = date;
        overtime.at = at(8);
        spec.calendars[0].value.overtime = {overtime};
        REQUIRE(errors(spec).size() == 1);
        CHECK(errors(spec)[0].starts_with("line.yaml:8:3: `on`: expected a year from 1900 to 2200, found "));
    }
}
