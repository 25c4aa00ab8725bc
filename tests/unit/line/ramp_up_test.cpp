// Plants that get better after their start, with times worked out by hand.
#include "takt/line/ramp_ups.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "takt/line/simulate.hpp"
#include "unit/line/plants.hpp"

using namespace plants;
using std::chrono::days;

namespace {

/// The Monday on which every run begins, if nothing else is said.
const Date first_monday = RunSpec{}.start;

RampStepSpec step(int day, double cycle, double failures = 1, double yield = 1) {
    RampStepSpec made;
    made.from = first_monday + days{day};
    made.cycle = {cycle};
    made.failures = {failures};
    made.yield = {yield};
    return made;
}

LineSpec with_steps(LineSpec spec, std::vector<RampStepSpec> steps, const char* station_name = "weld") {
    spec.ramp_ups.push_back({"launch", {}});
    spec.ramp_ups.back().value.steps = std::move(steps);
    for (ElementSpec& element : spec.flows.front().elements)
        if (auto* station = std::get_if<StationSpec>(&element);
            station != nullptr && station->name.text == station_name)
            station->ramp_up = Ref("launch");
    return spec;
}

LineSpec learning(double first, double rate, Duration horizon) {
    LineSpec spec = with_steps(plant({source(), station("weld", 60), sink()}, horizon), {});
    spec.ramp_ups.back().value.learning = LearningSpec{{first}, {rate}, {}};
    return spec;
}

Times every(Duration cycle, int count, Duration from = {}) {
    Times times;
    for (int n = 1; n <= count; ++n)
        times.push_back(from + n * cycle);
    return times;
}

Times operator+(Times first, const Times& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

TEST_CASE("a time is scaled to the microsecond, and none that is more than nothing becomes nothing") {
    CHECK(scaled(90s, 1.5) == 135s);
    CHECK(scaled(100s, 1 / 3.0) == Duration{33333333});
    CHECK(scaled(longest_duration, 1) == longest_duration);
    CHECK(scaled(longest_duration, 2) == longest_duration);
    CHECK(scaled(Duration{1}, 0.01) == Duration{1});
    CHECK(scaled(Duration{}, 2) == Duration{});
}

TEST_CASE("work takes as long as the step says that holds when it begins") {
    // Half an hour a unit: 90 minutes on the first day, so 16; 60 minutes on the second, so 24; then 48 a day.
    const Ran ran(
        with_steps(plant({source(), station("weld", 1800), sink()}, 96h), {step(0, 3), step(1, 2), step(2, 1)}));
    CHECK(ran.exits() == every(90min, 16) + every(60min, 24, 24h) + every(30min, 96, 48h));
    CHECK(ran.result.units() == 16 + 24 + 2 * 48);
    CHECK(ran.time("weld", State::working) == 96h);
}

TEST_CASE("work that has begun is not shortened, and the first step holds before its date") {
    // 50 minutes a unit: the 29th begins after 23 h 20 min and ends after 24 h 10 min; from then on 25 minutes.
    const Ran ran(
        with_steps(plant({source(), station("weld", 25 * 60), sink()}, 26h), {step(-3, 9), step(0, 2), step(1, 1)}));
    CHECK(ran.exits() == every(50min, 29) + every(25min, 4, 29 * 50min));
    CHECK(Ran(with_steps(plant({source(), station("weld", 1800), sink()}, 10h), {step(5, 2), step(9, 1)})).exits() ==
          every(60min, 10));
}

TEST_CASE("dates count from the start of the run, whose warm-up is a part of it, as those of calendars do") {
    LineSpec spec = with_steps(plant({source(), station("weld", 1800), sink()}, 48h), {step(0, 2), step(2, 1)});
    spec.run.warm_up = 24h;
    CHECK(Ran(spec).result.units() == 24 + 48);
    spec.run.start = first_monday + days{1};
    CHECK(Ran(spec).result.units() == 48 + 48);
    // Off on the second day of the run, which is the day of the step.
    CalendarSpec calendar = daily(0h, 24h);
    calendar.holidays = {first_monday + days{2}};
    spec.calendars.push_back({"most", calendar});
    spec.run.calendar = Ref("most");
    CHECK(Ran(spec).result.units() == 48);
}

TEST_CASE("each operation and each robot with work of its own has the factor of its beginning; setups have none") {
    StationSpec weld = station("weld", 0);
    weld.cycle = {};
    weld.operations.resize(2);
    weld.operations[0].time = constant(12 * 3600);
    weld.operations[1].time = constant(3600);
    // 24 hours, then one: the second operation begins at the very instant of the step.
    CHECK(Ran(with_steps(plant({source(), weld, sink()}, 30h), {step(0, 2), step(1, 1)})).exits().front() == 25h);

    StationSpec with_robot = station("weld", 60);
    with_robot.robots.resize(1);
    with_robot.robots[0].cycle = constant(100);
    CHECK(Ran(with_steps(plant({source(), with_robot, sink()}, 601s), {step(0, 2)})).exits() == every(200s, 3));

    StationSpec changing = station("weld", 60);
    changing.setup.push_back({{}, {}, constant(30), {}});
    SourceSpec turns = source();
    turns.sequence = {Ref("A"), Ref("B")};
    CHECK(Ran(with_steps(with_products(plant({turns, changing, sink()}, 300s), {"A", "B"}), {step(0, 2)})).exits() ==
          Times{120s, 270s});
}

TEST_CASE("the n-th cycle of a machine takes first n^(log2 rate) times as long, and never less than once") {
    const Ran ran(learning(2.5, 0.85, 24h));
    double sum = 0;
    REQUIRE(ran.exits().size() > 200);
    for (std::size_t n = 1; n <= ran.exits().size(); ++n) {
        sum += 60 * std::max(1.0, 2.5 * std::pow(static_cast<double>(n), std::log2(0.85)));
        CHECK(std::abs(to_seconds(ran.exits()[n - 1]) - sum) < 1e-6 * static_cast<double>(n));
    }
    // Twice as many cycles: 85 % of the time. 2.5 x 0.85^k <= 1 for n = 2^k >= 50.
    CHECK(ran.exits()[0] == 150s);
    CHECK(ran.exits()[1] - ran.exits()[0] == Duration{127500000});
    CHECK(ran.exits()[3] - ran.exits()[2] == Duration{108375000});
    CHECK(ran.exits()[48] - ran.exits()[47] > 60s);
    CHECK(ran.exits()[50] - ran.exits()[49] == 60s);
}

TEST_CASE("nothing is learnt at a rate of 100 %, and each machine learns by itself") {
    CHECK(Ran(learning(2, 1, 1h)).exits() == every(120s, 30));
    LineSpec spec = learning(2, 0.5, 10min);
    std::get<StationSpec>(spec.flows[0].elements[1]).machines = 2;
    CHECK(Ran(spec).exits() == Times{120s, 120s, 180s, 180s, 240s, 240s, 300s, 300s, 360s, 360s, 420s, 420s, 480s, 480s,
                                     540s, 540s, 600s, 600s});
}

TEST_CASE("a cycle that begins anew after a failure is the same cycle, not the next") {
    LineSpec spec = learning(2, 0.5, 220s);
    auto& weld = std::get<StationSpec>(spec.flows[0].elements[1]);
    weld.failures = {failure(Clock::scheduled, 50, 10, Interrupted::restart)};
    weld.failures[0].every = constant(50);
    // 120 s from 60 s on fail again at 110 s, ...: no cycle is ever over. Failures of once an hour let the first one end.
    CHECK(Ran(spec).exits().empty());
    weld.failures[0].every = constant(60);
    weld.failures[0].repair = constant(3600);
    spec.run.horizon = 2h;
    weld.failures[0].clock = Clock::cycles;
    weld.failures[0].every = cycles(1);
    weld.failures[0].part = Interrupted::restart;
    // The failure comes as each cycle begins: an hour of repair, and the first cycle, of two minutes, from its beginning.
    CHECK(Ran(spec).exits() == Times{62min});
}

TEST_CASE("times to failure are divided, on every clock, and those of maintenance are not") {
    const auto failures_in = [](StationSpec weld) {
        return Ran(with_steps(plant({source(), std::move(weld), sink()}, 48h), {step(0, 1, 3), step(1, 1, 1)}))
            .result.stations[0]
            .failures;
    };
    for (const Clock clock : {Clock::operating, Clock::scheduled, Clock::calendar}) {
        StationSpec weld = station("weld", 60);
        weld.failures = {failure(clock, 5 * 3600, 20 * 60)};
        // Every 100 minutes and 20 of repair: after 100, 220, ... 1420 minutes, 12 on the first day. The last of these repairs ends
        // with it: the next failure comes 5 h later, then 5 h 20 min later each, at 5:00, 10:20, 15:40 and 21:00.
        CHECK(failures_in(weld) == 12 + 4);
    }
    StationSpec weld = station("weld", 3600);
    weld.failures = {failure(Clock::cycles, 6, 0)};
    CHECK(failures_in(weld) == 12 + 4);  // in every second cycle; in the 24th for the last time, then in every sixth
    weld.failures.clear();
    MaintenanceSpec planned;
    planned.every = constant(3 * 3600);
    planned.length = constant(3600);
    weld.maintenance = {planned};
    weld.cycle = constant(60);
    const Ran ran(with_steps(plant({source(), weld, sink()}, 48h), {step(0, 1, 3)}));
    CHECK(ran.time("weld", State::maintenance) == 12h);
}

TEST_CASE("a robot inside the station fails more often, too") {
    StationSpec weld = station("weld", 60);
    weld.robots.resize(1);
    weld.robots[0].failures = {failure(Clock::operating, 3 * 3600, 3600)};
    const Ran ran(with_steps(plant({source(), weld, sink()}, 24h), {step(0, 1, 3)}));
    CHECK(ran.result.robots[0].failures == 12);
}

TEST_CASE("the yield is what is written times the factor: none is good at 0 %") {
    StationSpec half = station("weld", 60);
    half.yield = Share{0.5};
    const auto good = [](const StationSpec& weld, double on_first_day, double then) {
        return Ran(with_steps(plant({source(), weld, sink()}, 48h), {step(0, 1, 1, on_first_day), step(1, 1, 1, then)}))
            .result;
    };
    // The last of the first day is judged as the second begins.
    CHECK(good(half, 0, 2).units() == 24 * 60 + 1);
    CHECK(good(half, 0, 2).stations[0].scrapped == 24 * 60 - 1);
    CHECK(good(half, 2, 0).units() == 24 * 60 - 1);
    CHECK(good(half, 2, 2).units() == 48 * 60);
    CHECK(good(station("weld", 60), 0, 1).units() == 24 * 60 + 1);
    const double share = static_cast<double>(good(half, 0.8, 0.8).units()) / (48 * 60);
    CHECK(std::abs(share - 0.4) < 0.04);  // more than four standard deviations
}

TEST_CASE("the random numbers of others stay what they are, and its own are only scaled") {
    StationSpec weld = station("weld", 0), paint = station("paint", 0);
    weld.cycle = Distribution::of<Exponential>(60.0);
    paint.cycle = Distribution::of<Exponential>(50.0);
    LineSpec spec = plant({source(), weld, buffer("store", 2), paint, sink()}, 10h);
    const Ran as_written(spec), unchanged(with_steps(spec, {step(0, 1)}));
    CHECK(as_written.exits() == unchanged.exits());
    LineSpec last_only = plant({source(), paint, sink()}, 10h);
    const Times once = Ran(last_only).exits(), twice = Ran(with_steps(last_only, {step(0, 2)}, "paint")).exits();
    REQUIRE(twice.size() > 300);
    for (std::size_t i = 0; i < twice.size(); ++i)
        CHECK(std::abs((twice[i] - 2 * once[i]).count()) <= 1);
    // The painter draws the same times whether the welder is new or not.
    const auto painted = [](const LineSpec& of) {
        const Ran ran(of);
        std::vector<std::int64_t> times;
        const Times begun = ran.loads("paint");
        for (std::size_t i = 0; i < 100; ++i)
            times.push_back((ran.exits()[i] - begun[i]).count());
        return times;
    };
    CHECK(painted(spec) == painted(with_steps(spec, {step(0, 3, 5)})));
}

TEST_CASE("a plan has the steps of its run, and the best of them") {
    const Plan plan = make_plan(with_steps(plant({source(), station("weld", 60), sink()}, 72h),
                                           {step(-9, 4), step(0, 3, 2, 0.9), step(1, 0.5, 3, 0.5), step(3, 0.1)}));
    REQUIRE(plan.ramp_ups[0].steps.size() == 2);
    CHECK(plan.ramp_ups[0].steps[0].cycle == 3);
    CHECK(plan.ramp_ups[0].steps[0].from == run_start);
    CHECK(plan.ramp_ups[0].steps[1].from == run_start + 24h);
    CHECK(plan.ramp_ups[0].best.cycle == 0.5);
    CHECK(plan.ramp_ups[0].best.failures == 2);
    CHECK(plan.ramp_ups[0].best.yield == 0.9);
    const Plan later =
        make_plan(with_steps(plant({source(), station("weld", 60), sink()}, 72h), {step(7, 3), step(9, 1)}));
    CHECK(later.ramp_ups[0].steps.size() == 1);
    CHECK(later.ramp_ups[0].steps[0].cycle == 3);
}

TEST_CASE("a ramp-up is over for a machine when no cycle takes other than as written any more") {
    const auto over = [](std::vector<RampStepSpec> steps) {
        return make_plan(with_steps(plant({source(), station("weld", 60), sink()}, 96h), std::move(steps))).ramp_ups[0].over;
    };
    CHECK(over({step(0, 3), step(1, 2), step(2, 1), step(3, 1, 2)}) == run_start + 48h);
    CHECK(over({step(0, 3), step(1, 1), step(2, 0.5)}) == never);
    CHECK(over({step(0, 1, 2), step(1, 1)}) == run_start);
    CHECK(over({step(0, 3), step(9, 1)}) == never);
}

TEST_CASE("what is learnt is learnt after so many cycles, or never") {
    const auto learnt = [](double first, double rate) { return make_plan(learning(first, rate, 24h)).ramp_ups[0]; };
    for (const double first : {1.001, 1.5, 2.5, 40.0})
        for (const double rate : {0.999, 0.95, 0.85, 0.5, 0.01}) {
            const RampUpPlan plan = learnt(first, rate);
            CAPTURE(first);
            CAPTURE(rate);
            if (plan.learnt > std::uint64_t{1} << 50) continue;
            for (std::uint64_t n = plan.learnt; n < plan.learnt + 1000; ++n)
                CHECK(learning_factor(plan, n) == 1);
            const auto before = static_cast<std::uint64_t>(0.99 * static_cast<double>(plan.learnt)) - 1;
            if (before > 0 && plan.learnt > 3) CHECK(learning_factor(plan, before) > 1);
        }
    CHECK(learnt(1, 0.9).learnt == 1);
    CHECK(learnt(1, 1).learnt == 1);
    CHECK(learnt(2, 1).learnt == std::numeric_limits<std::uint64_t>::max());
    CHECK(learnt(100, 0.999).learnt == std::numeric_limits<std::uint64_t>::max());
}
