// Stations that make parts of a part. Times in the comments are seconds; the cycle is 100 s.
#include "plants.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "takt/line/state_of.hpp"

using namespace plants;

namespace {

MadeSpec so_many(std::uint32_t count, const char* product = nullptr) {
    MadeSpec made;
    made.count = count;
    if (product != nullptr) made.product = Ref(product);
    return made;
}

StationSpec shears(std::vector<MadeSpec> makes) {
    StationSpec made = station("shears", 100);
    made.makes = std::move(makes);
    return made;
}

LineSpec cutting(std::initializer_list<Duration> times, StationSpec station, Duration horizon = 1000s) {
    return plant({timetable(times), buffer("store", 20), std::move(station), sink()}, horizon);
}

/// Of each part a left and two right ones, which go to sinks of their own.
LineSpec left_and_right(StationSpec station) {
    station.makes = {so_many(1, "left"), so_many(2, "right")};
    station.to = route(Choice::product, {{Ref("lefts"), 0, Ref("left")}, {Ref("rights"), 0, Ref("right")}});
    return with_products(plant({timetable({0s, 10s}), buffer("store", 20), std::move(station), sink("lefts"), sink("rights")}, 1000s),
                         {"sheet", "left", "right"});
}

/// What is split, and what is made of it.
struct Births : Listener {
    std::vector<std::uint64_t> numbers_split, numbers_made;
    std::vector<Index> origins;
    Times came;

    void split(SimTime, Index, Index, const Part& part) override { numbers_split.push_back(part.number); }
    void made(SimTime, Index, Index, const Part& part) override {
        numbers_made.push_back(part.number);
        origins.push_back(part.source);
        came.push_back(part.entered - run_start);
    }
};

}  // namespace

TEST_CASE("a part is worked on for one cycle, and then there are several in its place") {
    const Ran ran(cutting({0s, 10s}, shears({so_many(3)})));
    CHECK(ran.loads("shears") == Times{0s, 100s});
    CHECK(ran.exits() == Times{100s, 100s, 100s, 200s, 200s, 200s});
    CHECK(ran.result.splits[0] == SplitResult{2, 6});
    CHECK(ran.result.stations[0].finished == 6);
    CHECK(ran.result.stations[0].planned_work == 200s);
    CHECK(ran.time("shears", State::working) == 200s);
    CHECK(ran.result.in_line_at_end == 0);
    // One part for 100, two from 10 on: one waits until 100.
    CHECK(ran.result.parts_seconds == doctest::Approx(100 + 90 + 100));
}

TEST_CASE("what is made is numbered by who made it, and has come when that came which it is made of") {
    const Plan plan = make_plan(cutting({20s, 60s}, shears({so_many(2)})));
    Births births;
    HeardLine line(plan, 1, 0, births);
    line.run_until(plan.end());
    CHECK(births.numbers_split == std::vector<std::uint64_t>{1, 2});
    CHECK(births.numbers_made == std::vector<std::uint64_t>{1, 2, 3, 4});
    CHECK(births.origins == std::vector<Index>(4, plan.origin_of(0)));
    CHECK(plan.name_of_origin(births.origins[0]) == "shears");
    CHECK(births.came == Times{20s, 20s, 60s, 60s});
    CHECK(line.result().sinks[0].lead_time.mean() == doctest::Approx((100 + 100 + 160 + 160) / 4.0));
}

TEST_CASE("the parts made leave one by one as there is room, and the next one is loaded when all are gone") {
    const Ran ran(plant({timetable({0s, 0s}), buffer("store", 10), shears({so_many(3)}), station("packing", 50), sink()}, 1000s));
    // 100: one goes into packing, the others wait for 150 and 200, when the shears are empty.
    CHECK(ran.loads("packing") == Times{100s, 150s, 200s, 300s, 350s, 400s});
    CHECK(ran.loads("shears") == Times{0s, 200s});
    CHECK(ran.time("shears", State::blocked) == 200s);
}

TEST_CASE("machines side by side have parts of their own") {
    StationSpec two = shears({so_many(2)});
    two.machines = 2;
    const Ran ran(plant({timetable({0s, 20s, 20s}), buffer("store", 10), two, station("packing", 30), sink()}, 1000s));
    // 100: the first machine gives one, holds the other until 130. 120: the second holds both; the first waits for longest.
    CHECK(ran.loads("shears") == Times{0s, 20s, 130s});
    CHECK(ran.loads("packing") == Times{100s, 130s, 160s, 190s, 230s, 260s});
}

TEST_CASE("what is made may be other products, which go ways of their own") {
    const Ran ran(left_and_right(station("shears", 100)));
    CHECK(ran.result.sinks[0].units_by_product == std::vector<std::uint64_t>{0, 2, 0});
    CHECK(ran.result.sinks[1].units_by_product == std::vector<std::uint64_t>{0, 0, 4});
    CHECK(ran.result.splits[0] == SplitResult{2, 6});
}

TEST_CASE("products that come of others are released by no source") {
    const Plan plan = make_plan(left_and_right(station("shears", 100)));
    CHECK(plan.products[0].share == 1);
    CHECK(plan.products[1].share == 0);
    CHECK(plan.products[2].share == 0);
}

