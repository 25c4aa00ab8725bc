// Parts that are launched for vehicles and married to them by number. Times are worked out by hand, in seconds.
#include "plants.hpp"

#include <algorithm>
#include <string>

using namespace plants;

namespace {

SourceSpec follower(const char* name, const char* whom) {
    SourceSpec made = source(name);
    made.follows = Ref(whom);
    return made;
}

StationSpec marriage(double seconds, std::initializer_list<const char*> buffers) {
    StationSpec made = station("marry", seconds);
    for (const char* from : buffers) {
        made.joins.emplace_back();
        made.joins.back().from = Ref(from);
        made.joins.back().match = Match::number;
    }
    return made;
}

/// Bodies at given times; packs of one station's time each, in a buffer of so many places.
LineSpec with_packs(std::vector<ElementSpec> bodies, double pack, BufferSpec packs, Duration horizon,
                    const char* whom = "source") {
    LineSpec made = plant(std::move(bodies), horizon);
    packs.name = "packs";
    made.flows.push_back(
        {"battery", {follower("cells", whom), buffer("cell-rack", 50), station("pack", pack), std::move(packs)}});
    return made;
}

/// Odd vehicles go the slow way.
StationSpec by_product(const char* name, double quick, double slow, std::uint32_t machines) {
    StationSpec made = station(name, quick);
    made.cycle = {};
    made.cycle.each = {{Ref("A"), constant(slow)}, {Ref("B"), constant(quick)}};
    made.machines = machines;
    return made;
}

SourceSpec slow_and_quick(std::uint32_t count) {
    SourceSpec made = source();
    made.every = constant(10);
    made.sequence = {Ref("A"), Ref("B")};
    made.limit = count;
    return made;
}

BufferSpec store(std::uint32_t places) {
    BufferSpec made = buffer("packs", places);
    made.access = Access::any;
    return made;
}

struct Married : Listener {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
    std::vector<std::uint64_t> absorbed_now;
    void absorbed(SimTime, const Part& part) override { absorbed_now.push_back(vehicle_of(part)); }
    void loaded(SimTime, Index, Index, const Part& part) override {
        for (const std::uint64_t pack : absorbed_now)
            pairs.push_back({part.number, pack});
        absorbed_now.clear();
    }
};

std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs_of(const LineSpec& spec) {
    const Plan plan = make_plan(spec);
    Married married;
    HeardLine line(plan, 1, 0, married);
    line.run_until(plan.end());
    return married.pairs;
}

}  // namespace

TEST_CASE("a pack is launched with each vehicle, and the two meet when the slower one is there") {
    // Bodies at 10, 20, 30 take 5 s, their packs 25 s each, one after the other: 35, 60, 85.
    LineSpec spec = with_packs(
        {timetable({10s, 20s, 30s}), station("weld", 5), buffer("bodies", 5), marriage(2, {"packs"}), sink()}, 25,
        buffer("packs", 5), 100s);
    const Ran ran(spec);
    CHECK(ran.exits() == Times{37s, 62s, 87s});
    CHECK(ran.result.sources[1].released == 3);
    REQUIRE(ran.result.matches.size() == 1);
    CHECK(ran.result.matches[0].married == 3);
    CHECK(ran.result.matches[0].behind == 0);
    CHECK(ran.result.matches[0].waited_seconds == (35 - 15) + (60 - 37) + (85 - 62));
    CHECK(ran.time("marry", State::starved) == 94s);
    CHECK(pairs_of(spec) == std::vector<std::pair<std::uint64_t, std::uint64_t>>{{1, 1}, {2, 2}, {3, 3}});
}

TEST_CASE("a pack can be launched as a station begins with the vehicle") {
    StationSpec paint = station("paint", 30);
    const Ran ran(with_packs(
        {timetable({10s, 20s}), buffer("bank", 5), paint, buffer("bodies", 5), marriage(2, {"packs"}), sink()}, 25,
        buffer("packs", 5), 100s, "paint"));
    // paint begins at 10 and 40: packs at 35 and 65, bodies at 40 and 70.
    CHECK(ran.exits() == Times{42s, 72s});
    CHECK(ran.loads("pack") == Times{10s, 40s});
}

