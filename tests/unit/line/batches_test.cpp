// Machines that work on several parts together. Times in the comments are seconds; the cycle is 100 s.
#include "plants.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

using namespace plants;

namespace {

StationSpec oven(std::uint32_t most, std::uint32_t least = 0) {
    StationSpec made = station("oven", 100);
    made.batch.emplace();
    made.batch->most = most;
    if (least > 0) made.batch->least = least;
    return made;
}

/// Parts that come at these times, with room for all of them in front of the oven.
LineSpec baking(std::initializer_list<Duration> times, StationSpec station, Duration horizon = 1000s) {
    return plant({timetable(times), buffer("store", 20), std::move(station), sink()}, horizon);
}

ReleaseSpec release(Duration time, const char* product) {
    ReleaseSpec made;
    made.time = time;
    made.product = Ref(product);
    return made;
}

LineSpec baking_of_products(std::vector<ReleaseSpec> releases, BufferSpec store, StationSpec station) {
    SourceSpec from = source();
    from.timetable = std::move(releases);
    return with_products(plant({from, std::move(store), std::move(station), sink()}, 1000s), {"A", "B"});
}

StationSpec oven_of_one_product(std::uint32_t most) {
    StationSpec made = oven(most);
    made.batch->products = BatchProducts::one;
    return made;
}

}  // namespace

TEST_CASE("a machine begins when as many parts are there as it takes, and lets them all go after one cycle") {
    const Ran ran(baking({0s, 10s, 20s, 30s, 40s, 50s}, oven(3)));
    CHECK(ran.loads("oven") == Times{20s, 20s, 20s, 120s, 120s, 120s});
    CHECK(ran.exits() == Times{120s, 120s, 120s, 220s, 220s, 220s});
    CHECK(ran.time("oven", State::working) == 200s);
    CHECK(ran.time("oven", State::starved) == 800s);
    CHECK(ran.result.stations[0].finished == 6);
    CHECK(ran.result.batches[0] == BatchResult{2, 6, 2});
    CHECK(ran.result.stations[0].planned_work == 6 * 33333333us);
}

TEST_CASE("a batch may be smaller: as many parts as are there, at least so many") {
    const Ran one(baking({0s, 10s, 20s}, oven(3, 1)));
    CHECK(one.exits() == Times{100s, 200s, 200s});
    CHECK(one.result.batches[0] == BatchResult{2, 3, 0});
    const Ran two(baking({0s, 10s, 20s}, oven(3, 2)));
    CHECK(two.exits() == Times{110s, 110s});
    CHECK(two.result.in_line_at_end == 1);
}

TEST_CASE("what is more than a batch waits for the next one, or goes into another machine") {
    CHECK(Ran(baking({0s, 0s, 0s, 0s, 0s}, oven(2, 1))).exits() == Times{100s, 100s, 200s, 200s, 300s});
    StationSpec two = oven(2);
    two.machines = 2;
    const Ran ran(baking({0s, 0s, 0s, 5s}, two));
    CHECK(ran.exits() == Times{100s, 100s, 105s, 105s});
}

TEST_CASE("a batch is not waited for longer than it says") {
    StationSpec patient = oven(4);
    patient.batch->longest_wait = 60s;
    // The first has waited for 60 s at 60, that of 300 at 360; those of 500 to 530 are four before.
    const Ran ran(baking({0s, 10s, 300s, 500s, 510s, 520s, 530s}, patient));
    CHECK(ran.loads("oven") == Times{60s, 60s, 360s, 530s, 530s, 530s, 530s});
    CHECK(ran.exits() == Times{160s, 160s, 460s, 630s, 630s, 630s, 630s});
    // What has waited for longer while the machine was at work begins at once.
    CHECK(Ran(baking({0s, 0s, 0s, 0s, 20s}, patient)).exits() == Times{100s, 100s, 100s, 100s, 200s});
}

TEST_CASE("parts of a conveyor count as soon as they are at its end") {
    LineSpec spec = baking({0s, 10s, 20s}, oven(3));
    std::get<BufferSpec>(spec.flows[0].elements[1]).transit = 45s;
    CHECK(Ran(spec).loads("oven") == Times{65s, 65s, 65s});
}

TEST_CASE("without a buffer parts wait on the machines before") {
    StationSpec before = station("before", 30);
    before.machines = 3;
    const Ran ran(plant({source(), before, oven(3), sink()}, 260s));
    CHECK(ran.loads("oven") == Times{30s, 30s, 30s, 130s, 130s, 130s, 230s, 230s, 230s});
    CHECK(ran.time("before", State::blocked) == 3 * (70s + 70s + 0s));
}

