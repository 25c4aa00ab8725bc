// Runs that begin from a state. Times in the comments are seconds.
#include "plants.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "takt/line/state_of.hpp"

using namespace plants;

namespace {

/// Nothing comes in the time that the tests look at.
SourceSpec far_away() {
    return timetable({1000h});
}

PartStateSpec standing(std::optional<Duration> left = {}, std::optional<std::uint32_t> position = {}) {
    PartStateSpec made;
    made.left = left;
    made.position = position;
    return made;
}

PartStateSpec row_of(std::uint32_t count) {
    PartStateSpec made;
    made.count = count;
    return made;
}

PartStateSpec of_product(const char* product, std::optional<Duration> left = {}) {
    PartStateSpec made = standing(left);
    made.product = product;
    return made;
}

StopStateSpec stopped(std::optional<Duration> left = {}, const char* name = "failure") {
    StopStateSpec made;
    made.name = name;
    made.left = left;
    return made;
}

StateSpec midnight() {
    StateSpec made;
    made.moment = RunSpec{}.start;
    return made;
}

/// With parts on the station, and in the buffer before it.
LineSpec begun(LineSpec plant, std::vector<PartStateSpec> on_station, std::vector<PartStateSpec> in_buffer = {},
               const char* station = "work", const char* buffer = "store") {
    plant.state = midnight();
    plant.state->stations.push_back({station, {std::move(on_station), {}, {}}});
    if (!in_buffer.empty()) plant.state->buffers.push_back({buffer, std::move(in_buffer)});
    return plant;
}

LineSpec store_and_work(std::uint32_t machines = 1) {
    StationSpec work = station("work", 10);
    work.machines = machines;
    return plant({far_away(), buffer("store", 5), work, sink()}, 100s);
}

StationSpec trim_of(std::uint32_t pitches) {
    StationSpec made = station("trim", 10);
    made.moving.emplace();
    made.moving->pitches = pitches;
    return made;
}

}  // namespace

TEST_CASE("work that was half done is finished, and the parts behind it follow") {
    const Ran ran(begun(store_and_work(), {standing(4s)}, {row_of(2)}));
    CHECK(ran.exits() == Times{4s, 14s, 24s});
    CHECK(ran.time("work", State::working) == 24s);
    CHECK(ran.result.in_line_at_start == 3);
    CHECK(ran.result.in_line_at_end == 0);
    CHECK(ran.result.sources[0].released == 0);
    // In the store two parts for 4 s, one for 10.
    CHECK(ran.result.buffers[0].entered == 0);
    CHECK(ran.result.buffers[0].level_seconds == doctest::Approx(18));
}

TEST_CASE("without a time left the work begins anew, and with none left the part goes on at once") {
    CHECK(Ran(begun(store_and_work(), {standing()})).exits() == Times{10s});
    CHECK(Ran(begun(store_and_work(), {standing(0s)}, {row_of(1)})).exits() == Times{0s, 10s});
}

TEST_CASE("parts are on the machines that are said, or on the first ones") {
    CHECK(Ran(begun(store_and_work(3), {standing(4s, 2), standing(7s)}, {row_of(1)})).exits() == Times{4s, 7s, 10s});
    CHECK(Ran(begun(store_and_work(2), {row_of(2)}, {row_of(1)})).exits() == Times{10s, 10s, 20s});
}

TEST_CASE("a finished part waits for room as any other") {
    // The second station is at work until 30; the first is full until then, and blocked.
    LineSpec made = plant({far_away(), station("first", 10), station("second", 40), sink()}, 100s);
    made.state = midnight();
    made.state->stations.push_back({"first", {{standing(3s)}, {}, {}}});
    made.state->stations.push_back({"second", {{standing(30s)}, {}, {}}});
    const Ran ran(made);
    CHECK(ran.exits() == Times{30s, 70s});
    CHECK(ran.time("first", State::working) == 3s);
    CHECK(ran.time("first", State::blocked) == 27s);
}

