// Shifts and breaks. Times in the comments are seconds.
#include "plants.hpp"

using namespace plants;

namespace {

LineSpec cell(ShiftEnd end, CalendarSpec calendar, Duration horizon, std::vector<FailureSpec> failures = {}) {
    StationSpec weld = station("weld", 10);
    weld.calendar = Ref("shift");
    weld.at_shift_end = end;
    weld.failures = std::move(failures);
    LineSpec spec = plant({source(), weld, sink()}, horizon);
    spec.calendars.push_back({"shift", std::move(calendar)});
    return spec;
}

}  // namespace

TEST_CASE("suspended work goes on after the break, finished work ends in it") {
    // Shift 0-100, break 25-40.
    const CalendarSpec calendar = daily(0s, 100s, {{{25s}, 15s, {}}});
    const Ran suspended(cell(ShiftEnd::suspend, calendar, 60s));
    CHECK(suspended.exits() == Times{10s, 20s, 45s, 55s});
    CHECK(suspended.time("weld", State::on_break) == 15s);
    const Ran finished(cell(ShiftEnd::finish, calendar, 60s));
    CHECK(finished.exits() == Times{10s, 20s, 30s, 50s, 60s});
    CHECK(finished.time("weld", State::on_break) == 10s);
    CHECK(finished.time("weld", State::working) == 50s);
}

TEST_CASE("a repair goes on in the break, and the part's work after it") {
    // Calendar failure at 24 for 6 s: the part begun at 20 has 6 s left; break 25-40; 40-46.
    const CalendarSpec calendar = daily(0s, 100s, {{{25s}, 15s, {}}});
    const Ran ran(cell(ShiftEnd::suspend, calendar, 46s, {failure(Clock::calendar, 24, 6)}));
    CHECK(ran.exits() == Times{10s, 20s, 46s});
    CHECK(ran.time("weld", State::down) == 1s);
    CHECK(ran.time("weld", State::on_break) == 15s);
}

TEST_CASE("a source whose shift ends as its part is taken has no other") {
    // Shift of the source 0-40; the part that is ready since 30 is taken at 40.
    SourceSpec blanks = source();
    blanks.calendar = Ref("shift");
    LineSpec spec = plant({blanks, station("weld", 10), sink()}, 100s);
    spec.calendars.push_back({"shift", daily(0s, 40s)});
    CHECK(Ran(spec).exits() == Times{10s, 20s, 30s, 40s, 50s});
}

TEST_CASE("a failure that comes in the break and lasts beyond it is seen after it") {
    // Calendar failure at 30 for 20 s: down to 50, of which 40-50 is in the shift; then 5 s of work are left.
    const CalendarSpec calendar = daily(0s, 100s, {{{25s}, 15s, {}}});
    const Ran ran(cell(ShiftEnd::suspend, calendar, 55s, {failure(Clock::calendar, 30, 20)}));
    CHECK(ran.exits() == Times{10s, 20s, 55s});
    CHECK(ran.time("weld", State::down) == 10s);
}

TEST_CASE("a repair crew that is away lets the repair wait") {
    // Failure at 15 for 5 s, crew from 30 on: 30-35; the part has 5 s left: 40.
    StationSpec weld = station("weld", 10);
    weld.failures = {failure(Clock::calendar, 15, 5)};
    weld.failures[0].crew = Ref("crew");
    LineSpec spec = plant({source(), weld, sink()}, 40s);
    spec.calendars.push_back({"late", daily(30s, 100s)});
    ResourceSpec crew;
    crew.calendar = Ref("late");
    spec.crews.push_back({"crew", crew});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{10s, 40s});
    CHECK(ran.time("weld", State::waiting_for_crew) == 15s);
    CHECK(ran.time("weld", State::down) == 5s);
    CHECK(ran.result.stations[0].restoring == 20s);
}

