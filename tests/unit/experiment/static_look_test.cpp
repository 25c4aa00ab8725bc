#include "takt/experiment/static_look.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/line/make_plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/line/simulate.hpp"
#include "unit/line/plants.hpp"

using namespace plants;
using doctest::Approx;

namespace {

LineSpec for_100_hours(std::vector<ElementSpec> elements) {
    return plant(std::move(elements), 100h);
}

/// One station between a source that is always ready and a sink.
StaticLook look_at(StationSpec alone) {
    return static_look(make_plan(for_100_hours({source("in"), std::move(alone), sink("out")})));
}

}  // namespace

TEST_CASE("a station that never stops makes one unit a cycle") {
    const StaticLook look = look_at(station("press", 60));
    CHECK(look.stations[0].jph == Approx(60));
    CHECK(look.stations[0].visits_a_unit == Approx(1));
    CHECK(look.bound_jph == Approx(60));
    CHECK(look.bound_units == Approx(6000));  // in 100 h
    CHECK(look.slowest == Index{0});
    CHECK_FALSE(look.target_possible());
}

TEST_CASE("one run may make more than the average, by three standard deviations of a renewal process") {
    const auto rather = [](StationSpec press) { return look_at(std::move(press)).most_units; };
    StationSpec press = station("press", 60);
    CHECK(rather(press) == Approx(6001));  // in 100 h, and one that was begun before
    press.machines = 2;
    CHECK(rather(press) == Approx(12'002));
    press.machines = 1;
    press.yield = Share{0.75};  // good ones: 4500, binomial
    CHECK(rather(press) == Approx(4500 + 3 * std::sqrt(6000 * 0.75 * 0.25) + 0.75));
    press.yield = {};
    press.cycle = Distribution::of<Exponential>(60.0);  // a Poisson process
    CHECK(rather(press) == Approx(6000 + 3 * std::sqrt(6000.0) + 1));
    press.cycle = constant(60);
    // A failure for every 90 parts: 66.67 s a part, and 600^2 + 600^2 s^2 for each failure.
    press.failures = {{.every = Distribution::of<Exponential>(5400.0), .repair = Distribution::of<Exponential>(600.0)}};
    const double variance = 2 * 600.0 * 600 / 90;
    CHECK(rather(press) == Approx(5400 + 3 * std::sqrt(5400 * variance / (200.0 * 200 / 9)) + 1));
    // No more than without failures.
    press.failures = {{.every = Distribution::of<Exponential>(360'000.0), .repair = Distribution::of<Exponential>(36'000.0)}};
    CHECK(rather(press) == Approx(6001));
}

TEST_CASE("of 400 runs half make more than the average bound, and hardly one more than the bound of one run") {
    StationSpec press = station("press", 60);
    press.cycle = Distribution::of<Exponential>(60.0);
    press.failures = {{.every = Distribution::of<Exponential>(5400.0), .repair = Distribution::of<Exponential>(600.0)}};
    const Plan plan = make_plan(for_100_hours({source("in"), press, sink("out")}));
    const StaticLook look = static_look(plan);
    int above = 0;
    int beyond = 0;
    for (std::uint64_t run = 0; run < 400; ++run) {
        const auto units = static_cast<double>(simulate(plan, 1, run).units());
        above += units > look.bound_units;
        beyond += units > look.most_units;
    }
    CHECK(above > 150);
    CHECK(above < 250);
    CHECK(beyond <= 4);
}

TEST_CASE("what is there as the run begins may leave as well") {
    LineSpec written = for_100_hours({source("in"), station("press", 60), buffer("rack", 50), station("pack", 10), sink("out")});
    PartStateSpec row;
    row.count = 20;
    written.state.emplace();
    written.state->moment = RunSpec{}.start;
    written.state->buffers.push_back({"rack", {row}});
    CHECK(static_look(make_plan(written)).most_units == Approx(6021));
}

TEST_CASE("parallel machines add up") {
    StationSpec press = station("press", 60);
    press.machines = 3;
    CHECK(look_at(press).stations[0].jph == Approx(180));
}

TEST_CASE("a full batch is made in one cycle, and stops by cycles come once for all of its parts") {
    StationSpec oven = station("oven", 5400);
    oven.batch.emplace();
    oven.batch->most = 24;
    oven.batch->least = 1;
    const StaticLook look = look_at(oven);
    CHECK(look.stations[0].jph == Approx(16));  // 24 in 90 min
    CHECK(look.stations[0].cycle_seconds == Approx(225));
    oven.failures = {failure(Clock::cycles, 10, 6000)};
    CHECK(look_at(oven).stations[0].jph == Approx(24 * 3600.0 / 6000));  // 600 s more for each cycle
    oven.failures = {failure(Clock::operating, 5400, 600)};
    CHECK(look_at(oven).stations[0].jph == Approx(24 * 3600.0 / 6000));
}

TEST_CASE("a station that makes four of one has a visit for every four, and more for those that are bad") {
    StationSpec shears = station("shears", 60);
    shears.makes = {{std::nullopt, 4, {}}};
    StaticLook look = look_at(shears);
    CHECK(look.stations[0].visits_a_unit == Approx(0.25));
    CHECK(look.stations[0].cycle_seconds == Approx(60));
    CHECK(look.stations[0].jph == Approx(240));
    shears.yield = Share{0.5};
    look = look_at(shears);
    CHECK(look.stations[0].visits_a_unit == Approx(0.5));
    CHECK(look.sources[0].parts_a_unit == Approx(0.5));
}

TEST_CASE("products that a station makes of another are followed from there") {
    StationSpec shears = station("shears", 60);
    shears.makes = {{Ref("left"), 1, {}}, {Ref("right"), 3, {}}};
    shears.to = route(Choice::product, {{Ref("left-press"), 0, Ref("left")}, {Ref("right-press"), 0, Ref("right")}});
    StationSpec left = station("left-press", 10);
    left.to = RouteSpec("out");
    const StaticLook look = static_look(make_plan(with_products(
        for_100_hours({source("in"), shears, left, station("right-press", 30), sink("out")}), {"sheet", "left", "right"})));
    CHECK(look.stations[0].visits_a_unit == Approx(0.25));
    CHECK(look.stations[1].visits_a_unit == Approx(0.25));
    CHECK(look.stations[2].visits_a_unit == Approx(0.75));
    CHECK(look.slowest == Index{2});
    CHECK(look.bound_jph == Approx(160));  // three of four take 30 s each
}

TEST_CASE("each failure clock takes its share of the time") {
    StationSpec press = station("press", 60);
    press.failures = {failure(Clock::operating, 540, 60)};
    // 60 s of work bring 60 / 540 failures of 60 s each: 60 + 6.67 s a unit, 54 an hour, 90 % available.
    CHECK(look_at(press).stations[0].jph == Approx(54));
    CHECK(look_at(press).stations[0].availability == Approx(0.9));
    press.failures = {failure(Clock::cycles, 10, 60)};
    CHECK(look_at(press).stations[0].jph == Approx(3600.0 / 66));  // 60 s each 10 cycles
    press.failures = {failure(Clock::calendar, 540, 60)};
    CHECK(look_at(press).stations[0].jph == Approx(54));  // 540 of 600 s
    press.failures = {failure(Clock::scheduled, 540, 60)};
    CHECK(look_at(press).stations[0].jph == Approx(54));
}

TEST_CASE("several robots set the pace by the slowest, and each of them can fail") {
    StationSpec cell = station("cell", 0);
    RobotSpec slow;
    slow.name = Name("slow");
    slow.cycle = constant(52);
    slow.failures = {failure(Clock::operating, 520, 52)};
    RobotSpec quick;
    quick.name = Name("quick");
    quick.cycle = constant(40);
    cell.cycle = {};
    cell.robots = {slow, quick};
    const StaticLook look = look_at(cell);
    CHECK(look.stations[0].cycle_seconds == Approx(52));
    CHECK(look.stations[0].jph == Approx(3600 / 57.2));  // 52 s and 52 / 520 x 52 s
}

TEST_CASE("rework means more visits for each good unit") {
    StationSpec inspect = station("inspect", 40);
    inspect.yield = Share{0.8};
    inspect.rework = Ref("repair");
    inspect.to = RouteSpec("out");
    StationSpec repair = station("repair", 100);
    repair.to = RouteSpec("queue");
    const Plan plan = make_plan(for_100_hours({source("in"), buffer("queue", 5), inspect, repair, sink("out")}));
    const StaticLook look = static_look(plan);
    CHECK(look.stations[0].visits_a_unit == Approx(1.25));  // 1 / 0.8
    CHECK(look.stations[1].visits_a_unit == Approx(0.25));
    CHECK(look.stations[0].jph == Approx(72));   // 3600 / (1.25 x 40)
    CHECK(look.stations[1].jph == Approx(144));  // 3600 / (0.25 x 100)
}

TEST_CASE("a rework limit scraps what is bad once too often") {
    StationSpec inspect = station("inspect", 40);
    inspect.yield = Share{0.5};
    inspect.rework = Ref("repair");
    inspect.rework_limit = 1;
    inspect.to = RouteSpec("out");
    StationSpec repair = station("repair", 100);
    repair.to = RouteSpec("queue");
    const StaticLook look =
        static_look(make_plan(for_100_hours({source("in"), buffer("queue", 5), inspect, repair, sink("out")})));
    // Of 4 parts 2 are good, 2 repaired; of those 1 good, 1 scrapped: 6 visits and 2 repairs for 3 units.
    CHECK(look.stations[0].visits_a_unit == Approx(2));
    CHECK(look.stations[1].visits_a_unit == Approx(2.0 / 3));
}

TEST_CASE("scrap makes the stations before it work for nothing") {
    StationSpec first = station("first", 60);
    first.yield = Share{0.9};
    const StaticLook look = static_look(
        make_plan(for_100_hours({source("in"), first, buffer("b", 5), station("second", 60), sink("out")})));
    CHECK(look.stations[0].visits_a_unit == Approx(1 / 0.9));
    CHECK(look.stations[1].visits_a_unit == Approx(1));
    CHECK(look.bound_jph == Approx(54));
    CHECK(look.sources[0].parts_a_unit == Approx(1 / 0.9));
}

TEST_CASE("a plant that scraps everything has an impossible target") {
    StationSpec first = station("first", 60);
    first.yield = Share{0};
    LineSpec written = for_100_hours({source("in"), first, sink("out")});
    written.target = Rate{1.0 / 3600};
    const StaticLook look = static_look(make_plan(written));
    CHECK_FALSE(look.reaches_sink);
    CHECK(look.target_possible() == false);
}

TEST_CASE("cycle times are weighted by the mix of products") {
    StationSpec press = station("press", 0);
    press.cycle = {};
    press.cycle.each = {{Ref("M7"), constant(100)}, {Ref("M5"), constant(50)}};
    LineSpec written = for_100_hours({source("in"), press, sink("out")});
    written.products = {{Name("M7"), {Share{0.7}, {}, {}}}, {Name("M5"), {Share{0.3}, {}, {}}}};
    const StaticLook look = static_look(make_plan(written));
    CHECK(look.stations[0].cycle_seconds == Approx(85));
    CHECK(look.bound_jph == Approx(3600.0 / 85));
}

TEST_CASE("an assembly makes its side line work as often as it needs parts") {
    StationSpec assembly = station("assembly", 120);
    assembly.joins = {{Ref("wheels"), 4, {}}};
    LineSpec written = for_100_hours({source("bodies"), assembly, sink("out")});
    BufferSpec wheels = buffer("wheels", 5);
    written.flows.push_back({"wheel-line", {source("rims"), station("tyre", 25), wheels}});
    const StaticLook look = static_look(make_plan(written));
    REQUIRE(look.stations.size() == 2);
    CHECK(look.stations[1].visits_a_unit == Approx(4));
    CHECK(look.stations[0].jph == Approx(30));
    CHECK(look.stations[1].jph == Approx(36));  // 4 x 25 s
    CHECK(look.sources[1].parts_a_unit == Approx(4));
}

TEST_CASE("stations that take from one buffer share it in proportion to their speed") {
    StationSpec quick = station("quick", 60);
    quick.to = RouteSpec("out");
    StationSpec slow = station("slow", 120);
    slow.to = RouteSpec("out");
    SourceSpec in = source("in");
    in.to = RouteSpec([] {
        RouteSpec first;
        first.choice = Choice::first;
        first.targets = {{Ref("quick"), 0, {}}, {Ref("slow"), 0, {}}};
        return first;
    }());
    const StaticLook look = static_look(make_plan(for_100_hours({in, quick, slow, sink("out")})));
    CHECK(look.stations[0].visits_a_unit == Approx(2.0 / 3));
    CHECK(look.stations[1].visits_a_unit == Approx(1.0 / 3));
    CHECK(look.bound_jph == Approx(90));  // 60 + 30 an hour
}

TEST_CASE("a robot that two stations share limits both") {
    StationSpec first = station("first", 20);
    first.robot = Ref("handler");
    StationSpec second = station("second", 25);
    second.robot = Ref("handler");
    LineSpec written = for_100_hours({source("in"), first, buffer("b", 5), second, sink("out")});
    written.robots = {{Name("handler"), {}}};
    const StaticLook look = static_look(make_plan(written));
    REQUIRE(look.resources.size() == 1);
    CHECK(look.resources[0].seconds_a_unit == Approx(45));
    CHECK(look.bound_jph == Approx(80));
}

TEST_CASE("arrivals limit the output too") {
    SourceSpec in = source("in");
    in.every = constant(120);
    const StaticLook look = static_look(make_plan(for_100_hours({in, station("press", 60), sink("out")})));
    CHECK(look.sources[0].jph == Approx(30));
    CHECK(look.bound_jph == Approx(30));
}

TEST_CASE("takt time is scheduled time by target, and decides what is possible") {
    LineSpec written = for_100_hours({source("in"), station("press", 60), sink("out")});
    CalendarSpec day;
    ShiftSpec shift;
    shift.from = {8h};
    shift.to = {16h};
    shift.breaks = {{{12h}, 30min, {}}};
    day.shifts = {shift};
    written.calendars = {{Name("day"), day}};
    written.run.calendar = Ref("day");
    written.run.horizon = 24h * 7;
    written.target = Rate{2250.0 / (7 * 86400)};  // 2250 a week, all that 37.5 h at 60 an hour can give
    StaticLook look = static_look(make_plan(written));
    CHECK(to_hours(look.scheduled) == Approx(37.5));  // 5 days of 7.5 h
    REQUIRE(look.takt_time);
    CHECK(to_seconds(*look.takt_time) == Approx(60));
    CHECK(look.bound_units == Approx(2250));
    written.target = Rate{2260.0 / (7 * 86400)};
    CHECK(static_look(make_plan(written)).target_possible() == false);
    written.target = Rate{2251.0 / (7 * 86400)};  // one was begun before
    CHECK(static_look(make_plan(written)).target_possible() == true);
    written.target = Rate{2240.0 / (7 * 86400)};
    CHECK(static_look(make_plan(written)).target_possible() == true);
}

TEST_CASE("a station with hours of its own counts them, not those of the run") {
    StationSpec press = station("press", 60);
    press.calendar = Ref("half");
    LineSpec written = for_100_hours({source("in"), press, sink("out")});
    CalendarSpec half;
    half.days = Weekdays::daily();
    ShiftSpec shift;
    shift.from = {0h};
    shift.to = {12h};
    half.shifts = {shift};
    written.calendars = {{Name("half"), half}};
    written.run.horizon = 240h;
    const StaticLook look = static_look(make_plan(written));
    CHECK(to_hours(look.scheduled) == Approx(240));
    CHECK(to_hours(look.stations[0].scheduled) == Approx(120));
    CHECK(look.stations[0].jph == Approx(30));
}

TEST_CASE("parts that go round without end are told, and do not hang") {
    StationSpec inspect = station("inspect", 40);
    inspect.yield = Share{1e-9};
    inspect.rework = Ref("queue");
    const StaticLook look =
        static_look(make_plan(for_100_hours({source("in"), buffer("queue", 5), inspect, sink("out")})));
    CHECK_FALSE(look.settled);
}

TEST_CASE("a ramp-up counts with its cycles in their time, else with the best that it comes to in the run") {
    StationSpec press = station("press", 60);
    press.yield = Share{0.5};
    press.failures = {failure(Clock::operating, 3600, 1800)};
    press.ramp_up = Ref("launch");
    LineSpec written = for_100_hours({source("in"), press, sink("out")});
    RampStepSpec first, then;
    first.from = written.run.start;
    first.cycle = {3};
    first.failures = {4};
    first.yield = {0.1};
    then.from = written.run.start + std::chrono::days{1};
    then.cycle = {2};
    then.failures = {2};
    then.yield = {1.2};
    written.ramp_ups.push_back({"launch", {}});
    written.ramp_ups[0].value.steps = {first, then};
    const StaticLook look = static_look(make_plan(written));
    CHECK(look.stations[0].cycle_seconds == Approx(120));
    CHECK(look.stations[0].availability == Approx(1800.0 / (1800 + 1800)));
    CHECK(look.stations[0].visits_a_unit == Approx(1 / 0.6));
    CHECK(look.bound_jph == Approx(15 * 0.6 * (24 * 2.0 / 3 + 76) / 100));
    // Stops by cycles take no longer in slower cycles: 3 min and 1 min a part for a day, 2 min and 1 min then.
    StationSpec& with_dressing = std::get<StationSpec>(written.flows[0].elements[1]);
    with_dressing.failures.clear();
    with_dressing.yield = {};
    written.ramp_ups[0].value.steps[0].yield = written.ramp_ups[0].value.steps[1].yield = {1};
    MaintenanceSpec dressing;
    dressing.clock = Clock::cycles;
    dressing.every = cycles(5);
    dressing.length = constant(300);
    with_dressing.maintenance = {dressing};
    const Plan dressed = make_plan(written);
    CHECK(static_cast<double>(simulate(dressed, 1, 0).units()) <= static_look(dressed).most_units);
    CHECK(static_look(dressed).bound_jph == Approx(20));
}

TEST_CASE("a target an hour is one of scheduled time, one a day of all time, and one a year of its share of working time") {
    LineSpec written = plant({source("in"), station("press", 100), sink("out")}, 70 * 24h);
    written.calendars.push_back({"early", daily(6h, 14h)});
    written.run.calendar = Ref("early");
    written.target = Rate{30.0 / 3600, RateOf::scheduled_time};
    StaticLook look = static_look(make_plan(written));
    CHECK(look.target == Approx(30 * 8 * 70));
    CHECK(look.takt_time == Duration{120s});
    CHECK(look.target_possible() == true);
    written.target = Rate{30.0 / 3600};
    look = static_look(make_plan(written));
    CHECK(look.target == Approx(30 * 24 * 70));
    CHECK(look.target_possible() == false);
    // Of 52 weeks and a day of 2026, which begins on a Thursday, a run from Monday to Friday has 5 of 261 working days.
    written.calendars[0].value.days = Weekdays::range(0, 4);
    written.run.start = Date{std::chrono::year{2026} / 1 / 5};
    written.run.horizon = 5 * 24h;
    written.target = Rate{26'100.0 / (365 * 86400.0), RateOf::year};
    const Plan week = make_plan(written);
    CHECK(static_look(week).target == Approx(500));
    CHECK(runs_a_year(week) == Approx(261.0 / 5));
    written.run.horizon = 365 * 24h;
    CHECK(runs_a_year(make_plan(written)) == 1);
}

TEST_CASE("of a repair only what is sure to fall into a shift counts") {
    const auto availability = [](FailureSpec failure) {
        StationSpec press = station("press", 60);
        press.failures = {std::move(failure)};
        LineSpec written = plant({source("in"), press, sink("out")}, 100 * 24h);
        written.calendars.push_back({"early", daily(6h, 14h)});
        written.run.calendar = Ref("early");
        return static_look(make_plan(written)).stations[0].availability;
    };
    const double hour = 3600;
    // Cut off by the end of the shift at any of its instants: E min(R, x) = R - R^2 / 2 L, and L / 2 for a longer one, of which 4 h
    // of the first 8 h are found by 10 h * 80 h^2 / (2 * 100 h^2).
    CHECK(availability(failure(Clock::operating, 20 * hour, 1 * hour)) == Approx(20 / (20 + 1 - 1.0 / 16)));
    CHECK(availability(failure(Clock::operating, 20 * hour, 10 * hour)) == Approx(20.0 / 24));
    CHECK(availability(failure(Clock::scheduled, 20 * hour, 1 * hour)) == Approx(1));  // may be at the end of shifts only
    FailureSpec at_random = failure(Clock::scheduled, 20 * hour, 1 * hour);
    at_random.every = Distribution::of<Exponential>(20 * hour);
    CHECK(availability(at_random) == Approx(20 / (20 + 1 - 1.0 / 16)));
    at_random.clock = Clock::calendar;
    CHECK(availability(at_random) == Approx(20.0 / 21));
}

TEST_CASE("no run of a plant with shifts makes more than it may with luck, though repairs go on at night and parts are finished") {
    StationSpec press = station("press", 3000);
    press.at_shift_end = ShiftEnd::finish;
    LineSpec written = plant({source("in"), press, sink("out")}, 100 * 24h);
    written.calendars.push_back({"early", daily(6h, 14h)});
    written.run.calendar = Ref("early");
    const Plan finishing = make_plan(written);
    CHECK(simulate(finishing, 1, 0).units() == 1000);  // ten are begun in 480 min
    CHECK(static_look(finishing).bound_units == Approx(100 * 9.6 + 101));
    auto& weld = std::get<StationSpec>(written.flows[0].elements[1]);
    weld.cycle = constant(300);
    weld.at_shift_end = ShiftEnd::suspend;
    weld.failures = {failure(Clock::operating, 20 * 3600.0, 10 * 3600.0)};
    weld.failures[0].every = Distribution::of<Exponential>(20 * 3600.0);
    const Plan failing = make_plan(written);
    const StaticLook look = static_look(failing);
    const auto units = static_cast<double>(simulate(failing, 1, 0).units());
    CHECK(units <= look.most_units);
    CHECK(units > 0.9 * look.bound_units);
    // People stay until what they do is done.
    weld.failures.clear();
    weld.cycle = constant(3000);
    weld.calendar = Ref("always");
    weld.operators = Ref("team");
    written.calendars.push_back({"always", daily(0h, 24h)});
    ResourceSpec team;
    team.size = 1;
    team.calendar = Ref("early");
    written.operators.push_back({"team", team});
    const Plan staying = make_plan(written);
    CHECK(static_cast<double>(simulate(staying, 1, 0).units()) <= static_look(staying).most_units);
    CHECK(static_look(staying).bound_units == Approx(100 * 9.6 + 101));
}

TEST_CASE("trains that are full whenever one may leave are a bound, by their timetable or by their rounds") {
    StationSpec fit = station("fit", 60);
    fit.materials.push_back({Ref("seats"), ByProduct<std::uint32_t>(1)});
    LineSpec written = for_100_hours({source("in"), fit, sink("out")});
    MaterialSpec seats;
    seats.stock = 20;
    seats.reorder_point = 15;
    seats.lot = 10;
    written.materials.push_back({"seats", seats});
    MilkRunSpec run;
    run.carries = 2;
    run.every = 30min;
    run.stops.push_back({Ref("seats"), constant(300), {}});
    run.way_back = constant(300);
    written.milk_runs.push_back({"tugger", run});
    const Plan plan = make_plan(written);
    StaticLook look = static_look(plan);
    CHECK(look.milk_runs[0].lots_a_unit == Approx(0.1));
    CHECK(look.bound_jph == Approx(40.2));  // two lots at 201 instants of 100 h, both ends included
    // A train that is under way as counting begins, one that leaves late, and two lots and a half beside the line.
    CHECK(look.most_units == Approx((402 + 2 + 2 + 2.5) * 10));
    const auto units = static_cast<double>(simulate(plan, 1, 0).units());
    CHECK(units <= look.most_units);
    CHECK(units > 0.98 * look.bound_units);
    // From 6 to 14 o'clock, 17 instants on each of the four days.
    written.calendars.push_back({"early", daily(6h, 14h)});
    written.milk_runs[0].value.calendar = Ref("early");
    CHECK(static_look(make_plan(written)).bound_jph == Approx(4 * 17 * 2 * 10 / 100.0));
    // A round of a full train takes 39 minutes.
    written.milk_runs[0].value = run;
    written.milk_runs[0].value.unload = 14min + 30s;
    written.milk_runs[0].value.every.reset();
    CHECK(static_look(make_plan(written)).bound_jph == Approx((6000.0 / 39 + 1) * 2 * 10 / 100));
    written.milk_runs[0].value.trains = 3;
    CHECK(static_look(make_plan(written)).bound_jph == Approx(60));  // three times that: the station
}