TEST_CASE("parts in transit lie evenly along the way, or where they are said to be") {
    BufferSpec belt = buffer("store", 5);
    belt.transit = 30s;
    const LineSpec made = plant({far_away(), belt, station("work", 1), sink()}, 100s);
    CHECK(Ran(begun(made, {}, {row_of(3)})).exits() == Times{11s, 21s, 31s});
    CHECK(Ran(begun(made, {}, {standing(5s), standing(6s), standing(25s)})).exits() == Times{6s, 7s, 26s});
    // The second of three would be at 20, and is behind the first.
    CHECK(Ran(begun(made, {}, {standing(25s), row_of(2)})).exits() == Times{26s, 27s, 31s});
    CHECK(Ran(begun(made, {}, {standing(0s), standing(12s)})).exits() == Times{1s, 13s});
}

TEST_CASE("a stop that is going on keeps its part, and the next failure comes after it") {
    StationSpec work = station("work", 10);
    work.failures.push_back(failure(Clock::operating, 15, 20, Interrupted::scrap));
    LineSpec made = begun(plant({far_away(), buffer("store", 5), work, sink()}, 100s), {standing(4s)}, {row_of(2)});
    made.state->stations[0].second.stops = {stopped(7s)};
    // Out at 11 and 21; 15 s of work are over at 22, and the third part is lost.
    const Ran ran(made);
    CHECK(ran.exits() == Times{11s, 21s});
    CHECK(ran.result.scrapped == 1);
    CHECK(ran.time("work", State::down) == 7s + 20s);
    CHECK(ran.result.stations[0].failures == 1);
    // How long the first has lasted before the run, and so in all, nobody knows; the second is over at 42.
    CHECK(ran.result.stations[0].restorations == 1);
    CHECK(ran.result.stations[0].restoring == 20s);
}

TEST_CASE("who repairs is at it; a second stop has to wait for the crew") {
    StationSpec work = station("work", 10);
    work.machines = 2;
    work.failures.push_back(failure(Clock::operating, 500, 20));
    work.failures.back().crew = Ref("crew");
    LineSpec made = begun(plant({far_away(), buffer("store", 5), work, sink()}, 100s), {standing(4s), standing(4s)});
    made.crews.push_back({"crew", {}});
    StopStateSpec second = stopped(7s);
    second.machine = 2;
    made.state->stations[0].second.stops = {stopped(7s), second};
    // The second repair begins at 7, and nothing was done before, so it takes all of its 20.
    const Ran ran(made);
    CHECK(ran.exits() == Times{11s, 31s});
    CHECK(ran.time("work", State::waiting_for_crew) == 7s);
    CHECK(ran.result.resources[0].busy_seconds == 27);
}

TEST_CASE("stops on other clocks, and maintenance, go on as well") {
    for (const Clock clock : {Clock::calendar, Clock::scheduled, Clock::cycles}) {
        StationSpec work = station("work", 10);
        MaintenanceSpec cleaning;
        cleaning.clock = clock;
        cleaning.every = clock == Clock::cycles ? cycles(3) : constant(30);
        cleaning.length = constant(20);
        work.maintenance.push_back(cleaning);
        LineSpec made = begun(plant({far_away(), buffer("store", 5), work, sink()}, 80s), {}, {row_of(4)});
        made.state->stations[0].second.stops = {stopped(5s, "maintenance")};
        const Ran ran(made);
        // Parts from 5 on. By the clock the next is due at 35, just as the third part is done; by cycles as the third begins, and it
        // waits for its end.
        CHECK(ran.exits() == Times{15s, 25s, 35s, 65s});
        CHECK(ran.time("work", State::maintenance) == 25s);
    }
}

TEST_CASE("a moving line goes on with the parts at their pitches") {
    const LineSpec made = plant({far_away(), trim_of(3), sink()}, 100s);
    // One at the last pitch, one at the first, which is at its end in 4 s: the line moves at 4, 14 and 24.
    CHECK(Ran(begun(made, {standing({}, 3), standing(4s, 1)}, {}, "trim")).exits() == Times{4s, 24s});
    // From the end backwards; the first pitch is empty, and the line moves on empty.
    const Ran ran(begun(made, {row_of(2)}, {}, "trim"));
    CHECK(ran.exits() == Times{10s, 20s});
    CHECK(ran.result.moving_lines[0].parts_seconds == 30);
    CHECK(ran.result.moving_lines[0].empty_pitches == 2);
    CHECK(Ran(begun(made, {row_of(3)}, {}, "trim")).exits() == Times{10s, 20s, 30s});
}

