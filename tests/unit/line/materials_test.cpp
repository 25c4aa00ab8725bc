// Bought parts of one or two stations that take a minute or so a unit, their instants worked out by hand.
#include "takt/line/materials.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/line/plants.hpp"

using namespace plants;

namespace {

MaterialSpec stock_of(std::uint32_t pieces) {
    MaterialSpec made;
    made.stock = pieces;
    return made;
}

MaterialSpec material(std::uint32_t stock, std::uint32_t reorder_point, std::uint32_t lot, double lead_time) {
    MaterialSpec made = stock_of(stock);
    made.reorder_point = reorder_point;
    made.lot = lot;
    made.lead_time = constant(lead_time);
    return made;
}

StationSpec taking(StationSpec station, const char* name, std::uint32_t pieces) {
    station.materials.push_back({Ref(name), ByProduct<std::uint32_t>(pieces)});
    return station;
}

LineSpec with(LineSpec made, const char* name, MaterialSpec material) {
    made.materials.push_back({Name(name), std::move(material)});
    return made;
}

/// A part is always ready, and takes a minute.
LineSpec seat_fit(MaterialSpec seats, std::uint32_t pieces = 1, Duration horizon = 10min) {
    return with(plant({source(), taking(station("fit", 60), "seats", pieces), sink()}, horizon), "seats",
                std::move(seats));
}

void check_conserved(const MaterialResult& seats, std::uint64_t lot) {
    CHECK(seats.stock_at_start + lot * seats.deliveries == seats.consumed + seats.stock_at_end);
}

}  // namespace

TEST_CASE("without a supplier, work ends when the stock is used up, and the line waits for ever") {
    const Ran ran(seat_fit(stock_of(7), 2));
    CHECK(ran.loads("fit") == Times{0min, 1min, 2min});
    CHECK(ran.time("fit", State::waiting_for_material) == 7min);
    CHECK_FALSE(ran.result.deadlock);
    const MaterialResult& seats = ran.result.materials[0];
    CHECK(seats.consumed == 6);
    CHECK(seats.stock_at_end == 1);
    CHECK(seats.call_offs == 0);
    CHECK(seats.waited_seconds == 7 * 60);
    CHECK(seats.empty_seconds == 0);
    check_conserved(seats, 0);
}

TEST_CASE("a lot is called off at the reorder point, and comes after its lead time") {
    // 2 from 0 s on: called off. 1, and 0 from 120 s on. At 180 s one is lacking, which with the 3 under way makes 2: called
    // off. 210 s: the first 3 come, 2 are left; 1, and 0 from 330 s on. 390 s: the next 3, 2 are left: called off; 1, and 0
    // from 510 s on. At 570 s one is lacking: called off. 600 s: 3 come, 2 are left.
    const Ran ran(seat_fit(material(3, 2, 3, 210)));
    CHECK(ran.loads("fit") == Times{0s, 60s, 120s, 210s, 270s, 330s, 390s, 450s, 510s, 600s});
    CHECK(ran.time("fit", State::waiting_for_material) == 30s + 30s);
    const MaterialResult& seats = ran.result.materials[0];
    CHECK(seats.call_offs == 4);
    CHECK(seats.deliveries == 3);
    CHECK(seats.consumed == 10);
    CHECK(seats.stock_at_end == 2);
    CHECK(seats.empty_seconds == 90 + 60 + 90);
    CHECK(seats.waited_seconds == 60);
    CHECK(seats.stock_seconds == 60 * (2 + 1) * 3);
    CHECK(seats.on_the_way_seconds == 3 * (180 + 2 * 30 + 180 + 180 + 2 * 30));
    check_conserved(seats, 3);
}

TEST_CASE("what a station waits for is called off too, although the stock is above the reorder point") {
    const Ran ran(seat_fit(material(5, 0, 2, 90), 4));
    // 1 is left at 0 min, 3 lacking at 1 min: two lots; at 2.5 min there are 5, 1 is left. The same every 2.5 minutes.
    CHECK(ran.loads("fit") == Times{0min, 150s, 300s, 450s, 600s});
    CHECK(ran.result.materials[0].deliveries == 8);
    check_conserved(ran.result.materials[0], 2);
}

TEST_CASE("several lots are under way at once, and a reorder point above the stock is met when the run begins") {
    // 10 are wanted beside the line: ten lots of 1 at once.
    const Ran ran(seat_fit(material(0, 9, 1, 120)));
    CHECK(ran.loads("fit").front() == 2min);
    CHECK(ran.result.materials[0].call_offs == 11 + 8);  // one more for the part that waits: it is owed already
    CHECK(ran.time("fit", State::waiting_for_material) == 2min);
    CHECK(make_plan(seat_fit(material(0, 9, 1, 120))).materials[0].most_deliveries == 11);
}

