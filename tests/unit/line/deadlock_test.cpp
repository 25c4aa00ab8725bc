// Deadlocks are found when they happen, and only then. Times in the comments are seconds.
#include "plants.hpp"

using namespace plants;

namespace {

/// a (2 s) to check (2 s, nothing good) to mend (2 s), which sends back into a store before check.
LineSpec circle(std::uint32_t places, SourceSpec from, Duration horizon) {
    StationSpec check = station("check", 2);
    check.yield = Share{0};
    check.rework = Ref("mend");
    check.to = RouteSpec("sink");
    StationSpec mend = station("mend", 2);
    mend.to = RouteSpec("store");
    return plant({std::move(from), station("a", 2), buffer("store", places), check, mend, sink()}, horizon);
}

}  // namespace

TEST_CASE("a rework circle that is full is found at that instant, and named") {
    // One place. a: 0-2, 2-4, 4-6, ... check: 2-4, mend: 4-6. 4: the second part enters check, a's third fills the store at
    // 6; at 6 check is done and mend's part finds the store full as a hands over first? mend is downstream of a: its part
    // enters the store at 6, check's goes to mend, check takes it, and a's third fills the store. At 8 all three are full.
    const Ran ran(circle(1, source(), 60s));
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->time - run_start == 8s);
    CHECK(ran.result.deadlock->cycle.size() == 2);
    std::string all;
    for (const std::string& wait : ran.result.deadlock->cycle) all += wait + "; ";
    CHECK(all.find("check waits for room in mend") != std::string::npos);
    CHECK(all.find("mend waits for room in store") != std::string::npos);
}

TEST_CASE("a plant that has locked itself is observed until its end, and what has nothing to do with it goes on") {
    // The circle stands from 8 s on; a line beside it makes a part every 3 s.
    LineSpec spec = circle(1, source(), 60s);
    spec.flows.push_back({"other", {source("others"), station("free", 3), sink("shipped")}});
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->time - run_start == 8s);
    CHECK(ran.result.observed == 60s);
    CHECK(ran.result.sinks[1].units == 20);
    CHECK(ran.time("a", State::blocked) == 52s);
    CHECK(ran.time("free", State::working) == 60s);
    // Where that is within the warm-up, nothing but standing is counted.
    spec.run.warm_up = 30s;
    spec.run.horizon = 30s;
    const Ran later(spec);
    CHECK(later.result.deadlock->time - run_start == 8s);
    CHECK(later.result.observed == 30s);
    CHECK(later.result.sinks[0].units == 0);
    CHECK(later.time("a", State::blocked) == 30s);
    CHECK(later.result.sinks[1].units == 10);
}

TEST_CASE("a circle that is busy for ever, empty or exhausted is no deadlock") {
    CHECK(!Ran(circle(3, timetable({0s, 1s}), 60s)).result.deadlock);
    CHECK(!Ran(circle(1, timetable({0s}), 60s)).result.deadlock);
}

TEST_CASE("an assembly whose other parts are late, off shift or used up is no deadlock") {
    StationSpec fit = station("fit", 1);
    fit.joins = {{Ref("rack"), 1, {}}};
    SourceSpec late = timetable({1000s}, "late");
    CHECK(!Ran(plant({late, buffer("rack", 1), source("bodies"), station("a", 1), buffer("store", 1), fit, sink()}, 500s))
               .result.deadlock);
    SourceSpec few = timetable({1s}, "few");
    const Ran used_up(plant({few, buffer("rack", 1), source("bodies"), station("a", 1), buffer("store", 1), fit, sink()}, 500s));
    CHECK(!used_up.result.deadlock);
    CHECK(used_up.exits() == Times{2s});
}

TEST_CASE("a flow that splits and is assembled again can lock itself, and says so") {
    // split sends P left and Q right; fit needs one of each. P P P fill the left: 1 at fit, 1 in its store, split holds the
    // third from 3 on, and the Q behind it never comes.
    StationSpec split = station("split", 1);
    split.to = route(Choice::product, {{"left", 0, "P"}, {"right", 0, "Q"}});
    StationSpec fit = station("fit", 1);
    fit.joins = {{Ref("right"), 1, {}}};
    SourceSpec orders = source();
    orders.orders = {{{}, "P", 5, {}}, {{}, "Q", 5, {}}};
    BufferSpec right = buffer("right", 2);
    LineSpec spec = plant({orders, split, buffer("left", 2), fit, sink()}, 60s);
    spec.flows.push_back({"side", {right}});
    const Ran ran(with_products(spec, {"P", "Q"}));
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->time - run_start == 3s);
    CHECK(ran.result.deadlock->cycle == std::vector<std::string>{"split waits for room in left", "fit waits for parts from right"});
}

TEST_CASE("carriers that will come back by another way are waited for in peace") {
    // One skid; the part goes to a side station of 50 s and out there, never to the unloader. The skid is back at 52.
    CarrierSpec skids;
    StationSpec load = station("load", 2);
    load.loads = Ref("skids");
    load.to = route(Choice::product, {{"side", 0, "Q"}, {"unload", 0, "P"}});
    StationSpec unload = station("unload", 1);
    unload.unloads = Ref("skids");
    unload.to = RouteSpec("sink");
    SourceSpec orders = source();
    orders.orders = {{{}, "Q", 1, {}}, {{}, "P", 1, {}}};
    LineSpec spec = with_products(plant({orders, load, unload, station("side", 50), sink()}, 60s), {"P", "Q"});
    spec.carriers.push_back({"skids", skids});
    const Ran ran(spec);
    CHECK(!ran.result.deadlock);
    CHECK(ran.exits() == Times{52s, 55s});
}

TEST_CASE("a carrier on a moving line comes back, though its first pitches are empty") {
    StationSpec load = station("load", 5);
    load.loads = Ref("skids");
    StationSpec trim = station("trim", 10);
    trim.moving.emplace();
    trim.moving->pitches = 3;
    trim.unloads = Ref("skids");
    LineSpec spec = plant({source(), load, trim, sink()}, 80s);
    spec.carriers.push_back({"skids", CarrierSpec{}});
    const Ran ran(spec);
    CHECK(!ran.result.deadlock);
    CHECK(ran.exits() == Times{35s, 70s});
}