TEST_CASE("a machine is restored by the clock, also where its shift ends before") {
    // Fails at 15, its shift ends at 20, repaired at 45.
    StationSpec weld = station("weld", 10);
    weld.failures = {failure(Clock::calendar, 15, 30)};
    weld.calendar = Ref("shift");
    LineSpec spec = plant({source(), weld, sink()}, 60s);
    spec.calendars.push_back({"shift", daily(0s, 20s)});
    const Ran ran(spec);
    CHECK(ran.time("weld", State::down) == 5s);
    CHECK(ran.result.stations[0].restorations == 1);
    CHECK(ran.result.stations[0].restoring == 30s);
}

TEST_CASE("a repair that goes on when the crew's shift is over is overtime") {
    // The machine works day and night, the crew from 0 to 20; 15-45 it is at work, 25 s of these beyond its shift. A second machine fails at 18
    // and waits for the crew, which does not begin another repair today: 18-60.
    StationSpec weld = station("weld", 10), glue = station("glue", 10);
    weld.failures = {failure(Clock::calendar, 15, 30)};
    glue.failures = {failure(Clock::calendar, 18, 30)};
    weld.failures[0].crew = glue.failures[0].crew = Ref("crew");
    LineSpec spec = plant({source(), weld, buffer("store", 9), glue, sink()}, 60s);
    spec.calendars.push_back({"early", daily(0s, 20s)});
    ResourceSpec crew;
    crew.calendar = Ref("early");
    spec.crews.push_back({"crew", crew});
    const Ran all(spec);
    const ResourceResult& whole = all.result.resources[0];
    CHECK(whole.present_seconds == 20);
    CHECK(whole.busy_seconds == 30);
    CHECK(whole.overtime_seconds() == 25);
    CHECK(whole.waiting_seconds == 42);
    CHECK(whole.asking_seconds == 60);
    // Of these 50 s after a warm-up of 10: at work for 5 of the 10 that it is present, and the same overtime.
    spec.run.warm_up = 10s;
    spec.run.horizon = 50s;
    const Ran later(spec);
    CHECK(later.result.resources[0].present_seconds == 10);
    CHECK(later.result.resources[0].busy_seconds - later.result.resources[0].late_busy_seconds == 5);
    CHECK(later.result.resources[0].overtime_seconds() == 25);
    CHECK(later.result.resources[0].asking_seconds == 50);
}

TEST_CASE("how many requests wait is told of the time in which somebody may ask") {
    // The station works from 10 to 50, and fails at 12 for want of a crew that comes at 40; what the plant as a whole does is another matter.
    StationSpec weld = station("weld", 100);
    weld.calendar = Ref("own");
    weld.failures = {failure(Clock::calendar, 12, 5)};
    weld.failures[0].crew = Ref("crew");
    LineSpec spec = plant({source(), weld, sink()}, 60s);
    spec.calendars.push_back({"own", daily(10s, 50s)});
    spec.calendars.push_back({"late", daily(40s, 60s)});
    spec.calendars.push_back({"whole", daily(0s, 5s)});
    spec.run.calendar = Ref("whole");
    ResourceSpec crew;
    crew.calendar = Ref("late");
    spec.crews.push_back({"crew", crew});
    const Ran ran(spec);
    CHECK(ran.result.resources[0].waiting_seconds == 28);
    CHECK(ran.result.resources[0].asking_seconds == 40);
    CHECK(ran.result.resources[0].granted == 2);  // 40-45, and at 57 at once
}

TEST_CASE("an operator whose part rests in the break is not at work then, and nobody waits") {
    // a 0-20; b 20-25, break, 40-55, in which a waits; a 55-60.
    const CalendarSpec calendar = daily(0s, 100s, {{{25s}, 15s, {}}});
    StationSpec a = station("a", 20);
    a.calendar = Ref("shift");
    a.operators = Ref("people");
    StationSpec b = a;
    b.name = "b";
    LineSpec spec = plant({source(), a, b, sink()}, 60s);
    spec.calendars.push_back({"shift", calendar});
    spec.operators.push_back({"people", {}});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{55s});
    CHECK(ran.time("a", State::waiting_for_operator) == 20s);
    CHECK(ran.result.resources[0].busy_seconds == doctest::Approx(45));
    CHECK(ran.result.resources[0].waiting_seconds == doctest::Approx(20));
}

