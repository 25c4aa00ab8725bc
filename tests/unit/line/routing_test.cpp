// Ways out of a station, yield and rework, blocking. Times in the comments are seconds.
#include "plants.hpp"

using namespace plants;

namespace {

/// A part a second into a station of 1 s that sends them to a or b (10 s each), and on to a sink.
LineSpec fork(RouteSpec to, std::initializer_list<Duration> times, Duration horizon) {
    StationSpec split = station("split", 1);
    split.to = std::move(to);
    StationSpec a = station("a", 10);
    a.to = RouteSpec("sink");
    return plant({timetable(times), split, a, station("b", 10), sink()}, horizon);
}

}  // namespace

TEST_CASE("the first idle station of a list gets the part, however the list is written") {
    // Parts leave split at 1, 21, 22: a takes the first and the second, b the third.
    const Ran ab(fork(route(Choice::first, {{"a", 0, {}}, {"b", 0, {}}}), {0s, 20s, 21s}, 60s));
    CHECK(ab.loads("a") == Times{1s, 21s});
    CHECK(ab.loads("b") == Times{22s});
    const Ran ba(fork(route(Choice::first, {{"b", 0, {}}, {"a", 0, {}}}), {0s, 20s, 21s}, 60s));
    CHECK(ba.loads("b") == Times{1s, 21s});
    CHECK(ba.loads("a") == Times{22s});
}

TEST_CASE("an idle station comes before a store that stands later in the list") {
    // a gets the part of 1; that of 2 goes to the store and is worked on by b; that of 12 finds a idle (since 11).
    StationSpec split = station("split", 1);
    split.to = route(Choice::first, {{"a", 0, {}}, {"store", 0, {}}});
    StationSpec a = station("a", 10);
    a.to = RouteSpec("sink");
    const Ran ran(plant({timetable({0s, 1s, 11s}), split, a, buffer("store", 5), station("b", 10), sink()}, 60s));
    CHECK(ran.loads("a") == Times{1s, 12s});
    CHECK(ran.loads("b") == Times{2s});
}

TEST_CASE("rotation takes turns even where a turn has to wait, products take their own way") {
    // Parts leave split at 1, 2, 3: a, b, a; the third waits for a till 11.
    const Ran turns(fork(route(Choice::rotate, {{"a", 0, {}}, {"b", 0, {}}}), {0s, 1s, 2s}, 60s));
    CHECK(turns.loads("a") == Times{1s, 11s});
    CHECK(turns.loads("b") == Times{2s});
    CHECK(turns.time("split", State::blocked) == 8s);
    LineSpec spec = with_products(fork(route(Choice::product, {{"b", 0, "P"}, {"a", 0, "Q"}}), {}, 60s), {"P", "Q"});
    SourceSpec orders = source();
    orders.orders = {{{}, "Q", 1, {}}, {{}, "P", 2, {}}};
    spec.flows[0].elements[0] = orders;
    const Ran products(spec);
    CHECK(products.loads("a") == Times{1s});
    CHECK(products.loads("b") == Times{2s, 12s});
}

TEST_CASE("with blocking before service work begins only when a place is reserved") {
    // b takes 10 and one place stands before it. a works 0-2; its part goes through the place to b at 2. a works 2-4 into
    // the place. The place is free at 12: a works 12-14.
    StationSpec a = station("a", 2);
    a.blocking = Blocking::before;
    const LineSpec spec = plant({source(), a, buffer("place", 1), station("b", 10), sink()}, 30s);
    const Ran ran(spec);
    CHECK(ran.loads("a") == Times{0s, 2s, 12s, 22s});
    CHECK(ran.exits() == Times{12s, 22s});
    CHECK(ran.time("a", State::blocked) == 8s + 8s + 6s);
    StationSpec direct = a;
    CHECK(errors(plant({source(), direct, station("b", 10), sink()}, 30s)).size() == 1);
}

TEST_CASE("a choice made for a part that another station has taken is not another product's choice") {
    // fast (3 s) and careful (blocking before) share a store, where Q, Q and P come at 1; Q's way is full, P's way is free.
    // careful looks at the second Q and waits; fast, busy with the first from 1 to 4, takes it; careful has P then.
    StationSpec fast = station("fast", 3);
    fast.to = RouteSpec("sink");
    StationSpec careful = station("careful", 1);
    careful.blocking = Blocking::before;
    careful.to = route(Choice::product, {{"to-p", 0, "P"}, {"to-q", 0, "Q"}});
    BufferSpec store = buffer("store", 9);
    store.to = route(Choice::first, {{"fast", 0, {}}, {"careful", 0, {}}});
    BufferSpec to_p = buffer("to-p", 5);
    to_p.to = RouteSpec("end");
    SourceSpec orders = source();
    orders.timetable = {{1s, "Q", 2, {}}, {1s, "P", 1, {}}};
    SourceSpec filler = source("filler");
    filler.orders = {{{}, "Q", 2, {}}};
    filler.to = RouteSpec("to-q");
    LineSpec spec = plant({orders, store, fast, careful, to_p, filler, buffer("to-q", 1), station("end", 100), sink()}, 20s);
    spec = with_products(spec, {"P", "Q"});
    const Ran ran(spec);
    CHECK(ran.loads("fast") == Times{1s, 4s});
    CHECK(ran.loads("careful") == Times{4s});
}

TEST_CASE("parts that are not good go back until their limit, then to scrap") {
    // Nothing is good: inspected at 0-5, repaired 5-8, inspected 8-13, repaired 13-16, inspected 16-21: scrapped.
    StationSpec inspect = station("inspect", 5);
    inspect.yield = Share{0};
    inspect.rework = Ref("repair");
    inspect.rework_limit = 2;
    inspect.to = RouteSpec("sink");
    StationSpec repair = station("repair", 3);
    repair.to = RouteSpec("inspect");
    const Ran ran(plant({timetable({0s}), inspect, repair, sink()}, 60s));
    CHECK(ran.loads("inspect") == Times{0s, 8s, 16s});
    CHECK(ran.result.stations[0].reworked == 2);
    CHECK(ran.result.stations[0].scrapped == 1);
    CHECK(ran.result.scrapped == 1);
    CHECK(ran.exits().empty());
}

TEST_CASE("a part that withdraws from a hand-over leaves no offer behind") {
    // Parts leave split at 1 (through door and store to slow), 2 (to the store) and 3 (to a, since the store is full). The
    // fourth, at 4, waits at door, which offers it to the store, and at a, which takes it at 13. When the store has room at
    // 101 there is nothing to fetch.
    StationSpec split = station("split", 1);
    split.to = route(Choice::first, {{"door", 0, {}}, {"a", 0, {}}});
    BufferSpec door = buffer("door", 0);
    LineSpec spec = plant({timetable({0s, 1s, 2s, 3s}), split, door, buffer("store", 1), station("slow", 100), sink()}, 150s);
    spec.flows.push_back({"side", {station("a", 10), sink("end")}});
    const Ran ran(spec);
    CHECK(ran.loads("a") == Times{3s, 13s});
    CHECK(ran.loads("slow") == Times{1s, 101s});
    CHECK(ran.exits() == Times{13s, 23s, 101s});
    CHECK(ran.result.in_line_at_end == 1);
}
