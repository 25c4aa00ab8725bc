#include <doctest/doctest.h>

#include <string>

#include "plants.hpp"

using namespace plants;

namespace {

/// A train brings seats and bolts to `weld`.
LineSpec with_tugger() {
    LineSpec spec = two_cells();
    MaterialSpec material;
    material.stock = 10;
    material.reorder_point = 8;
    material.lot = 4;
    spec.materials.push_back({Name("seats", at(3)), material});
    spec.materials.push_back({Name("bolts", at(4)), material});
    auto& weld = get<StationSpec>(spec, "weld");
    weld.materials.push_back({Ref("seats", at(6, 20)), ByProduct<std::uint32_t>(2)});
    weld.materials.push_back({Ref("bolts", at(6, 30)), ByProduct<std::uint32_t>(1)});
    MilkRunSpec run;
    run.at = at(8, 5);
    run.stops.push_back({Ref("seats", at(9, 20)), seconds(60), at(9)});
    run.stops.push_back({Ref("bolts", at(10, 20)), seconds(30), at(10)});
    spec.milk_runs.push_back({Name("tugger", at(8)), run});
    return spec;
}

MilkRunSpec& tugger(LineSpec& spec) {
    return spec.milk_runs[0].value;
}

}  // namespace

TEST_CASE("a milk run that brings what is called off by the lot is right") {
    LineSpec spec = with_tugger();
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{});
}

TEST_CASE("materials of a milk run exist, once, and come by the lot without a lead time of their own") {
    LineSpec spec = with_tugger();
    tugger(spec).stops[0].material.name = "seat";
    CHECK(errors(spec) == Messages{"line.yaml:9:20: expected a material, found 'seat', did you mean 'seats'?"});
    tugger(spec).stops[0].material.name = "bolts";
    spec.materials[0].value.lead_time = seconds(60);
    CHECK(errors(spec) == Messages{"line.yaml:10:20: `material`: expected a material that no other stop has, found 'bolts' a second time "
                                   "(line.yaml:9:20)"});
    spec = with_tugger();
    spec.milk_runs.push_back({Name("other", at(12)), tugger(spec)});
    CHECK(errors(spec).size() == 2);
    spec = with_tugger();
    spec.materials[0].value.lead_time = seconds(60);
    spec.materials[1].value.lot.reset();
    CHECK(errors(spec) ==
          Messages{"line.yaml:9:20: `material`: expected one without a `lead_time`, since a train brings it, found one at 'seats'",
                   "line.yaml:10:20: `material`: expected one that is called off, by `reorder_point` and `lot`, found 'bolts' without"});
    spec = with_tugger();
    spec.materials[0].value = {.stock = 10, .lead_time = seconds(60), .sequenced_from = Ref("inspect", at(3, 20))};
    CHECK(errors(spec).back() ==
          "line.yaml:9:20: `material`: expected one that comes by the lot, found 'seats', which is `sequenced_from` a station");
}

TEST_CASE("a plant has at most a hundred milk runs") {
    LineSpec spec = with_tugger();
    for (std::uint32_t run = 2; run <= 101; ++run) spec.milk_runs.push_back({Name("tugger-" + std::to_string(run), at(7 + run)), {}});
    CHECK(errors(spec).back() == "line.yaml:108:3: expected at most 100 of them, found 101");
}

TEST_CASE("a round takes time, has stops, and leaves by a timetable that goes on") {
    LineSpec spec = with_tugger();
    tugger(spec).every = Duration::zero();
    tugger(spec).calendar = Ref("erly", at(8, 30));
    CHECK(errors(spec) == Messages{"line.yaml:8:30: expected a calendar, found 'erly'; the plant has none",
                                   "line.yaml:8:5: `every`: expected a time longer than 0, found 0 s"});
    spec = with_tugger();
    for (auto& stop : tugger(spec).stops) stop.drive = seconds(0);
    CHECK(errors(spec) ==
          Messages{"line.yaml:8:5: expected a round that takes some time, by `drive`, `unload` or `way_back`, found none"});
    tugger(spec).unload = std::chrono::seconds{5};
    CHECK(errors(spec) == Messages{});
    tugger(spec).stops.clear();
    CHECK(errors(spec).back() == "line.yaml:8:5: `stops`: expected at least one stop, found none");
    spec = with_tugger();
    tugger(spec).trains = 0;
    tugger(spec).carries = 10001;
    CHECK(errors(spec) == Messages{"line.yaml:8:5: `trains`: expected a number from 1 to 1000, found 0",
                                   "line.yaml:8:5: `carries`: expected a number from 1 to 10000, found 10001"});
}