TEST_CASE("operators of a moving line work on what is at their pitches") {
    // B takes 16 s at every pitch, so the line stands for 6 s in each cycle in which one is there.
    StationSpec line = trim_of(2);
    PitchWorkSpec work;
    work.time.each = {{"A", 10s}, {"B", 16s}};
    line.moving->work.push_back(work);
    const LineSpec made = with_products(plant({far_away(), line, sink()}, 100s), {"A", "B"});
    CHECK(Ran(begun(made, {of_product("A"), of_product("A")}, {}, "trim")).exits() == Times{10s, 20s});
    CHECK(Ran(begun(made, {of_product("B"), of_product("A")}, {}, "trim")).exits() == Times{16s, 26s});
}

TEST_CASE("lead times count from when the part came in") {
    PartStateSpec old = standing(4s);
    old.age = 100s;
    const Ran ran(begun(store_and_work(), {old}, {row_of(1)}));
    CHECK(ran.result.sinks[0].lead_time.most() == 104);
    CHECK(ran.result.sinks[0].lead_time.least() == 14);
}

TEST_CASE("parts ride on what they would ride on, and give it back") {
    StationSpec load = station("load", 10), unload = station("unload", 10);
    load.loads = Ref("skid");
    unload.unloads = Ref("skid");
    LineSpec made = plant({source(), load, buffer("store", 5), unload, sink()}, 40s);
    CarrierSpec two;
    two.count = 2;
    made.carriers.push_back({"skid", two});
    made.state = midnight();
    made.state->buffers.push_back({"store", {row_of(1)}});
    made.state->stations.push_back({"unload", {{standing(6s)}, {}, {}}});
    // Both skids are on the way until 6; then one loads until 16. The part of the store leaves at 16, the new one at 26.
    const Ran ran(made);
    CHECK(ran.loads("load") == Times{6s, 16s, 26s, 36s});
    CHECK(ran.exits() == Times{6s, 16s, 26s, 36s});
    CHECK(ran.time("load", State::waiting_for_carrier) == 6s);
}

TEST_CASE("a stock takes the place of what the file says") {
    StationSpec work = station("work", 10);
    work.materials.push_back({"seats", 1u});
    LineSpec made = plant({source(), work, sink()}, 100s);
    MaterialSpec seats;
    seats.stock = 9;
    made.materials.push_back({"seats", seats});
    made.state = midnight();
    made.state->materials.push_back({"seats", 2});
    CHECK(Ran(made).exits() == Times{10s, 20s});
}

TEST_CASE("deliveries that are on their way come when they are said to, and are not called off a second time") {
    StationSpec work = station("work", 10);
    work.materials.push_back({"seats", 1u});
    LineSpec made = plant({source(), work, sink()}, 100s);
    MaterialSpec seats;
    seats.stock = 1;
    seats.reorder_point = 1;
    seats.lot = 2;
    seats.lead_time = constant(50);
    made.materials.push_back({"seats", seats});
    made.state = midnight();
    // One in stock, and a lot of two comes at 25. As one is waited for, from 10 on, the next is called off, for 60.
    made.state->deliveries.push_back({"seats", {{25s, {}, 1, {}}}});
    CHECK(Ran(made).exits() == Times{10s, 35s, 45s, 70s, 80s});
    // Without: called off at 0, and once more as the last one is waited for.
    made.state->deliveries.clear();
    CHECK(Ran(made).exits() == Times{10s, 60s, 70s, 80s, 90s});
    // As if just called off.
    made.state->deliveries.push_back({"seats", {{{}, {}, 1, {}}}});
    CHECK(Ran(made).exits() == Times{10s, 60s, 70s, 80s, 90s});
}