TEST_CASE("an operator is at work while a part is finished in the break, and so is a crew at its repair") {
    // 20-30 is finished, and a failure at 44 is repaired 44-60, over the break of 50-55.
    StationSpec weld = station("weld", 10);
    weld.calendar = Ref("shift");
    weld.at_shift_end = ShiftEnd::finish;
    weld.operators = Ref("people");
    weld.failures = {failure(Clock::calendar, 44, 16)};
    weld.failures[0].crew = Ref("crew");
    LineSpec spec = plant({source(), weld, sink()}, 60s);
    spec.calendars.push_back({"shift", daily(0s, 100s, {{{25s}, 15s, {}}, {{50s}, 5s, {}}})});
    spec.operators.push_back({"people", {}});
    spec.crews.push_back({"crew", {}});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{10s, 20s, 30s});
    CHECK(ran.result.resources[0].busy_seconds == doctest::Approx(16));
    CHECK(ran.result.resources[1].busy_seconds == doctest::Approx(50));
}

TEST_CASE("arrivals at intervals pause while the source's calendar is off") {
    // Every 10 s in a shift of 0-25 and again a day later: 10, 20, then 5 s of the interval are left.
    SourceSpec arrivals = source();
    arrivals.every = constant(10);
    arrivals.calendar = Ref("shift");
    LineSpec spec = plant({arrivals, station("weld", 1), sink()}, 24h + 20s);
    spec.calendars.push_back({"shift", daily(0s, 25s)});
    CHECK(Ran(spec).exits() == Times{11s, 21s, 24h + 6s, 24h + 16s});
}

TEST_CASE("a line does not run beyond the end of its plan, where its calendars end, nor outlive it") {
    static_assert(!std::is_constructible_v<Line<>, Plan, std::uint64_t, std::uint64_t>);
    const Plan plan = make_plan(plant({source(), station("press", 10), sink()}, 100s));
    Line<> line(plan, 1, 0);
    CHECK_THROWS_AS(line.run_until(plan.end() + 1us), ContractViolation);
    line.run_until(plan.end());
    CHECK(line.now() == plan.end());
}

TEST_CASE("maintenance that is due while work is off does not wait for the part that rests until the next shift") {
    const auto maintained = [](double due, ShiftEnd end) {
        LineSpec spec = cell(end, daily(0s, 100s), 24h + 60s);
        auto& weld = std::get<StationSpec>(spec.flows[0].elements[1]);
        weld.cycle = constant(30);
        MaintenanceSpec planned;
        planned.every = constant(due);
        planned.length = constant(20);
        weld.maintenance = {planned};
        return spec;
    };
    // The fourth part is begun at 90, and has 20 left at the end of the shift.
    const Times next_day{30s, 60s, 90s, 24h + 20s, 24h + 50s};
    CHECK(Ran(maintained(63'000, ShiftEnd::suspend)).exits() == next_day);
    CHECK(Ran(maintained(86'390, ShiftEnd::suspend)).exits() == Times{30s, 60s, 90s, 24h + 30s, 24h + 60s});  // to 86,410
    LineSpec begun_late = maintained(95, ShiftEnd::suspend);
    std::get<StationSpec>(begun_late.flows[0].elements[1]).maintenance[0].length = constant(86'290);
    CHECK(Ran(begun_late).exits() == next_day);  // from 100 to 86,390
    // Finished at 120, then maintained.
    CHECK(Ran(maintained(110, ShiftEnd::finish)).exits() == Times{30s, 60s, 90s, 120s, 24h + 30s, 24h + 60s});
}
