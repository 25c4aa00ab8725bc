#include <doctest/doctest.h>

#include <chrono>
#include <vector>

#include "takt/line/unroll_calendar.hpp"
#include "takt/spec/working_hours.hpp"

using namespace takt;
using namespace std::chrono_literals;
using spec::CalendarSpec;
using spec::Date;
using spec::one_day;
using spec::ShiftSpec;
using spec::Weekdays;
using std::chrono::days;
using std::chrono::year;

namespace {

const Date monday{year{2026} / 1 / 5};

spec::TimeOfDay clock(int hours, int minutes = 0) {
    return {std::chrono::hours{hours} + std::chrono::minutes{minutes}};
}

ShiftSpec shift(spec::TimeOfDay from, spec::TimeOfDay to) {
    ShiftSpec made;
    made.from = from;
    made.to = to;
    return made;
}

ShiftSpec with_break(ShiftSpec made, spec::TimeOfDay from, Duration length) {
    spec::BreakSpec pause;
    pause.from = from;
    pause.length = length;
    made.breaks.push_back(pause);
    return made;
}

CalendarSpec calendar(std::vector<ShiftSpec> shifts) {
    CalendarSpec made;
    made.shifts = std::move(shifts);
    return made;
}

spec::OvertimeSpec overtime(Date on, spec::TimeOfDay from, spec::TimeOfDay to) {
    return {on, from, to, {}};
}

/// Scheduled time of the whole unrolled run.
Duration work(const CalendarSpec& written, Date start, Duration length) {
    return unroll(written, start, length).working_between(run_start, run_start + length);
}

/// Sorted, no two changes at one time, none that changes nothing, the first at the start.
void check_form(const Timeline& timeline, Duration length) {
    const auto& changes = timeline.changes();
    REQUIRE_FALSE(changes.empty());
    CHECK(changes.front().at == run_start);
    for (std::size_t i = 1; i < changes.size(); ++i) {
        CHECK(changes[i - 1].at < changes[i].at);
        CHECK(changes[i - 1].to != changes[i].to);
    }
    CHECK(changes.back().at < run_start + length);
}

constexpr Duration week = 7 * 24h;

}  // namespace

TEST_CASE("a week of day shifts has five of them") {
    const auto written = calendar({with_break(shift(clock(8), clock(16, 30)), clock(12), 30min)});
    const auto timeline = unroll(written, monday, week);
    check_form(timeline, week);
    CHECK(timeline.working_between(run_start, run_start + week) == 5 * 8h);
    CHECK(timeline.changes().size() == 1 + 5 * 4);
    CHECK(timeline.at(run_start + 8h) == Presence::working);
    CHECK(timeline.at(run_start + 12h) == Presence::on_break);
    CHECK(timeline.at(run_start + 12h + 30min) == Presence::working);
    CHECK(timeline.at(run_start + 16h + 30min) == Presence::off_shift);
    CHECK(timeline.at(run_start + 5 * one_day + 10h) == Presence::off_shift);
}

TEST_CASE("two shifts of eight hours, fifty weeks of five days: 4000 hours") {
    const auto written = calendar({shift(clock(6), clock(14)), shift(clock(14), clock(22))});
    CHECK(work(written, monday, 50 * week) == 4000h);
}

TEST_CASE("shifts that meet are one stretch") {
    const auto written = calendar({shift(clock(6), clock(14)), shift(clock(14), clock(22))});
    CHECK(unroll(written, monday, one_day).changes().size() == 3);
}

TEST_CASE("round the clock from Monday morning to Saturday morning nothing changes") {
    const auto written =
        calendar({shift(clock(6), clock(14)), shift(clock(14), clock(22)), shift(clock(22), clock(6))});
    const auto timeline = unroll(written, monday, week);
    check_form(timeline, week);
    REQUIRE(timeline.changes().size() == 3);
    CHECK(timeline.changes()[1].at == run_start + 6h);
    CHECK(timeline.changes()[2].at == run_start + 5 * one_day + 6h);
    CHECK(timeline.working_between(run_start, run_start + week) == 120h);
}