TEST_CASE("from a store with random access the vehicle's own pack is taken, wherever it stands") {
    // Vehicles at 10, 20 ... 60; A takes 32 s, B 4 s, so bodies come as 2 (24), 1 (42), 4 (44), 3 (62), 6 (64), 5 (82). Packs of 1 s.
    LineSpec spec = with_products(with_packs({slow_and_quick(6), by_product("weld", 4, 32, 4), buffer("bodies", 9),
                                              marriage(1, {"packs"}), sink()},
                                             1, store(9), 100s),
                                  {"A", "B"});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{25s, 43s, 45s, 63s, 65s, 83s});
    CHECK(pairs_of(spec) ==
          std::vector<std::pair<std::uint64_t, std::uint64_t>>{{2, 2}, {1, 1}, {4, 4}, {3, 3}, {6, 6}, {5, 5}});
    CHECK(ran.result.matches[0].behind == 3);  // 2, 4 and 6
    CHECK(ran.result.matches[0].waited_seconds == 0);
}

TEST_CASE("two queues whose heads do not match are a deadlock, which says what is waited for") {
    const LineSpec spec = with_products(with_packs({slow_and_quick(60), by_product("weld", 4, 32, 4),
                                                    buffer("bodies", 3), marriage(1, {"packs"}), sink()},
                                                   1, buffer("packs", 3), 1000s),
                                        {"A", "B"});
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->cycle ==
          std::vector<std::string>{"marry waits for number 2 from packs, which stands behind others there"});
    CHECK(ran.exits().empty());
}

TEST_CASE("a store that others fill keeps a pack out, which is a deadlock, too") {
    // Vehicle 1 is slow, and its pack in the store of one place; that of 2, which is there first, finds no room.
    const LineSpec spec = with_products(with_packs({slow_and_quick(2), by_product("weld", 4, 500, 2),
                                                    buffer("bodies", 3), marriage(1, {"packs"}), sink()},
                                                   1, store(1), 1000s),
                                        {"A", "B"});
    const Ran ran(spec);
    // While vehicle 1 is at work nothing is certain; at 510 it waits behind vehicle 2.
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->time - run_start == 510s);
    CHECK(ran.result.deadlock->cycle ==
          std::vector<std::string>{"marry waits for number 2 from packs, where others keep it out"});
}

TEST_CASE("where vehicles can be chosen as well, one is taken whose pack is there") {
    LineSpec spec = with_products(
        with_packs({slow_and_quick(2), by_product("weld", 4, 500, 2), store(3), marriage(1, {"packs"}), sink()}, 1,
                   store(1), 1000s),
        {"A", "B"});
    std::get<BufferSpec>(spec.flows[0].elements[2]).name = "bodies";
    const Ran ran(spec);
    CHECK(!ran.result.deadlock);
    CHECK(ran.exits() == Times{511s, 512s});
}

TEST_CASE("a scrapped pack is launched again") {
    // Packs of 20 s: 1 at 30, 2 at 50; that of 3 is scrapped after 45 s of work, at 55, and made again from 60 on.
    LineSpec spec = with_packs({timetable({10s, 11s, 12s}), buffer("bodies", 5), marriage(1, {"packs"}), sink()}, 20,
                               buffer("packs", 5), 200s);
    std::get<StationSpec>(spec.flows[1].elements[2]).failures = {failure(Clock::operating, 45, 5, Interrupted::scrap)};
    const Ran ran(spec);
    CHECK(ran.exits() == Times{31s, 51s, 81s});
    CHECK(ran.result.matches[0].replaced == 1);
    CHECK(ran.result.scrapped == 1);
    CHECK(ran.result.sources[1].released == 4);
}