TEST_CASE("what was called off just in sequence comes in its order") {
    StationSpec trim = station("trim", 10), fit = station("fit", 10);
    fit.materials.push_back({"seats", 1u});
    LineSpec made = plant({source(), trim, buffer("store", 9), fit, sink()}, 100s);
    MaterialSpec seats;
    seats.sequenced_from = Ref("trim");
    seats.lead_time = constant(30);
    made.materials.push_back({"seats", seats});
    made.state = midnight();
    made.state->buffers.push_back({"store", {row_of(2)}});
    made.state->deliveries.push_back({"seats", {{15s, {}, 1, {}}, {18s, {}, 1, {}}}});
    // Of those behind them seats come at 30, 40, 50 ...
    CHECK(Ran(made).exits() == Times{25s, 35s, 45s, 55s, 65s, 75s, 85s, 95s});
    made.state->deliveries[0].second = {{15s, 2, 1, {}}};
    CHECK(Ran(made).exits() == Times{25s, 35s, 45s, 55s, 65s, 75s, 85s, 95s});
}

TEST_CASE("lots that wait for a train, and trains that are under way, are there as the run begins") {
    StationSpec work = station("work", 10);
    work.materials.push_back({"seats", 1u});
    LineSpec made = plant({source(), work, sink()}, 100s);
    MaterialSpec seats;
    seats.stock = 0;
    seats.reorder_point = 1;
    seats.lot = 2;
    made.materials.push_back({"seats", seats});
    MilkRunSpec run;
    run.carries = 1;
    run.stops.push_back({Ref("seats"), constant(20), {}});
    run.way_back = constant(5);
    made.milk_runs.push_back({"tugger", run});
    made.state = midnight();
    made.state->deliveries.push_back({"seats", {{{}, {}, 1, {}}}});
    made.state->trains.push_back({"tugger", {7s}});
    // Leaves at 7, is there at 27 with two, back at 32 for those called off meanwhile.
    CHECK(Ran(made).exits() == Times{37s, 47s, 62s, 72s, 87s, 97s});
}

TEST_CASE("a run that begins where another stands goes on as that one, with what is on the way") {
    StationSpec trim = station("trim", 10), fit = station("fit", 12);
    fit.materials = {{"seats", 1u}, {"axles", 1u}, {"bolts", 1u}};
    LineSpec made = plant({source(), trim, buffer("store", 9), fit, sink()}, 40min);
    MaterialSpec seats, axles, bolts;
    seats.sequenced_from = Ref("trim");
    seats.lead_time = constant(70);
    axles.stock = 6;
    axles.reorder_point = 5;
    axles.lot = 3;
    axles.lead_time = constant(90);
    bolts = axles;
    bolts.lead_time.reset();
    made.materials = {{"seats", seats}, {"axles", axles}, {"bolts", bolts}};
    MilkRunSpec run;
    run.carries = 1;
    run.trains = 2;
    run.stops.push_back({Ref("bolts"), constant(30), {}});
    run.way_back = constant(29);
    made.milk_runs.push_back({"tugger", run});
    const Ran whole(made);
    std::size_t deliveries = 0, trains = 0;
    for (const Duration when : {1min, 7min, 13min}) {
        CAPTURE(when.count());
        Line<> line(whole.plan, 1, 0);
        line.run_until(run_start + when);
        LineSpec later = made;
        later.state = state_of(line);
        deliveries += later.state->deliveries.size();
        trains += later.state->trains.size();
        later.run.horizon -= when;
        Times expected;
        for (const Duration exit : whole.exits())
            if (exit > when) expected.push_back(exit - when);
        CHECK(Ran(later).exits() == expected);
    }
    CHECK(deliveries > 3);
    CHECK(trains > 0);
}

TEST_CASE("a run begins in the middle of a day, and of a shift") {
    // 10:40 on a day with a shift from 6 to 14 and a break at 12 for half an hour: half an hour less until the break and the rest after.
    LineSpec made =
        begun(plant({far_away(), buffer("store", 5), station("work", 7200), sink()}, 24h), {standing(2h)}, {row_of(1)});
    made.calendars.push_back({"early", daily(6h, 14h, {BreakSpec{{12h}, 30min, {}}})});
    made.run.calendar = Ref("early");
    made.state->moment += 10h + 40min;
    // 80 min until 12:00, 40 min from 12:30: out at 13:10. The next has 50 min until 14:00, and 70 min from 6:00.
    const Ran ran(made);
    CHECK(ran.exits() == Times{2h + 30min, 20h + 30min});
    CHECK(ran.plan.start == std::chrono::sys_days(RunSpec{}.start) + 10h + 40min);
}