TEST_CASE("the night shift of the day before the start is still at work") {
    const auto written = calendar({shift(clock(22), clock(6))});
    const auto timeline = unroll(written, monday + days{1}, one_day);
    CHECK(timeline.changes().front().to == Presence::working);
    CHECK(timeline.working_between(run_start, run_start + one_day) == 6h + 2h);
    // Sunday has none, so Monday begins without.
    CHECK(unroll(written, monday, one_day).changes().front().to == Presence::off_shift);
    CHECK(work(written, monday, one_day) == 2h);
    // Friday's ends on Saturday.
    CHECK(work(written, monday + days{5}, one_day) == 6h);
}

TEST_CASE("a break at 02:00 of a night shift is on the next morning") {
    const auto written = calendar({with_break(shift(clock(22), clock(6)), clock(2), 30min)});
    const auto timeline = unroll(written, monday, week);
    CHECK(timeline.at(run_start + 2h) == Presence::off_shift);
    CHECK(timeline.at(run_start + one_day + 2h) == Presence::on_break);
    CHECK(timeline.at(run_start + one_day + 2h + 30min) == Presence::working);
    CHECK(timeline.at(run_start + 5 * one_day + 2h) == Presence::on_break);
    CHECK(timeline.working_between(run_start, run_start + week) == 5 * (8h - 30min));
}

TEST_CASE("a run that begins in a break begins with it") {
    const auto written = calendar({with_break(shift(clock(22), clock(6)), clock(23, 45), 30min)});
    const auto timeline = unroll(written, monday + days{1}, one_day);
    CHECK(timeline.changes().front().to == Presence::on_break);
    CHECK(timeline.at(run_start + 15min) == Presence::working);
}

TEST_CASE("no shift begins on a holiday, but the one of the night before ends there") {
    auto written = calendar({shift(clock(6), clock(14)), shift(clock(22), clock(6))});
    written.holidays = {monday + days{2}};
    const auto timeline = unroll(written, monday, week);
    CHECK(timeline.at(run_start + 2 * one_day + 3h) == Presence::working);
    CHECK(timeline.at(run_start + 2 * one_day + 7h) == Presence::off_shift);
    CHECK(timeline.at(run_start + 2 * one_day + 23h) == Presence::off_shift);
    CHECK(timeline.at(run_start + 3 * one_day + 3h) == Presence::off_shift);
    CHECK(timeline.at(run_start + 3 * one_day + 7h) == Presence::working);
    CHECK(timeline.working_between(run_start, run_start + week) == 4 * 16h);
}

TEST_CASE("holidays may be written in any order and on days without work") {
    auto written = calendar({shift(clock(6), clock(14))});
    written.holidays = {monday + days{4}, monday + days{6}, monday, monday};
    CHECK(work(written, monday, week) == 3 * 8h);
}

TEST_CASE("a range of holidays has its first and its last day, and may overlap others") {
    auto written = calendar({shift(clock(6), clock(14))});
    written.holidays = {{monday + days{3}, monday + days{4}}, {monday + days{1}, monday + days{3}}};
    CHECK(work(written, monday, week) == 8h);
    written.holidays = {{monday - days{9}, monday}, {monday - days{3}, monday - days{2}}, monday + days{4}};
    CHECK(work(written, monday, week) == 3 * 8h);
    CHECK(first_shift(written, monday, {run_start, run_start + week})->from == run_start + one_day + 6h);
}

TEST_CASE("overtime is worked on Saturdays and on holidays") {
    auto written = calendar({shift(clock(6), clock(14))});
    written.holidays = {monday};
    written.overtime = {overtime(monday + days{5}, clock(6), clock(12)), overtime(monday, clock(8), clock(10))};
    const auto timeline = unroll(written, monday, week);
    check_form(timeline, week);
    CHECK(timeline.at(run_start + 9h) == Presence::working);
    CHECK(timeline.at(run_start + 5 * one_day + 6h) == Presence::working);
    CHECK(timeline.working_between(run_start, run_start + week) == 4 * 8h + 6h + 2h);
}

