// Limits of work in process by zone. Times are worked out by hand, in seconds.
#include "takt/line/zones.hpp"

#include "plants.hpp"

using namespace plants;

namespace {

ZoneSpec zone(std::uint32_t most, std::vector<Ref> from, std::vector<Ref> to = {}) {
    ZoneSpec made;
    made.most = most;
    made.from = std::move(from);
    made.to = std::move(to);
    return made;
}

BufferSpec endless(const char* name) {
    BufferSpec made = buffer(name, 0);
    made.capacity = Capacity::unlimited();
    return made;
}

/// A makes a part in 10 s, B in 30 s.
LineSpec quick_and_slow(ZoneSpec limit, Duration horizon = 100s) {
    LineSpec made = plant({source(), station("A", 10), endless("store"), station("B", 30), sink()}, horizon);
    made.zones.push_back({Name("shop"), std::move(limit)});
    return made;
}

}  // namespace

TEST_CASE("a station loads only while its zone has room") {
    const Ran ran(quick_and_slow(zone(2, {"A"}, {"B"})));
    CHECK(ran.loads("A") == Times{0s, 10s, 40s, 70s, 100s});
    CHECK(ran.exits() == Times{40s, 70s, 100s});
    CHECK(ran.time("A", State::blocked) == 20s + 20s + 20s);
    const ZoneResult& shop = ran.result.zones[0];
    CHECK(shop.parts_seconds == 10 + 2 * 90);
    CHECK(shop.highest == 2);
    CHECK(shop.entered == 5);
    CHECK(shop.full_seconds == 90);
}

TEST_CASE("a source releases only while its zone has room: CONWIP") {
    for (const std::vector<Ref>& to : {std::vector<Ref>{}, {"B"}, {"sink"}}) {
        const Ran ran(quick_and_slow(zone(2, {"source"}, to)));
        CHECK(ran.loads("A") == Times{0s, 10s, 40s, 70s, 100s});
        CHECK(ran.time("A", State::starved) == 60s);
        CHECK(ran.result.zones[0].parts_seconds == 10 + 2 * 90);
        CHECK(ran.result.in_line_at_end == 2);
    }
}

TEST_CASE("a station and the buffer behind it are a kanban loop") {
    // With two cards A makes two ahead of B, and another as B takes one: its cards come back at 10, 40, 70 ...
    const Ran ran(quick_and_slow(zone(2, {"A"}, {"store"})));
    CHECK(ran.loads("A") == Times{0s, 10s, 20s, 40s, 70s, 100s});
    CHECK(ran.time("A", State::blocked) == 10s + 20s + 20s);
    CHECK(ran.result.zones[0].full_seconds == 80);
}

TEST_CASE("a part may be in several zones, and enters only where all have room") {
    LineSpec spec = quick_and_slow(zone(3, {"source"}, {"B"}));
    spec.zones.push_back({Name("inner"), zone(1, {"A"}, {"A"})});
    spec.zones.push_back({Name("other"), zone(2, {"A"}, {"B"})});
    const Ran ran(spec);
    CHECK(ran.loads("A") == Times{0s, 10s, 40s, 70s, 100s});
    CHECK(ran.result.zones[0].highest == 2);  // the third stands at the door, because A loads no other
    CHECK(ran.result.zones[1].parts_seconds == 40);
    CHECK(ran.result.zones[2].parts_seconds == 10 + 2 * 90);
}

TEST_CASE("a part that is handed over from zone to zone leaves the one and enters the other") {
    LineSpec spec = plant({source(), station("A", 10), station("B", 10), station("C", 40), sink()}, 130s);
    spec.zones.push_back({Name("first"), zone(1, {"A"}, {"A"})});
    spec.zones.push_back({Name("second"), zone(1, {"B"}, {"C"})});
    const Ran ran(spec);
    // B waits for C to be done although it is free itself: a part in C fills the zone.
    CHECK(ran.loads("B") == Times{10s, 60s, 110s});
    CHECK(ran.loads("A") == Times{0s, 10s, 60s, 110s});
    CHECK(ran.exits() == Times{60s, 110s});
    CHECK(ran.result.zones[1].highest == 1);
}

TEST_CASE("scrapped and absorbed parts leave their zones, and reworked ones stay in them") {
    LineSpec spec = quick_and_slow(zone(1, {"source"}));
    std::get<StationSpec>(spec.flows[0].elements[1]).yield = Share{0};
    CHECK(Ran(spec).loads("A") == Times{0s, 10s, 20s, 30s, 40s, 50s, 60s, 70s, 80s, 90s, 100s});

    LineSpec assembly = plant({source(), station("A", 20), sink()}, 60s);
    assembly.flows.push_back({Name("doors"), {source("doors-in"), station("D", 5), buffer("doors", 2)}});
    std::get<StationSpec>(assembly.flows[0].elements[1]).joins.push_back({Ref("doors"), 1, {}});
    assembly.zones.push_back({Name("doors-zone"), zone(1, {"doors-in"})});
    const Ran ran(assembly);
    CHECK(ran.loads("A") == Times{5s, 25s, 45s});
    CHECK(ran.loads("D") == Times{0s, 5s, 25s, 45s});

    LineSpec rework = plant({source(), station("A", 10), sink()}, 60s);
    auto& inspect = std::get<StationSpec>(rework.flows[0].elements[1]);
    inspect.yield = Share{0};
    inspect.rework = Ref("mend");
    inspect.rework_limit = 1;
    StationSpec mend = station("mend", 10);
    mend.to = RouteSpec(Ref("A"));
    rework.flows.push_back({Name("loop"), {mend}});
    rework.zones.push_back({Name("shop"), zone(1, {"source"}, {"A"})});
    const Ran again(rework);
    CHECK(again.loads("A") == Times{0s, 20s, 30s, 50s, 60s});
    CHECK(again.result.zones[0].parts_seconds == 60);
}

