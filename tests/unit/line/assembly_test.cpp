// Assembly, setups and carriers. Times in the comments are seconds.
#include "plants.hpp"

using namespace plants;

namespace {

LineSpec with_skids(LineSpec spec, std::uint32_t count, std::optional<std::uint32_t> places = {}) {
    CarrierSpec skids;
    skids.count = count;
    if (places) skids.places = *places;
    spec.carriers.push_back({"skids", skids});
    return spec;
}

StationSpec loader(double seconds) {
    StationSpec made = station("load", seconds);
    made.loads = Ref("skids");
    return made;
}

StationSpec unloader(double seconds) {
    StationSpec made = station("unload", seconds);
    made.unloads = Ref("skids");
    return made;
}

}  // namespace

TEST_CASE("an assembly takes all that one cycle needs, and no more") {
    // Doors every 3 s from 3 on, two for each body: begins at 6 and 12, ends at 7 and 13.
    SourceSpec doors = source("doors");
    doors.every = constant(3);
    StationSpec fit = station("fit", 1);
    fit.joins = {{Ref("rack"), 2, {}}};
    const Ran ran(plant({doors, buffer("rack", 2), source("bodies"), fit, sink()}, 17s));
    CHECK(ran.exits() == Times{7s, 13s});
    CHECK(ran.result.absorbed == 4);
    CHECK(ran.result.in_line_at_end == 1);
    StationSpec greedy = fit;
    greedy.joins[0].count = 3;
    CHECK(errors(plant({doors, buffer("rack", 2), source("bodies"), greedy, sink()}, 17s)).size() == 1);
}

TEST_CASE("an assembly that takes several parts from a conveyor begins when the last of them comes to its end") {
    // Doors every 3 s from 3 on, 5 s on their way: there at 8, 11, 14, 17, 20, 23; two for each body.
    SourceSpec doors = source("doors");
    doors.every = constant(3);
    BufferSpec rack = buffer("rack", 4);
    rack.transit = 5s;
    StationSpec fit = station("fit", 1);
    fit.joins = {{Ref("rack"), 2, {}}};
    const Ran ran(plant({doors, rack, source("bodies"), fit, sink()}, 25s));
    CHECK(ran.exits() == Times{12s, 18s, 24s});
    CHECK(ran.time("fit", State::starved) == 22s);
}

TEST_CASE("a change of product takes the time of its most specific rule, the first part none") {
    // P P Q P: 0-10, 10-20, P to Q 7: 27-37, anything to P 2: 39-49.
    SourceSpec arrivals = source();
    arrivals.sequence = {"P", "P", "Q", "P"};
    arrivals.limit = 4;
    StationSpec press = station("press", 10);
    press.setup = {{{}, {}, constant(5), {}}, {{}, "P", constant(2), {}}, {"P", "Q", constant(7), {}}};
    const Ran ran(with_products(plant({arrivals, press, sink()}, 60s), {"P", "Q"}));
    CHECK(ran.exits() == Times{10s, 20s, 37s, 49s});
    CHECK(ran.time("press", State::setup) == 9s);
}

namespace {

/// Two presses that make P and Q by turns, 10 s each, and one setter who takes 5 s to change either.
LineSpec two_presses(Duration horizon, std::vector<FailureSpec> failures_of_a = {}, std::vector<FailureSpec> failures_of_b = {}) {
    const auto line_of = [](const char* name) {
        SourceSpec blanks = source((std::string("blanks-") + name).c_str());
        blanks.sequence = {Ref("P"), Ref("Q")};
        StationSpec press = station(name, 10);
        press.setup = {{.time = constant(5), .operators = Ref("setters")}};
        return std::vector<ElementSpec>{blanks, press, sink((std::string("out-") + name).c_str())};
    };
    LineSpec spec = with_products(plant(line_of("a"), horizon), {"P", "Q"});
    std::get<StationSpec>(spec.flows[0].elements[1]).failures = std::move(failures_of_a);
    spec.flows.push_back({Name("second"), line_of("b")});
    std::get<StationSpec>(spec.flows[1].elements[1]).failures = std::move(failures_of_b);
    spec.operators.push_back({"setters", {}});
    return spec;
}

}  // namespace

TEST_CASE("who changes machines over does one after the other, and the next waits") {
    // a is changed at 10 and at 25; b waits from 10 to 15, is changed then, and again at 30.
    const Ran ran(two_presses(36s));
    CHECK(ran.loads("a") == Times{0s, 10s, 25s});
    CHECK(ran.loads("b") == Times{0s, 10s, 30s});
    CHECK(ran.exits() == Times{10s, 10s, 25s, 30s});
    CHECK(ran.time("a", State::setup) == 10s);
    CHECK(ran.time("a", State::waiting_for_operator) == 0s);
    CHECK(ran.time("b", State::setup) == 10s);
    CHECK(ran.time("b", State::waiting_for_operator) == 5s);
    CHECK(ran.result.resources[0].granted == 4);
    CHECK(ran.result.resources[0].busy_seconds == 20);
    CHECK(ran.result.resources[0].waiting_seconds == 5);
}