TEST_CASE("overtime beside or over a shift counts once, and takes the place of its breaks") {
    auto written = calendar({with_break(shift(clock(6), clock(14)), clock(10), 30min)});
    written.overtime = {overtime(monday, clock(14), clock(16)), overtime(monday + days{1}, clock(10), clock(15))};
    const auto timeline = unroll(written, monday, week);
    check_form(timeline, week);
    CHECK(timeline.at(run_start + 14h) == Presence::working);
    CHECK(timeline.at(run_start + one_day + 10h) == Presence::working);
    CHECK(timeline.working_between(run_start, run_start + one_day) == 7h + 30min + 2h);
    CHECK(timeline.working_between(run_start + one_day, run_start + 2 * one_day) == 9h);
}

TEST_CASE("overtime over midnight belongs to the date on which it begins") {
    CalendarSpec written;
    written.overtime = {overtime(monday - days{1}, clock(22), clock(4)),
                        overtime(monday + days{6}, clock(20), clock(2))};
    CHECK(work(written, monday, week) == 4h + 4h);
    CHECK(work(written, monday, week + one_day) == 4h + 6h);
}

TEST_CASE("a run ends in the middle of a shift") {
    const auto written = calendar({shift(clock(8), clock(16))});
    const auto timeline = unroll(written, monday, 10h);
    CHECK(timeline.working_between(run_start, run_start + 10h) == 2h);
    CHECK(timeline.changes().size() == 2);
    CHECK(unroll(written, monday, 8h).changes().size() == 1);
}

TEST_CASE("a shift of its own days is worked on those") {
    auto late = shift(clock(14), clock(22));
    late.days = Weekdays::range(0, 3);
    CHECK(work(calendar({shift(clock(6), clock(14)), late}), monday, week) == 5 * 8h + 4 * 8h);
}

TEST_CASE("a shift from a time to the same time works round the clock") {
    auto whole = shift(clock(6), clock(6));
    whole.days = Weekdays::daily();
    const auto timeline = unroll(calendar({whole}), monday, week);
    CHECK(timeline.changes().size() == 1);
    CHECK(timeline.changes().front().to == Presence::working);
}

TEST_CASE("a shift until 24:00 ends at midnight") {
    const auto timeline = unroll(calendar({shift(clock(16), clock(24))}), monday, 2 * one_day);
    CHECK(timeline.at(run_start + one_day - 1us) == Presence::working);
    CHECK(timeline.at(run_start + one_day) == Presence::off_shift);
    CHECK(timeline.working_between(run_start, run_start + 2 * one_day) == 16h);
}

TEST_CASE("weekdays go on over the end of a year") {
    // 31 December 2026 is a Thursday, 1 January 2027 a Friday.
    auto written = calendar({shift(clock(22), clock(6))});
    const Date thursday{year{2026} / 12 / 31};
    written.holidays = {Date{year{2027} / 1 / 1}};
    const auto timeline = unroll(written, thursday, 3 * one_day);
    CHECK(timeline.at(run_start + 3h) == Presence::working);
    CHECK(timeline.at(run_start + 23h) == Presence::working);
    CHECK(timeline.at(run_start + one_day + 5h) == Presence::working);
    CHECK(timeline.at(run_start + one_day + 23h) == Presence::off_shift);
    CHECK(timeline.working_between(run_start, run_start + 3 * one_day) == 6h + 2h + 6h);
}

TEST_CASE("a leap day is a day") {
    auto written = calendar({shift(clock(8), clock(16))});
    written.days = Weekdays::daily();
    const Date february{year{2028} / 2 / 1};
    CHECK(work(written, february, 29 * one_day) == 29 * 8h);
    written.holidays = {Date{year{2028} / 2 / 29}};
    CHECK(work(written, february, 29 * one_day) == 28 * 8h);
    CHECK(work(written, february, 30 * one_day) == 29 * 8h);
    // 29 February 2028 is a Tuesday, 28 February 2027 a Sunday.
    auto weekly = calendar({shift(clock(8), clock(16))});
    CHECK(work(weekly, Date{year{2028} / 2 / 29}, one_day) == 8h);
    CHECK(work(weekly, Date{year{2027} / 2 / 28}, one_day) == 0h);
}

