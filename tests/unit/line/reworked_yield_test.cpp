// Parts that come again from rework are judged by a yield of their own. Times are worked out by hand, in seconds.
#include "plants.hpp"

using namespace plants;

namespace {

/// Inspection of 10 s, and a repair of 10 s that leads back to it.
LineSpec with_repair(double first, double again) {
    LineSpec made = plant({timetable({0s, 100s}), station("inspect", 10), sink()}, 300s);
    auto& inspect = std::get<StationSpec>(made.flows[0].elements[1]);
    inspect.yield = Share{first};
    inspect.reworked_yield = Share{again};
    inspect.rework = Ref("repair");
    StationSpec repair = station("repair", 10);
    repair.to = RouteSpec(Ref("inspect"));
    made.flows.push_back({Name("loop"), {repair}});
    return made;
}

}  // namespace

TEST_CASE("a part is judged by the one yield the first time and by the other when it comes again") {
    const Ran ran(with_repair(0, 1));
    CHECK(ran.exits() == Times{30s, 130s});
    CHECK(ran.result.stations[0].finished == 4);
    CHECK(ran.result.stations[0].reworked == 2);
    CHECK(ran.result.stations[0].first_passes == 2);
    CHECK(ran.result.stations[0].good_first == 0);
    const Ran good(with_repair(1, 0));
    CHECK(good.exits() == Times{10s, 110s});
    CHECK(good.result.stations[0].good_first == 2);
}

TEST_CASE("the limit of reworks counts as before") {
    LineSpec spec = with_repair(0, 0);
    std::get<StationSpec>(spec.flows[0].elements[1]).rework_limit = 2;
    const Ran ran(spec);
    CHECK(ran.result.stations[0].scrapped == 2);
    CHECK(ran.loads("inspect") == Times{0s, 20s, 40s, 100s, 120s, 140s});
}

TEST_CASE("what another station has sent to rework comes for the first time") {
    // `check` behind finds every part good, should it not take those that `inspect` has sent to rework for its own.
    LineSpec spec = with_repair(0, 1);
    StationSpec check = station("check", 5);
    check.yield = Share{1};
    check.reworked_yield = Share{0};
    check.rework = Ref("mend");
    spec.flows[0].elements.insert(spec.flows[0].elements.end() - 1, check);
    StationSpec mend = station("mend", 5);
    mend.to = RouteSpec(Ref("check"));
    spec.flows.push_back({Name("second loop"), {mend}});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{35s, 135s});
    CHECK(ran.result.stations[1].good_first == 2);
}

TEST_CASE("a repair with a yield of its own does not make a part new") {
    LineSpec spec = with_repair(0, 1);
    auto& repair = std::get<StationSpec>(spec.flows[1].elements[0]);
    repair.yield = Share{0};
    repair.reworked_yield = Share{1};
    repair.rework = Ref("bad");
    std::get<StationSpec>(spec.flows[0].elements[1]).rework = Ref("bad");
    spec.flows[1].elements.insert(spec.flows[1].elements.begin(), buffer("bad", 1));
    const Ran ran(spec);
    CHECK(ran.exits() == Times{40s, 140s});  // repaired twice, judged good at once then
}

TEST_CASE("blocking before service knows beforehand what comes again") {
    LineSpec spec = with_repair(0, 1);
    auto& inspect = std::get<StationSpec>(spec.flows[0].elements[1]);
    inspect.blocking = Blocking::before;
    inspect.rework = Ref("bad");
    spec.flows[1].elements.insert(spec.flows[1].elements.begin(), buffer("bad", 1));
    CHECK(Ran(spec).exits() == Times{30s, 130s});
}