TEST_CASE("parts leave one by one as there is room, and the next batch begins when all are gone") {
    const Ran ran(plant({timetable({0s, 0s, 0s, 0s, 0s, 0s}), buffer("store", 10), oven(3), station("packing", 50), sink()}, 1000s));
    // 100: one goes into packing, the others wait for 150 and 200, when the oven is empty.
    CHECK(ran.loads("packing") == Times{100s, 150s, 200s, 300s, 350s, 400s});
    CHECK(ran.loads("oven") == Times{0s, 0s, 0s, 200s, 200s, 200s});
    CHECK(ran.time("oven", State::blocked) == 200s);
    CHECK(ran.exits() == Times{150s, 200s, 250s, 350s, 400s, 450s});
}

TEST_CASE("a batch of one product takes what its buffer gives in turn") {
    const std::vector<ReleaseSpec> mixed{release(0s, "A"), release(10s, "B"), release(20s, "A"), release(30s, "B")};
    // First in, first out: an A is in front, and a B behind it.
    CHECK(Ran(baking_of_products(mixed, buffer("store", 9), oven_of_one_product(2))).exits().empty());
    CHECK(Ran(baking_of_products(mixed, buffer("store", 9), oven(2))).exits() == Times{110s, 110s, 210s, 210s});
    StationSpec patient = oven_of_one_product(2);
    patient.batch->longest_wait = 200s;
    CHECK(Ran(baking_of_products(mixed, buffer("store", 9), patient)).exits() == Times{300s, 400s, 500s, 600s});
}

TEST_CASE("a batch of one product is made of those in a store, or at the heads of lanes") {
    const std::vector<ReleaseSpec> mixed{release(0s, "A"), release(10s, "B"), release(20s, "B"), release(30s, "A")};
    BufferSpec store = buffer("store", 8);
    store.access = Access::any;
    BufferSpec lanes = buffer("store", 8);
    lanes.lanes = 2;
    lanes.lane_by = LaneRule::product;
    for (const BufferSpec& before : {store, lanes}) {
        const Ran ran(baking_of_products(mixed, before, oven_of_one_product(2)));
        CHECK(ran.loads("oven") == Times{20s, 20s, 120s, 120s});
        CHECK(ran.result.sinks[0].units_by_product == std::vector<std::uint64_t>{2, 2});
        CHECK(ran.result.sinks[0].lead_time.most() == 220.0);  // the A of 0
    }
    BufferSpec one_lane = lanes;
    one_lane.lanes = 1;
    CHECK(Ran(baking_of_products(mixed, one_lane, oven_of_one_product(2))).exits().empty());
}

TEST_CASE("work on a batch of one product is that on its product, with a setup before another") {
    StationSpec made = oven_of_one_product(2);
    made.cycle.all.reset();
    made.cycle.each = {{Ref("A"), constant(100)}, {Ref("B"), constant(40)}};
    SetupSpec change;
    change.time = constant(7);
    made.setup = {change};
    BufferSpec store = buffer("store", 8);
    store.access = Access::any;
    const Ran ran(baking_of_products({release(0s, "A"), release(0s, "A"), release(0s, "B"), release(0s, "B")}, store, made));
    CHECK(ran.exits() == Times{100s, 100s, 147s, 147s});
}

TEST_CASE("a failure that spoils the part in work spoils the batch") {
    StationSpec made = oven(3);
    made.failures = {failure(Clock::operating, 150, 10, Interrupted::scrap)};
    // The first batch is done at 100; the second, 50 s later, is lost, and the third begins after the repair.
    const Ran ran(baking({0s, 0s, 0s, 0s, 0s, 0s, 0s, 0s, 0s}, made, 300s));
    CHECK(ran.exits() == Times{100s, 100s, 100s, 260s, 260s, 260s});
    CHECK(ran.result.scrapped == 3);
    CHECK(ran.result.stations[0].scrapped == 3);
    CHECK(ran.result.stations[0].destroyed == 3);
    CHECK(ran.result.batches[0] == BatchResult{2, 6, 2});
}