TEST_CASE("work is as long as for the part that is split, and planned so") {
    StationSpec by_product = station("shears", 0);
    by_product.cycle = {};
    by_product.cycle.each = {{Ref("sheet"), constant(40)}, {Ref("left"), constant(7)}, {Ref("right"), constant(7)}};
    const Ran ran(left_and_right(by_product));
    CHECK(ran.exits() == Times{40s, 40s, 40s, 80s, 80s, 80s});
    CHECK(ran.result.stations[0].planned_work == 80s);
}

TEST_CASE("a change of product takes a setup by what is split, not by what is made") {
    StationSpec careful = station("shears", 100);
    careful.setup.push_back({{}, {}, constant(30), {}});
    CHECK(Ran(left_and_right(careful)).exits() == Times{100s, 100s, 100s, 200s, 200s, 200s});
}

TEST_CASE("the parts made are judged one by one") {
    StationSpec judged = station("shears", 100);
    judged.yield.each = {{Ref("sheet"), Share{0}}, {Ref("left"), Share{1}}, {Ref("right"), Share{0}}};
    const Ran ran(left_and_right(judged));
    CHECK(ran.result.sinks[0].units == 2);
    CHECK(ran.result.sinks[1].units == 0);
    CHECK(ran.result.products[2].scrapped == 4);
    CHECK(ran.result.stations[0].scrapped == 4);
    CHECK(ran.result.stations[0].destroyed == 0);
}

TEST_CASE("a failure that spoils a part in work spoils one") {
    StationSpec weak = shears({so_many(3)});
    weak.failures.push_back(failure(Clock::operating, 150, 10, Interrupted::scrap));
    // The second fails at 150, and the third is worked on from 160 to 260.
    const Ran ran(cutting({0s, 0s, 0s}, weak));
    CHECK(ran.exits() == Times{100s, 100s, 100s, 260s, 260s, 260s});
    CHECK(ran.result.scrapped == 1);
    CHECK(ran.result.splits[0] == SplitResult{2, 6});
    CHECK(ran.result.stations[0].finished == 6);
    CHECK(ran.result.stations[0].destroyed == 1);
}

TEST_CASE("a carrier comes back once, whatever was on it") {
    StationSpec load = station("load", 10);
    load.loads = Ref("skids");
    StationSpec unpack = shears({so_many(4)});
    unpack.unloads = Ref("skids");
    LineSpec spec = plant({timetable({0s, 0s, 0s}), buffer("store", 5), load, unpack, sink()}, 1000s);
    CarrierSpec skids;
    skids.count = 1;
    spec.carriers.push_back({"skids", skids});
    const Ran ran(spec);
    CHECK(ran.loads("load") == Times{0s, 110s, 220s});
    CHECK(ran.exits() == Times{110s, 110s, 110s, 110s, 220s, 220s, 220s, 220s, 330s, 330s, 330s, 330s});
}

TEST_CASE("left and right ones that are assembled in another ratio lock the line, and that is told") {
    LineSpec spec = left_and_right(station("shears", 100));
    auto& line = spec.flows[0].elements;
    std::get<SourceSpec>(line[0]).timetable = {{0s, {}, 20, {}}};
    std::get<StationSpec>(line[2]).to = route(Choice::product, {{Ref("left-rack"), 0, Ref("left")}, {Ref("right-rack"), 0, Ref("right")}});
    StationSpec pair = station("pair", 1);
    pair.joins.push_back({Ref("right-rack"), 1, {}, {}});
    line = {line[0], line[1], line[2], buffer("left-rack", 3), pair, sink()};
    spec.flows.push_back({Name("rights"), {buffer("right-rack", 3)}});
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock.has_value());
    // Each sheet leaves a right one over: the third finds room for its last, the fourth for its first, the left one, and for one.
    CHECK(ran.exits() == Times{101s, 201s, 301s, 401s});
}

TEST_CASE("a run can begin with parts that were made and wait to leave, and with one whose work ends") {
    StationSpec two = shears({so_many(3)});
    two.machines = 2;
    LineSpec spec = plant({source(), buffer("store", 0), two, station("packing", 50), sink()}, 180s);
    spec.state.emplace();
    spec.state->moment = RunSpec{}.start;
    PartStateSpec made, in_work;
    made.count = 2;
    made.left = 0s;
    in_work.left = 70s;
    spec.state->stations.push_back({Ref("shears"), {{made, in_work}, {}, {}}});
    const Ran ran(spec);
    // Two wait, of which one is packed at once; at 70 three come of the other.
    CHECK(ran.result.in_line_at_start == 3);
    CHECK(ran.loads("packing") == Times{0s, 50s, 100s, 150s});
    CHECK(ran.result.splits[0] == SplitResult{2, 6});  // the first machine begins another at 50
}

TEST_CASE("where a run stands has words for parts that were made and wait to leave") {
    const Plan plan = make_plan(plant({timetable({0s, 0s}), buffer("store", 10), shears({so_many(3)}), station("packing", 50), sink()}, 1000s));
    Line<> line(plan, 1, 0);
    line.run_until(run_start + 120s);
    const StateSpec held = state_of(line);
    REQUIRE(held.stations.size() == 2);
    CHECK(held.stations[0].second.parts.size() == 2);
    for (const PartStateSpec& part : held.stations[0].second.parts) CHECK(part.left == Duration::zero());
    line.run_until(run_start + 240s);
    const StateSpec in_work = state_of(line);
    REQUIRE(in_work.stations[0].second.parts.size() == 1);
    CHECK(in_work.stations[0].second.parts[0].left == 60s);
}