TEST_CASE("deliveries come in the order in which they are due, whichever was called off first") {
    MaterialSpec seats = material(0, 3, 1, 0);
    const Made<Distribution> mixed = Distribution::discrete({{60, 0.5}, {240, 0.5}}, Dimension::time);
    seats.lead_time = std::get<Distribution>(mixed);
    const Ran ran(seat_fit(seats, 1, 10h));
    check_conserved(ran.result.materials[0], 1);
    CHECK(ran.result.materials[0].deliveries > 200);
    CHECK(ran.result.materials[0].call_offs - ran.result.materials[0].deliveries <= 5);
}

TEST_CASE("of two stations, the one that has waited longer is served first; nobody overtakes it") {
    // Two lines; `late` is downstream of nothing and comes later. The one lot of 4 comes at 10 min.
    LineSpec spec = plant({timetable({1min}, "first"), taking(station("early", 60), "seats", 3), sink("a")}, 1h);
    spec.flows.push_back(
        {Name("other"), {timetable({2min}, "second"), taking(station("late", 60), "seats", 1), sink("b")}});
    spec = with(std::move(spec), "seats", material(2, 0, 4, 540));
    const Ran ran(spec);
    // At 1 min `early` lacks one of three; called off, to come at 10 min. `late` could have one of two, but comes behind.
    CHECK(ran.loads("early") == Times{10min});
    CHECK(ran.loads("late") == Times{10min});
    CHECK(ran.time("late", State::waiting_for_material) == 8min);
    CHECK(ran.result.materials[0].stock_at_end == 2);
}

TEST_CASE("a station whose machine fails gives its place in the queue to the next") {
    StationSpec early = taking(station("early", 60), "seats", 3);
    early.failures = {failure(Clock::calendar, 90, 3600)};
    LineSpec spec = plant({timetable({1min}, "first"), early, sink("a")}, 1h);
    spec.flows.push_back(
        {Name("other"), {timetable({2min}, "second"), taking(station("late", 60), "seats", 1), sink("b")}});
    const Ran ran(with(std::move(spec), "seats", stock_of(3)));
    CHECK(ran.loads("late") == Times{});  // `early` took all three before it failed
    spec = plant({timetable({1min}, "first"), early, sink("a")}, 1h);
    spec.flows.push_back(
        {Name("other"), {timetable({2min}, "second"), taking(station("late", 60), "seats", 1), sink("b")}});
    const Ran other(with(std::move(spec), "seats", material(2, 0, 1, 3600)));
    CHECK(other.loads("late") == Times{2min});
}

TEST_CASE("two stations that need the same two materials do not keep them from each other") {
    LineSpec spec = plant({source("first"), taking(taking(station("one", 60), "seats", 1), "belts", 1), sink("a")}, 1h);
    spec.flows.push_back(
        {Name("other"), {source("second"), taking(taking(station("two", 60), "belts", 1), "seats", 1), sink("b")}});
    spec = with(with(std::move(spec), "seats", material(1, 0, 1, 70)), "belts", material(1, 0, 1, 110));
    const Ran ran(spec);
    check_conserved(ran.result.materials[0], 1);
    check_conserved(ran.result.materials[1], 1);
    const std::uint64_t units = ran.result.units();
    CHECK(units >= 30);
    CHECK(ran.loads("one").size() > 10);
    CHECK(ran.loads("two").size() > 10);
}

TEST_CASE("a station that a part has passed by waits for no material") {
    // Each part is offered to `a` first, which never has a seat again, and goes to `b`.
    StationSpec cut = station("cut", 60), a = taking(station("a", 10), "seats", 1), b = station("b", 10);
    cut.to = route(Choice::first, {{Ref("a"), 1, {}}, {Ref("b"), 1, {}}});
    a.to = route(Choice::fixed, {{Ref("sink"), 1, {}}});
    const Ran ran(with(plant({source(), cut, a, b, sink()}, 10min), "seats", stock_of(1)));
    CHECK(ran.loads("a") == Times{1min});
    CHECK(ran.loads("b").size() == 9);
    CHECK(ran.time("a", State::waiting_for_material) == 0s);
    CHECK(ran.result.materials[0].waited_seconds == 0);
}

TEST_CASE("pieces by product: none for some") {
    SourceSpec mixed = source();
    mixed.sequence = {Ref("A"), Ref("B")};
    StationSpec fit = station("fit", 60);
    fit.materials.push_back({Ref("seats"), {}});
    fit.materials[0].second.each = {{Ref("A"), 2u}, {Ref("B"), 0u}};
    const Ran ran(with(with_products(plant({mixed, fit, sink()}, 10min), {"A", "B"}), "seats", stock_of(4)));
    CHECK(ran.loads("fit") == Times{0min, 1min, 2min, 3min});  // the fifth is an A
    CHECK(ran.result.materials[0].consumed == 4);
}

