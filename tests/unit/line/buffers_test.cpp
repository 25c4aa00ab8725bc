// Buffers, conveyors and sources. Times in the comments are seconds.
#include "plants.hpp"

using namespace plants;

TEST_CASE("a hand-over has no place, a buffer has as many as it says") {
    // a 1 s, b 10 s. Without a place a holds its second part from 2 to 11.
    const Ran direct(plant({source(), station("a", 1), station("b", 10), sink()}, 21s));
    CHECK(direct.loads("a") == Times{0s, 1s, 11s, 21s});
    CHECK(direct.time("a", State::blocked) == 9s + 9s);
    const Ran one(plant({source(), station("a", 1), buffer("store", 1), station("b", 10), sink()}, 21s));
    CHECK(one.loads("a") == Times{0s, 1s, 2s, 11s, 21s});
    CHECK(one.result.buffers[0].full_seconds == doctest::Approx(19));
}

TEST_CASE("a conveyor delays each part, and blocks when it is full") {
    // Conveyor of 2 places, 30 s: parts enter at 1 and 2, a holds the third from 3. b takes the first at 31 and the second,
    // there since 32, at 36; a's third and fourth enter at these times, and are taken at 61 and 66.
    BufferSpec conveyor = buffer("conveyor", 2);
    conveyor.transit = 30s;
    const Ran ran(plant({source(), station("a", 1), conveyor, station("b", 5), sink()}, 66s));
    CHECK(ran.exits() == Times{36s, 41s, 66s});
    CHECK(ran.loads("a") == Times{0s, 1s, 2s, 31s, 36s, 61s, 66s});
}

TEST_CASE("parts go on from a conveyor to a store and to a sink by themselves") {
    // Conveyor 10 s, store of 1 place, conveyor again of 5 s to the sink: parts of 0 and 1 leave at 15 and 16.
    BufferSpec first = buffer("first", 3);
    first.transit = 10s;
    BufferSpec second = buffer("second", 3);
    second.transit = 5s;
    const Ran ran(plant({timetable({0s, 1s}), first, buffer("store", 1), second, sink()}, 30s));
    CHECK(ran.exits() == Times{15s, 16s});
    CHECK(ran.result.buffers[1].entered == 2);
}

TEST_CASE("of two feeders the part that has waited longest goes first") {
    // Merge is busy 0-20 with a part of x. y's part waits since 3, x's second since 5: y's first.
    StationSpec x = station("x", 1);
    x.to = RouteSpec("x-store");
    StationSpec y = station("y", 1);
    BufferSpec x_store = buffer("x-store", 5);
    x_store.to = RouteSpec("merge");
    BufferSpec y_store = buffer("y-store", 5);
    y_store.to = RouteSpec("merge");
    LineSpec spec = plant({timetable({0s, 4s}, "xs"), x, x_store, timetable({2s}, "ys"), y, y_store, station("merge", 20), sink()}, 70s);
    struct Who : Listener {
        std::vector<Index> order;
        void left(SimTime, Index, const Part& part) override { order.push_back(part.source); }
    } who;
    const Plan plan = make_plan(spec);
    HeardLine line(plan, 1, 0, who);
    line.run_until(plan.end());
    CHECK(who.order == std::vector<Index>{0, 1, 0});
}

TEST_CASE("a timetable repeats, a limit ends it") {
    // Two parts at 3 and one at 7 of every 10 s, five in all: 3, 3, 7, 13, 13.
    SourceSpec arrivals = source();
    arrivals.timetable = {{3s, {}, 2, {}}, {7s, {}, 1, {}}};
    arrivals.repeats = 10s;
    arrivals.limit = 5;
    CHECK(Ran(plant({arrivals, station("a", 1), sink()}, 60s)).exits() == Times{4s, 5s, 8s, 14s, 15s});
}

TEST_CASE("arrivals that find no room wait outside, or are lost") {
    // Every 2 s from 2 on, a takes 5: arrivals 2, 4, 6, 8, 10, 12.
    SourceSpec arrivals = source();
    arrivals.every = constant(2);
    const Ran waiting(plant({arrivals, station("a", 5), sink()}, 13s));
    CHECK(waiting.loads("a") == Times{2s, 7s, 12s});
    CHECK(waiting.result.sources[0].lost == 0);
    CHECK(waiting.result.sinks[0].lead_time.mean() == doctest::Approx((5.0 + 8.0) / 2));
    arrivals.overflow = Overflow::lose;
    const Ran losing(plant({arrivals, station("a", 5), sink()}, 13s));
    CHECK(losing.loads("a") == Times{2s, 8s});
    CHECK(losing.result.sources[0].lost == 4);  // of 4, 6, 10 and 12
}

TEST_CASE("orders without times come one after the other, and end") {
    SourceSpec orders = source();
    orders.orders = {{{}, "P", 2, {}}, {{}, "Q", 1, {}}};
    StationSpec a = station("a", 0);
    a.cycle = {};
    a.cycle.each = {{"P", constant(3)}, {"Q", constant(5)}};
    CHECK(Ran(with_products(plant({orders, a, sink()}, 60s), {"P", "Q"})).exits() == Times{3s, 6s, 11s});
}

TEST_CASE("plants whose clock could stand still are refused") {
    // An endless source before unlimited room; an assembly of two endless sources; a circle without time.
    BufferSpec unlimited = buffer("store", 0);
    unlimited.capacity = Capacity::unlimited();
    CHECK(errors(plant({source(), unlimited, station("a", 1), sink()}, 9s)).size() == 1);
    StationSpec assembly = station("assembly", 0);
    assembly.joins = {{Ref("parts"), 1, {}}};
    CHECK(errors(plant({source("more"), buffer("parts", 2), source(), assembly, sink()}, 9s)).size() >= 1);
    StationSpec inspect = station("inspect", 0);
    inspect.yield = Share{0.5};
    inspect.rework = Ref("inspect");
    CHECK(errors(plant({timetable({0s}), inspect, sink()}, 9s)).size() == 1);
    StationSpec brittle = station("brittle", 5);
    brittle.failures = {failure(Clock::cycles, 1, 0, Interrupted::scrap)};
    CHECK(errors(plant({source(), brittle, sink()}, 9s)).size() == 1);
}