TEST_CASE("a setter whose machine fails stays with the part that goes on, and leaves the one that is scrapped") {
    // a fails at 12, in the first change, for 100 s.
    const Ran goes_on(two_presses(36s, {failure(Clock::calendar, 12, 100)}));
    CHECK(goes_on.loads("b") == Times{0s, 10s});
    CHECK(goes_on.time("b", State::waiting_for_operator) == 26s);
    const Ran begins_anew(two_presses(36s, {failure(Clock::calendar, 12, 100, Interrupted::restart)}));
    CHECK(begins_anew.time("b", State::waiting_for_operator) == 26s);
    const Ran scrapped(two_presses(36s, {failure(Clock::calendar, 12, 100, Interrupted::scrap)}));
    CHECK(scrapped.loads("b") == Times{0s, 10s, 27s});
    CHECK(scrapped.time("b", State::waiting_for_operator) == 2s);
    CHECK(scrapped.result.scrapped == 1);
    // b fails as it waits for the setter, who has nothing more to do with it.
    const Ran in_wait(two_presses(36s, {}, {failure(Clock::calendar, 12, 100, Interrupted::scrap)}));
    CHECK(in_wait.loads("a") == Times{0s, 10s, 25s});
    CHECK(in_wait.time("b", State::waiting_for_operator) == 2s);
    CHECK(in_wait.result.resources[0].granted == 2);
    CHECK(in_wait.result.resources[0].waiting_seconds == 2);
}

TEST_CASE("a setup that a spoilt part did not live to see is done again for the next") {
    // P 0-10, change to Q from 10, the calendar failure at 12 scraps the Q; up at 14, change again 14-21, Q 21-31.
    SourceSpec arrivals = source();
    arrivals.sequence = {"P", "Q", "Q"};
    arrivals.limit = 3;
    StationSpec press = station("press", 10);
    press.setup = {{"P", "Q", constant(7), {}}};
    press.failures = {failure(Clock::calendar, 12, 2, Interrupted::scrap)};
    const Ran ran(with_products(plant({arrivals, press, sink()}, 25s), {"P", "Q"}));
    CHECK(ran.exits() == Times{10s});
    CHECK(ran.time("press", State::setup) == 2s + 7s);
}

TEST_CASE("a part waits for an empty skid, and gives it back at the end") {
    // One skid. load 0-2, unload 2-7, the skid is back at 7: load 7-9, unload 9-14.
    const Ran ran(with_skids(plant({source(), loader(2), unloader(5), sink()}, 14s), 1));
    CHECK(ran.exits() == Times{7s, 14s});
    CHECK(ran.time("load", State::waiting_for_carrier) == 5s + 5s);
    CHECK(ran.result.carriers[0].empty_seconds == doctest::Approx(0));
}

TEST_CASE("an unloader waits where the empty skid has no place") {
    // Two skids, one place for empty ones; the loader's parts come at 0, 1 and 30. unload 2-3: skid A home (place taken by
    // none: the other is out with part 2). unload 4-5: no place for B until the loader takes A at 30: unload holds 5-30.
    // unload 32-33: no place for A, as B lies there, to the end.
    const Ran ran(with_skids(plant({timetable({0s, 1s, 30s}), loader(2), unloader(1), sink()}, 40s), 2, 1));
    CHECK(ran.exits() == Times{3s, 30s});
    CHECK(ran.time("unload", State::blocked) == 25s + 7s);
}

TEST_CASE("an empty skid takes its time to come back") {
    StationSpec load = station("L", 10);
    load.loads = Ref("skids");
    StationSpec unload = station("U", 10);
    unload.unloads = Ref("skids");
    LineSpec spec = plant({source(), load, unload, sink()}, 250s);
    spec.carriers = {{"skids", {.count = 2, .returns_in = 80s}}};
    const Ran ran(spec);
    // Round in 100 s: loaded at 0 and 10, empty at 20 and 30, back at 100 and 110.
    CHECK(ran.loads("L") == Times{0s, 10s, 100s, 110s, 200s, 210s});
    CHECK(ran.time("L", State::waiting_for_carrier) == 80s + 80s + 30s);
    CHECK(ran.result.carriers[0].empty_seconds == 10);
    CHECK(ran.result.carriers[0].returning_seconds == 4 * 80 + 30 + 20);
    // With room for one the second skid is sent back when the first is back and taken: at 100 s, and that at 180 s.
    spec.carriers[0].value.places = 1;
    CHECK(Ran(spec).loads("L") == Times{0s, 10s, 100s, 180s});
}

TEST_CASE("a part that comes back to its loader keeps the skid it rides on") {
    // One skid, nothing good at first: load 0-2, check 2-3, back to load 3-5 on the same skid, check 5-6, scrapped: skid back.
    StationSpec check = station("check", 1);
    check.yield = Share{0};
    check.rework = Ref("load");
    check.rework_limit = 1;
    const Ran ran(with_skids(plant({timetable({0s, 10s}), loader(2), check, unloader(1), sink()}, 20s), 1));
    CHECK(ran.loads("load") == Times{0s, 3s, 10s, 13s});
    CHECK(ran.result.scrapped == 2);
    CHECK(!ran.result.deadlock);
    // A part in front of the loader that needs a skid stands in the way of the one that comes back with the only one.
    const Ran stuck(with_skids(plant({timetable({0s, 0s}), loader(2), check, unloader(1), sink()}, 20s), 1));
    REQUIRE(stuck.result.deadlock);
    CHECK(stuck.result.deadlock->time - run_start == 3s);
}