TEST_CASE("each part of a batch is judged by itself") {
    StationSpec made = oven(4);
    made.yield = Share{0.5};
    made.rework = Ref("again");
    LineSpec spec = baking({0s, 0s, 0s, 0s}, made, 150s);
    StationSpec again = station("again", 1000);
    again.to = RouteSpec(Ref("sink"));
    spec.flows[0].elements.insert(spec.flows[0].elements.begin() + 3, buffer("bad", 9));
    spec.flows[0].elements.insert(spec.flows[0].elements.begin() + 4, again);
    std::get<StationSpec>(spec.flows[0].elements[2]).to = RouteSpec(Ref("sink"));
    std::get<StationSpec>(spec.flows[0].elements[2]).rework = Ref("bad");
    const Ran ran(spec);
    CHECK(ran.result.stations[0].finished == 4);
    CHECK(ran.exits().size() + ran.result.stations[0].reworked == 4);
    CHECK(ran.result.stations[0].reworked > 0);
    CHECK(ran.result.stations[0].reworked < 4);
}

TEST_CASE("no batch begins out of the station's hours") {
    StationSpec made = oven(3, 1);
    made.calendar = Ref("day");
    LineSpec spec = baking({0s, 50s, 150s}, made);
    spec.calendars.push_back({"day", daily(100s, 900s)});
    const Ran ran(spec);
    CHECK(ran.loads("oven") == Times{100s, 100s, 200s});
    CHECK(ran.exits() == Times{200s, 200s, 300s});
}

TEST_CASE("parts are on carriers, and assembled, one by one") {
    StationSpec made = oven(3, 1);
    made.loads = Ref("trays");
    made.unloads = Ref("trays");
    made.joins = {JoinSpec{.from = Ref("lids"), .count = 2}};
    LineSpec spec = baking({0s, 0s, 0s, 0s, 0s, 0s}, made);
    spec.carriers.push_back({"trays", {.count = 2}});
    spec.flows.push_back({Name("lids"), {source("lid-store"), buffer("lids", 6)}});
    // Two trays: never more than two parts at once.
    const Ran two(spec);
    CHECK(two.exits() == Times{100s, 100s, 200s, 200s, 300s, 300s});
    CHECK(two.result.absorbed == 12);
}

TEST_CASE("who waits for the end of a batch's wait is no part of a deadlock") {
    StationSpec inspect = station("inspect", 10);
    inspect.yield = Share{0};
    inspect.rework = Ref("repair");
    inspect.to = RouteSpec(Ref("sink"));
    StationSpec repair = station("repair", 10);
    repair.batch.emplace();
    repair.batch->most = 2;
    repair.batch->longest_wait = 1000s;
    repair.to = RouteSpec(Ref("again"));
    SourceSpec one = source();
    one.limit = 1;
    LineSpec spec = plant({one, buffer("again", 1), inspect, repair, sink()}, 3500s);
    // The part is in the zone, which is full with it, when it comes to be repaired for the second time.
    ZoneSpec zone;
    zone.most = 1;
    zone.from = {Ref("repair")};
    zone.to = {Ref("inspect")};
    spec.zones.push_back({"zone", zone});
    const Ran ran(spec);
    CHECK_FALSE(ran.result.deadlock.has_value());
    CHECK(ran.loads("repair") == Times{1010s, 2030s, 3050s});
}

TEST_CASE("a batch of more parts than a loop has carriers for is a deadlock, and named") {
    StationSpec load = station("load", 10);
    load.loads = Ref("skids");
    StationSpec unload = station("unload", 10);
    unload.unloads = Ref("skids");
    LineSpec spec = plant({source(), load, buffer("store", 9), oven(4), buffer("cooled", 9), unload, sink()}, 1000s);
    spec.carriers.push_back({"skids", {.count = 3}});
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock.has_value());
    CHECK(ran.result.deadlock->time == run_start + 30s);
    CHECK(ran.result.deadlock->cycle == std::vector<std::string>{"load waits for an empty carrier of skids", "unload waits for parts from cooled",
                                                                 "oven waits for 4 parts from store"});
    spec.carriers.front().value.count = 4;
    CHECK_FALSE(Ran(spec).result.deadlock.has_value());
}

TEST_CASE("a run may begin with a batch in work") {
    LineSpec spec = baking({1000h}, oven(3, 1));
    spec.state.emplace();
    spec.state->moment = RunSpec{}.start;
    PartStateSpec part;
    part.left = 30s;
    part.count = 2;
    spec.state->stations.emplace_back(Ref("oven"), StationStateSpec{{part}, {}, {}});
    spec.state->buffers.emplace_back(Ref("store"), std::vector<PartStateSpec>(4));
    const Ran ran(spec);
    CHECK(ran.exits() == Times{30s, 30s, 130s, 130s, 130s, 230s});
}