TEST_CASE("counting begins at once") {
    LineSpec made = begun(store_and_work(), {standing(4s)});
    made.run.warm_up = 1h;
    const Ran ran(made);
    CHECK(ran.plan.warm_up == 0s);
    CHECK(ran.exits() == Times{4s});
    CHECK(ran.result.units() == 1);
}

TEST_CASE("a limit counts the parts that come, not those that are there") {
    SourceSpec three = source();
    three.limit = 3;
    LineSpec made =
        begun(plant({three, buffer("store", 5), station("work", 10), sink()}, 100s), {standing(4s)}, {row_of(1)});
    CHECK(Ran(made).exits() == Times{4s, 14s, 24s, 34s, 44s});
}

TEST_CASE("of several operations the last is under way") {
    StationSpec work = station("work", 0);
    work.cycle = {};
    for (const double seconds : {5.0, 6.0}) {
        OperationSpec step;
        step.time = constant(seconds);
        work.operations.push_back(step);
    }
    CHECK(
        Ran(begun(plant({far_away(), buffer("store", 5), work, sink()}, 100s), {standing(4s)}, {row_of(1)})).exits() ==
        Times{4s, 15s});
}

TEST_CASE("robots have no more left to do than the station") {
    StationSpec work = station("work", 10);
    RobotSpec slow;
    slow.cycle = constant(12);
    work.robots.push_back(slow);
    CHECK(
        Ran(begun(plant({far_away(), buffer("store", 5), work, sink()}, 100s), {standing(4s)}, {row_of(1)})).exits() ==
        Times{4s, 16s});
}

TEST_CASE("under blocking before service a part that is there leaves when there is room") {
    StationSpec first = station("work", 10);
    first.blocking = Blocking::before;
    LineSpec made =
        begun(plant({far_away(), buffer("store", 5), first, buffer("between", 1), station("second", 30), sink()}, 200s),
              {standing(4s)}, {row_of(2)});
    made.state->buffers.push_back({"between", {row_of(1)}});
    // The second takes the part between at 0, so the one on the machine goes there at 4. The place is free at 30, and the next
    // begins then, and so at 60.
    CHECK(Ran(made).loads("work") == Times{0s, 30s, 60s});
}

TEST_CASE("what does not fit is said") {
    LineSpec made = begun(store_and_work(2), {row_of(3)}, {row_of(6)});
    made.state->stations[0].second.stops = {stopped(7s, "failur")};
    made.state->stations.push_back({"work", {}});
    made.state->materials.push_back({"seats", 2});
    BufferSpec belt = buffer("belt", 5);
    belt.transit = 30s;
    made.flows[0].elements.insert(made.flows[0].elements.end() - 1, belt);
    made.state->buffers.push_back({"belt", {standing(40s), standing(20s), standing(25s, 3)}});
    made.state->buffers.push_back({"strore", {}});
    const std::vector<std::string> said = errors(made);
    const auto says = [&](const char* text) {
        return std::any_of(said.begin(), said.end(),
                           [&](const std::string& one) { return one.find(text) != std::string::npos; });
    };
    CHECK(says("'work': expected at most as many parts as machines, 2, found 3"));
    CHECK(says("'store': expected at most as many parts as places, 5, found 6"));
    CHECK(says("'work': expected a failure or maintenance of the station, found 'failur'; it has none"));
    CHECK(says("'work': expected once, found a second time"));
    CHECK(says("expected a material, found 'seats'; the plant has none"));
    CHECK(says("'belt': `left`: expected at most the transit, 30 s, found 40 s"));
    CHECK(says("'belt': `left`: expected no less than that of the part in front, 40 s, found 20 s"));
    CHECK(says("'belt': expected no `position` in a buffer"));
    CHECK(says("expected a buffer, found 'strore', did you mean 'store'?"));
    CHECK(said.size() == 9);
}