TEST_CASE("a part that goes on without is incomplete, and counted so at the sink") {
    LineSpec spec = seat_fit(material(2, 0, 3, 90));
    std::get<StationSpec>(spec.flows[0].elements[1]).when_missing = Shortage::leave_out;
    // 2 pieces for minutes 0 and 1, called off at 1; minute 2 without; at 2.5 min 3 more, for minutes 3, 4 and 5; minute 6
    // without; for 7, 8 and 9; a part that begins at 10 goes without.
    const Ran ran(spec);
    CHECK(ran.loads("fit").size() == 11);
    CHECK(ran.result.sinks[0].units == 10);
    CHECK(ran.result.sinks[0].incomplete == 2);
    CHECK(ran.result.materials[0].left_out == 3);
    CHECK(ran.result.materials[0].consumed == 8);
    check_conserved(ran.result.materials[0], 3);
}

TEST_CASE("incomplete parts go where they are completed, and are complete after that") {
    StationSpec fit = taking(station("fit", 60), "seats", 1);
    fit.when_missing = Shortage::leave_out;
    StationSpec check = station("check", 60);
    check.incomplete = Ref("yard");
    StationSpec completion = taking(station("completion", 60), "seats", 1);
    completion.to = route(Choice::fixed, {{Ref("sink"), 1, {}}});
    LineSpec spec = plant({timetable({0min, 1min, 2min}), fit, check, sink()}, 1h);
    spec.flows.push_back({Name("side"), {buffer("yard", 5), completion}});
    const Ran ran(with(std::move(spec), "seats", material(2, 0, 2, 540)));
    // The third, at 2 min, lacks its seat, is checked until 4 min, and completed when the lot comes at 10 min.
    CHECK(ran.loads("completion") == Times{10min});
    CHECK(ran.exits() == Times{2min, 3min, 11min});
    CHECK(ran.result.sinks[0].incomplete == 0);
    CHECK(ran.result.materials[0].left_out == 1);
}

TEST_CASE("what is counted begins after the warm-up") {
    LineSpec spec = seat_fit(material(3, 2, 3, 210), 1, 6min);
    spec.run.warm_up = 4min;
    const Ran ran(spec);
    const MaterialResult& seats = ran.result.materials[0];
    CHECK(seats.stock_at_start == 2);
    CHECK(seats.consumed == 6);
    CHECK(seats.deliveries == 2);
    CHECK(ran.time("fit", State::waiting_for_material) == 30s);
    check_conserved(seats, 3);
}

TEST_CASE("a line that waits for a delivery in a circle of the flow is no deadlock") {
    StationSpec fit = taking(station("fit", 60), "seats", 1);
    fit.yield = Share{0.5};
    fit.rework = Ref("fit-in");
    SourceSpec hourly = source();
    hourly.every = constant(3600);
    LineSpec spec = plant({hourly, buffer("fit-in", 20), fit, sink()}, 24h * 10);
    spec = with(std::move(spec), "seats", material(1, 0, 1, 600));
    const Ran ran(spec);
    CHECK(make_plan(spec).loops == 1);
    CHECK(ran.result.materials[0].deliveries > 240);
    CHECK_FALSE(ran.result.deadlock);
}

TEST_CASE("a run of a sawtooth has the mean stock of its formula") {
    // Taken evenly, one a minute; a lot of 10 comes just when the stock is down to 0 for an instant: pieces 10, 9 ... 1 for a
    // minute each, less the one taken at once: 9 .. 0, with a mean of (lot - 1) / 2.
    const Ran ran(seat_fit(material(10, 4, 10, 240 + 60), 1, 100min));
    CHECK(ran.time("fit", State::waiting_for_material) == 0min);
    CHECK(ran.result.materials[0].stock_seconds / 6000 == doctest::Approx(4.5));
}

// Just in sequence: a body begins every 10 s, and its seat comes some time after that.

namespace {

MaterialSpec sequenced(double lead_time, std::uint32_t stock = 0) {
    MaterialSpec made = stock_of(stock);
    made.sequenced_from = Ref("body");
    made.lead_time = constant(lead_time);
    return made;
}

LineSpec body_and_fit(MaterialSpec seats, Duration horizon = 100s) {
    return with(plant({source(), station("body", 10), buffer("store", 50), taking(station("fit", 8), "seats", 1), sink()}, horizon), "seats",
                std::move(seats));
}

struct Called : Listener {
    Times due;

    void set_out(Index, SimTime at) override { due.push_back(at - run_start); }
};

}  // namespace