TEST_CASE("a year of work days is counted by hand") {
    // 2026 begins on a Thursday and has 261 days from Monday to Friday.
    const auto written = calendar({shift(clock(8), clock(16))});
    CHECK(work(written, Date{year{2026} / 1 / 1}, 365 * one_day) == 261 * 8h);
}

TEST_CASE("a calendar on which nothing happens is off all the time") {
    const auto timeline = unroll(CalendarSpec{}, monday, week);
    REQUIRE(timeline.changes().size() == 1);
    CHECK(timeline.changes().front().to == Presence::off_shift);
    CHECK(work(calendar({shift(clock(8), clock(16))}), monday + days{5}, 2 * one_day) == 0h);
}

TEST_CASE("breaks that fill a shift leave no work in it") {
    const auto written = calendar({with_break(shift(clock(8), clock(9)), clock(8), 1h)});
    const auto timeline = unroll(written, monday, one_day);
    CHECK(timeline.at(run_start + 8h) == Presence::on_break);
    CHECK(timeline.at(run_start + 9h) == Presence::off_shift);
    CHECK(timeline.working_between(run_start, run_start + one_day) == 0h);
}

TEST_CASE("a shift with dates takes place from the first to the last of them, and a calendar grows") {
    ShiftSpec early = shift(clock(6), clock(14)), late = shift(clock(14), clock(22));
    late.since = monday + days{7};
    CHECK(work(calendar({early, late}), monday, 4 * week) == (4 * 5 + 3 * 5) * 8h);
    late.until = monday + days{8};
    CHECK(work(calendar({early, late}), monday, 4 * week) == (4 * 5 + 2) * 8h);
    late.until = late.since;
    CHECK(work(calendar({early, late}), monday, 4 * week) == (4 * 5 + 1) * 8h);
    late.until = monday - days{1};
    late.since.reset();
    CHECK(work(calendar({early, late}), monday, 4 * week) == 4 * 5 * 8h);
    CHECK(work(calendar({early, late}), monday - days{7}, week) == 2 * 5 * 8h);
}

TEST_CASE("a night shift that begins on its last date goes on to its end") {
    ShiftSpec night = shift(clock(22), clock(6));
    night.until = monday;
    check_form(unroll(calendar({night}), monday, week), week);
    CHECK(work(calendar({night}), monday, week) == 8h);
    CHECK(work(calendar({night}), monday + days{1}, week) == 6h);
}

TEST_CASE("the first whole shift of a stretch of a run") {
    CalendarSpec written;
    written.shifts = {shift(clock(14), clock(22)), shift(clock(6), clock(14)), shift(clock(22), clock(6))};
    const auto first = [&](Duration from, Duration to = 14 * 24h) {
        return first_shift(written, monday, {run_start + from, run_start + to});
    };
    const auto times = [](Duration from, Duration to) { return ShiftTimes{run_start + from, run_start + to}; };
    CHECK(first(0h) == times(6h, 14h));  // the night shift of Sunday does not take place
    CHECK(first(6h) == times(6h, 14h));
    CHECK(first(6h + 1us) == times(14h, 22h));
    CHECK(first(20h) == times(22h, 30h));  // over midnight
    CHECK(first(5 * 24h) == times(7 * 24h + 6h, 7 * 24h + 14h));
    CHECK(first(0h, 13h) == std::nullopt);  // none is whole
    written.holidays = {monday, monday + days{1}};
    CHECK(first(0h) == times(54h, 62h));
    spec::OvertimeSpec overtime;
    overtime.on = monday + days{1};
    overtime.from = clock(8);
    overtime.to = clock(12);
    written.overtime = {overtime};
    CHECK(first(0h) == times(32h, 36h));
    CHECK(first(33h) == times(54h, 62h));
}