TEST_CASE("of two entries the most downstream comes first, and the other takes its offer back") {
    // S1 feeds A, S2 feeds B behind it; both count. A's part goes to B.
    LineSpec spec = plant({source("S1"), station("A", 10), buffer("store", 5), station("B", 10), sink()}, 40s);
    SourceSpec second = source("S2");
    second.to = RouteSpec(Ref("store"));
    spec.flows.push_back({Name("other"), {second}});
    spec.zones.push_back({Name("shop"), zone(2, {"S1", "S2"}, {"B"})});
    const Ran ran(spec);
    CHECK(ran.result.zones[0].highest == 2);
    CHECK(ran.result.zones[0].parts_seconds == 80);
    CHECK(ran.exits().size() == 4);
}

TEST_CASE("an arrival that finds its zone full waits, or is lost") {
    LineSpec spec = quick_and_slow(zone(1, {"source"}));
    spec.flows[0].elements[0] = timetable({0s, 5s, 50s});
    CHECK(Ran(spec).exits() == Times{40s, 80s});
    std::get<SourceSpec>(spec.flows[0].elements[0]).overflow = Overflow::lose;
    const Ran ran(spec);
    CHECK(ran.exits() == Times{40s, 90s});
    CHECK(ran.result.sources[0].lost == 1);
}

TEST_CASE("a part that comes to a zone by another way is not counted there") {
    // Every second part goes past A, the only entry; B lets out both.
    LineSpec spec = plant({source(), station("A", 10), buffer("store", 50), station("B", 5), sink()}, 50s);
    std::get<SourceSpec>(spec.flows[0].elements[0]).to =
        route(Choice::rotate, {{Ref("A"), 0, {}}, {Ref("store"), 0, {}}});
    spec.zones.push_back({Name("shop"), zone(1, {"A"}, {"B"})});
    const Ran ran(spec);
    CHECK(ran.result.zones[0].highest == 1);
    CHECK(ran.result.zones[0].entered == ran.loads("A").size());
    CHECK(ran.loads("A") == Times{0s, 15s, 30s, 45s});
}

TEST_CASE("parts that are there as the run begins are in the zones that they would have entered") {
    LineSpec spec = quick_and_slow(zone(2, {"A"}, {"B"}));
    spec.state.emplace();
    spec.state->moment = std::chrono::sys_days{std::chrono::year{2026} / 1 / 5};
    spec.state->buffers.push_back({Ref("store"), {PartStateSpec{}}});
    const Ran ran(spec);
    CHECK(ran.loads("A") == Times{0s, 30s, 60s, 90s});
    CHECK(ran.result.zones[0].highest == 2);
    CHECK(ran.result.zones[0].parts_seconds == 200);
}

TEST_CASE("a zone full of parts that wait for one that cannot enter is a deadlock, and named") {
    // A body waits for a door that comes through the same zone, which is full of bodies.
    LineSpec spec = plant({source(), station("A", 10), buffer("bodies", 5), station("fit", 10), sink()}, 1000s);
    spec.flows.push_back({Name("doors-line"), {source("doors-in"), station("D", 500), buffer("doors", 5)}});
    std::get<StationSpec>(spec.flows[0].elements[3]).joins.push_back({Ref("doors"), 1, {}});
    spec.zones.push_back({Name("shop"), zone(2, {"A", "D"}, {"fit"})});
    auto& doors = std::get<StationSpec>(spec.flows[1].elements[1]);
    doors.calendar = Ref("late");
    doors.at_shift_end = ShiftEnd::finish;  // loads nothing before
    spec.calendars.push_back({"late", daily(100s, 900s)});
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->time - run_start == 100s);
    CHECK(ran.result.deadlock->cycle ==
          std::vector<std::string>{"fit waits for parts from doors", "D waits for room in zone shop"});
}

TEST_CASE("a zone full of parts that wait for one whose source stands outside is a deadlock, too") {
    LineSpec spec = plant({source(), buffer("bodies", 5), station("fit", 10), sink()}, 1000s);
    spec.flows.push_back({Name("doors-line"), {timetable({100s}, "doors-in"), buffer("doors", 5)}});
    std::get<StationSpec>(spec.flows[0].elements[2]).joins.push_back({Ref("doors"), 1, {}});
    spec.zones.push_back({Name("shop"), zone(2, {"source", "doors-in"}, {"fit"})});
    // Two bodies fill it at once, so that no door will ever come in.
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->time == run_start);
    CHECK(ran.result.deadlock->cycle ==
          std::vector<std::string>{"fit waits for parts from doors, which find no room in zone shop"});
    spec.zones[0].value.from = {"source"};
    CHECK(!Ran(spec).result.deadlock);
}