TEST_CASE("just in sequence, each part calls off its piece, which comes after the lead time") {
    // Called off at 0, 10, 20, ...; there at 45, 55, ...
    const Ran ran(body_and_fit(sequenced(45)));
    CHECK(ran.loads("fit") == Times{45s, 55s, 65s, 75s, 85s, 95s});
    const MaterialResult& seats = ran.result.materials[0];
    CHECK(seats.call_offs == 11);
    CHECK(seats.deliveries == 6);
    CHECK(seats.stock_seconds == 0);
    check_conserved(seats, 1);
    // Within the time that a body takes there, nobody waits for a seat: there after 7 of the 10 s, and a seat waits for 3.
    const Ran soon(body_and_fit(sequenced(7)));
    CHECK(soon.loads("fit") == Times{10s, 20s, 30s, 40s, 50s, 60s, 70s, 80s, 90s, 100s});
    CHECK(soon.time("fit", State::waiting_for_material) == 0s);
    CHECK(soon.result.materials[0].stock_seconds == doctest::Approx(10 * 3));
}

TEST_CASE("what is there at the start serves the first parts") {
    // Two bodies are served at 10 and 20; the seat called off at 0 is there at 45, and goes to the third.
    CHECK(Ran(body_and_fit(sequenced(45, 2), 60s)).loads("fit") == Times{10s, 20s, 45s, 55s});
}

TEST_CASE("each product calls off what it needs, wherever that is") {
    LineSpec made = with_products(body_and_fit(sequenced(45), 70s), {"A", "B"});
    std::get<SourceSpec>(made.flows[0].elements[0]).sequence = {Ref("A"), Ref("B")};
    auto& fit = std::get<StationSpec>(made.flows[0].elements[3]);
    fit.materials[0].second = {};
    fit.materials[0].second.each = {{"A", 2u}, {"B", 0u}};
    const Ran ran(made);
    // B needs none and is behind A. Two for the As of 0, 20, 40, 60.
    CHECK(ran.loads("fit") == Times{45s, 53s, 65s});
    CHECK(ran.result.materials[0].call_offs == 8);
    CHECK(ran.result.materials[0].consumed == 4);
}

TEST_CASE("no delivery overtakes another, whatever their lead times") {
    MaterialSpec seats = sequenced(0);
    seats.lead_time = Distribution::of<Exponential>(60);
    const Plan plan = make_plan(body_and_fit(seats, 1h));
    Called called;
    HeardLine line(plan, 1, 0, called);
    line.run_until(plan.end());
    const Times& due = called.due;
    CHECK(due.size() == 361);
    CHECK(std::is_sorted(due.begin(), due.end()));
    CHECK(std::adjacent_find(due.begin(), due.end()) != due.end());  // some have had to wait for the one in front
}

TEST_CASE("a part calls off anew when it has taken what it called off, and not before") {
    // Back from the fit, it needs another seat, called off at 18 and there at 23; it comes to the fit at 28.
    LineSpec made = body_and_fit(sequenced(5), 100s);
    auto& fit = std::get<StationSpec>(made.flows[0].elements[3]);
    fit.yield = Share{0};
    fit.rework = Ref("body");
    fit.rework_limit = 1;
    std::get<SourceSpec>(made.flows[0].elements[0]).limit = 1;
    const Ran ran(made);
    CHECK(ran.loads("body") == Times{0s, 18s});
    CHECK(ran.loads("fit") == Times{10s, 28s});
    CHECK(ran.result.materials[0].call_offs == 2);
    // Reworked before it comes to the fit, it has its seat on order.
    LineSpec before = body_and_fit(sequenced(5), 100s);
    auto& body = std::get<StationSpec>(before.flows[0].elements[1]);
    body.yield = Share{0};
    body.rework = Ref("back");
    body.rework_limit = 2;
    BufferSpec back = buffer("back", 3);
    back.to = route(Choice::fixed, {RouteTarget{Ref("body"), 1, {}}});
    before.flows.push_back({Name("repair"), {back}});
    std::get<SourceSpec>(before.flows[0].elements[0]).limit = 1;
    const Ran again(before);
    CHECK(again.loads("body") == Times{0s, 10s, 20s});
    CHECK(again.result.materials[0].call_offs == 1);
}

TEST_CASE("what is called off just in sequence is described whole, and taken behind that") {
    MaterialSpec seats = sequenced(45);
    seats.lot = 5;
    CHECK(errors(body_and_fit(seats)) == std::vector<std::string>{"material 'seats': expected either `sequenced_from`, or `reorder_point` and `lot`, found both"});
    seats = sequenced(45);
    seats.lead_time.reset();
    CHECK(errors(body_and_fit(seats)) == std::vector<std::string>{"material 'seats': expected a `lead_time` beside `sequenced_from`, found none"});
    seats = sequenced(45);
    seats.sequenced_from = Ref("fit");
    CHECK(errors(body_and_fit(seats)) == std::vector<std::string>{"station 'fit': `materials`: expected 'seats' behind the station that calls it off, 'fit', found no way from there"});
}
