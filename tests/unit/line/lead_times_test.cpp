// Lead times of units, by sink and by product, worked out by hand.
#include <doctest/doctest.h>

#include "unit/line/plants.hpp"

using namespace plants;

namespace {

DurationSample sample(std::initializer_list<Duration> values) {
    DurationSample made;
    for (const Duration value : values) made.add(value);
    return made;
}

/// A in 1 min and B in 2 min, by turns, each entering as the one before leaves.
LineSpec by_turns(Duration horizon) {
    SourceSpec panels = source();
    panels.sequence = {Ref("A"), Ref("B")};
    StationSpec weld = station("weld", 0);
    weld.cycle.all.reset();
    weld.cycle.each = {{Ref("A"), constant(60)}, {Ref("B"), constant(120)}};
    return with_products(plant({panels, weld, sink()}, horizon), {"A", "B"});
}

}  // namespace

TEST_CASE("a product's lead times are those of its own units") {
    const ReplicationResult result = Ran(by_turns(7min)).result;
    CHECK(result.products[0].lead_time == sample({60s, 60s, 60s}));
    CHECK(result.products[1].lead_time == sample({120s, 120s}));
    CHECK(result.sinks[0].lead_time == sample({60s, 120s, 60s, 120s, 60s}));
}

TEST_CASE("lead times by product begin with the count of the others") {
    LineSpec spec = by_turns(3min);
    spec.run.warm_up = 4min;
    const ReplicationResult result = Ran(spec).result;
    CHECK(result.products[0].lead_time == sample({60s}));
    CHECK(result.products[1].lead_time == sample({120s}));
}

TEST_CASE("a product that leaves by several sinks has the lead times of all of them") {
    LineSpec spec = by_turns(6min);
    spec.flows.push_back({Name("other"), {timetable({0s, 5s}, "late"), station("paint", 30), sink("painted")}});
    std::get<SourceSpec>(spec.flows[1].elements[0]).sequence = {Ref("B")};
    const ReplicationResult result = Ran(spec).result;
    CHECK(result.products[0].lead_time == sample({60s, 60s}));
    CHECK(result.products[1].lead_time == sample({120s, 120s, 30s, 55s}));
}

TEST_CASE("where there is one product, its lead times are those of the sinks") {
    const ReplicationResult result = Ran(plant({timetable({0s, 10s}), station("weld", 30), sink()}, 2min)).result;
    REQUIRE(result.products.size() == 1);
    CHECK(result.products[0].lead_time == sample({30s, 50s}));
    CHECK(result.products[0].lead_time == result.sinks[0].lead_time);
}