TEST_CASE("positions are there, and taken once") {
    const auto said = errors(begun(store_and_work(3), {standing({}, 2), standing({}, 2)}));
    REQUIRE(said.size() == 1);
    CHECK(said[0].find("expected one part at a position, found two at 2") != std::string::npos);
    const auto beyond = errors(begun(store_and_work(3), {standing({}, 4), standing()}));
    REQUIRE(beyond.size() == 1);
    CHECK(beyond[0].find("`position`: expected 1 to 3") != std::string::npos);
}

TEST_CASE("deliveries are of materials that are called off, and trains no more than there are") {
    StationSpec trim = station("trim", 10), fit = station("fit", 10);
    fit.materials = {{"seats", 1u}, {"axles", 1u}, {"bolts", 1u}};
    LineSpec made = plant({source(), trim, buffer("store", 9), fit, sink()}, 100s);
    MaterialSpec seats, axles, bolts;
    seats.sequenced_from = Ref("trim");
    seats.lead_time = constant(30);
    axles.stock = 5;
    bolts.reorder_point = 1;
    bolts.lot = 2;
    made.materials = {{"seats", seats}, {"axles", axles}, {"bolts", bolts}};
    MilkRunSpec run;
    run.stops.push_back({Ref("bolts"), constant(20), {}});
    made.milk_runs.push_back({"tugger", run});
    made.state = midnight();
    made.state->deliveries = {{"seats", {{20s, {}, 1, {}}, {15s, {}, 1, {}}, {}}},
                              {"axles", {{20s, {}, 1, {}}}},
                              {"bolts", {{20s, 3, 1, {}}}},
                              {"bolt", {}}};
    made.state->trains = {{"tugger", {5s, 8s}}};
    CHECK(errors(made) == std::vector<std::string>{
                              "state: 'seats': `left`: expected no less than that of the one in front, 20 s, found 15 s",
                              "state: 'seats': expected `left`, since it comes in sequence",
                              "state: 'axles': expected a material that is called off, found one without `reorder_point` and `lot`",
                              "state: 'bolts': expected no `pieces`, since it comes in lots",
                              "state: expected a material, found 'bolt', did you mean 'bolts'?",
                              "state: 'tugger': expected at most as many times as trains, 1, found 2"});
}

TEST_CASE("what is on its way can be counted") {
    StationSpec trim = station("trim", 10), fit = station("fit", 10);
    fit.materials = {{"seats", 1u}, {"axles", 1u}};
    LineSpec made = plant({source(), trim, buffer("store", 9), fit, sink()}, 100s);
    MaterialSpec seats, axles;
    seats.sequenced_from = Ref("trim");
    seats.lead_time = constant(30);
    axles.reorder_point = 1;
    axles.lot = 1'000'000;
    axles.lead_time = constant(30);
    made.materials = {{"seats", seats}, {"axles", axles}};
    made.state = midnight();
    made.state->deliveries = {{"seats", {{20s, 1'000, 100'000, {}}}}, {"axles", {{20s, {}, 100, {}}}}};
    CHECK(errors(made) == std::vector<std::string>{});
    made.state->deliveries = {{"seats", {{20s, 1'000, 100'001, {}}}}, {"axles", {{20s, {}, 101, {}}}}};
    CHECK(errors(made) == std::vector<std::string>{"state: 'seats': expected at most 100000000 pieces on their way, found more",
                                                   "state: 'axles': expected at most 100000000 pieces on their way, found more"});
}

TEST_CASE("several products have to be told apart, and carriers suffice") {
    const auto said = errors(begun(with_products(store_and_work(), {"A", "B"}), {standing()}));
    REQUIRE(said.size() == 1);
    CHECK(said[0].find("expected a `product`, found none: the plant makes several") != std::string::npos);

    StationSpec load = station("load", 10), unload = station("unload", 10);
    load.loads = Ref("skid");
    unload.unloads = Ref("skid");
    LineSpec made = plant({source(), load, buffer("store", 5), unload, sink()}, 40s);
    made.carriers.push_back({"skid", {}});
    made.state = midnight();
    made.state->buffers.push_back({"store", {row_of(2)}});
    const auto too_few = errors(made);
    REQUIRE(too_few.size() == 1);
    CHECK(too_few[0].find("expected at most as many parts on 'skid' as there are, 1, found 2") != std::string::npos);
}