TEST_CASE("a pack that is launched again comes before those that have not been launched") {
    // That of vehicle 3 is scrapped after 25 s of work, when that of 4 stands at the door already; it is made again before that of 5.
    LineSpec spec =
        plant({timetable({10s, 11s, 12s, 13s, 14s}), buffer("bodies", 5), marriage(1, {"packs"}), sink()}, 200s);
    StationSpec pack = station("pack", 10);
    pack.failures = {failure(Clock::operating, 25, 5, Interrupted::scrap)};
    spec.flows.push_back({"battery", {follower("cells", "source"), pack, buffer("packs", 5)}});
    const Plan plan = make_plan(spec);
    struct Loads : Listener {
        std::vector<std::uint64_t> numbers;
        Index station = none;
        void loaded(SimTime, Index at, Index, const Part& part) override {
            if (at == station) numbers.push_back(vehicle_of(part));
        }
    } loads;
    for (Index s = 0; s < plan.stations.size(); ++s)
        if (plan.stations[s].name == "pack") loads.station = s;
    HeardLine line(plan, 1, 0, loads);
    line.run_until(run_start + 60s);
    CHECK(loads.numbers == std::vector<std::uint64_t>{1, 2, 3, 4, 3, 5});
}

TEST_CASE("the pack of a scrapped vehicle is taken off the list, or withdrawn where it would have been married") {
    // Vehicles of product B are scrapped when welded. Vehicle 1 is, at 30; its pack comes at 35 and is withdrawn then. Vehicle 2 is
    // welded at 50, its pack comes at 60.
    StationSpec weld = station("weld", 20);
    weld.yield.each = {{Ref("A"), Share{1}}, {Ref("B"), Share{0}}};
    SourceSpec two = timetable({10s, 11s});
    two.timetable[0].product = Ref("B");
    two.timetable[1].product = Ref("A");
    LineSpec spec =
        with_products(with_packs({two, buffer("bank", 5), weld, buffer("bodies", 5), marriage(2, {"packs"}), sink()},
                                 25, buffer("packs", 5), 100s),
                      {"A", "B"});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{62s});
    CHECK(ran.result.scrapped == 2);
    CHECK(ran.result.matches[0].withdrawn == 1);
    CHECK(ran.result.in_line_at_end == 0);
    // Packs of 100 s without a rack before them: as vehicle 3 is scrapped, at 70, pack 1 is in work, 2 at the door, and 3 on the list.
    SourceSpec three = timetable({10s, 11s, 12s});
    three.timetable[0].product = three.timetable[1].product = Ref("A");
    three.timetable[2].product = Ref("B");
    LineSpec late =
        with_products(with_packs({three, buffer("bank", 5), weld, buffer("bodies", 5), marriage(2, {"packs"}), sink()},
                                 100, buffer("packs", 5), 300s),
                      {"A", "B"});
    late.flows[1].elements.erase(late.flows[1].elements.begin() + 1);
    const Ran listed(late);
    CHECK(listed.exits() == Times{112s, 212s});
    CHECK(listed.result.scrapped == 1);
    CHECK(listed.result.matches[0].withdrawn == 0);
    CHECK(listed.result.sources[1].released == 2);
    CHECK(listed.result.sources[1].backlog == 0);
}

TEST_CASE("two inputs are matched, each by itself, and an unmatched one beside them") {
    LineSpec spec =
        plant({timetable({10s, 20s, 30s}), buffer("bodies", 5), marriage(2, {"packs", "engines"}), sink()}, 300s);
    spec.flows.push_back({"battery", {follower("cells", "source"), station("pack", 30), buffer("packs", 5)}});
    spec.flows.push_back({"powertrain", {follower("blocks", "source"), station("engine", 12), buffer("engines", 5)}});
    spec.flows.push_back({"wheels-line", {source("tyres"), station("wheel", 1), buffer("wheels", 8)}});
    auto& marry = std::get<StationSpec>(spec.flows[0].elements[2]);
    marry.joins.emplace_back();
    marry.joins.back().from = Ref("wheels");
    marry.joins.back().count = 4;
    const Ran ran(spec);
    CHECK(ran.exits() == Times{42s, 72s, 102s});
    CHECK(ran.result.matches[0].waited_seconds == 30 + 28 + 28);
    CHECK(ran.result.matches[1].waited_seconds == 12);
    CHECK(ran.result.matches[1].married == 3);
}
