#include <doctest/doctest.h>

#include "plants.hpp"
#include "takt/spec/driving.hpp"

using namespace plants;
using namespace std::chrono_literals;

namespace {

BufferSpec& store_of(LineSpec& spec) {
    return get<BufferSpec>(spec, "store");
}

/// Two cells whose store is left by transporters.
LineSpec with_transporters() {
    LineSpec spec = two_cells();
    TransporterSpec fleet;
    fleet.count = 2;
    fleet.speed = {1};
    fleet.at = at(3, 9);
    fleet.places.push_back({Name("dock", at(4)), {.x = {0}, .at = at(4, 10)}});
    fleet.places.push_back({Name("bench", at(5)), {.x = {50}, .y = Length{10}, .at = at(5, 10)}});
    spec.transporters.push_back({Name("agvs", at(3)), fleet});
    BufferSpec& store = store_of(spec);
    store.carried_by = Ref("agvs", at(9, 20));
    store.pick_up = Ref("dock", at(9, 30));
    store.set_down = Ref("bench", at(9, 40));
    return spec;
}

TransporterSpec& fleet_of(LineSpec& spec) {
    return spec.transporters[0].value;
}

template <class Change>
Messages after(Change change) {
    LineSpec spec = with_transporters();
    change(spec);
    return errors(spec);
}

}  // namespace

TEST_CASE("transporters between two places of theirs are right") {
    CHECK(errors(with_transporters()).empty());
    CHECK(after([](LineSpec& s) { fleet_of(s).battery = BatterySpec{.lasts = 1h, .charger = Ref("dock")}; }).empty());
}

TEST_CASE("ways are as long as the floor has them") {
    const TransporterSpec fleet = with_transporters().transporters[0].value;
    const SpotSpec &dock = fleet.places[0].value, &bench = fleet.places[1].value;
    CHECK(way_between(fleet, dock, bench) == 60);
    CHECK(way_between(fleet, bench, dock) == 60);
    CHECK(driving_time(fleet, dock, bench) == 60s);
    TransporterSpec straight = fleet;
    straight.ways = Paths::straight;
    straight.places[1].value.x = {24};
    CHECK(way_between(straight, dock, straight.places[1].value) == doctest::Approx(26));
    TransporterSpec loop = fleet;
    loop.loop = Length{200};
    CHECK(way_between(loop, dock, bench) == 50);
    CHECK(way_between(loop, bench, dock) == 150);
}

TEST_CASE("a fleet moves, and its places are on the floor or on its loop") {
    CHECK(after([](LineSpec& s) { fleet_of(s).speed = {0}; }) ==
          Messages{"line.yaml:3:9: `speed`: expected more than 0 m/s, found 0 m/s"});
    CHECK(after([](LineSpec& s) { fleet_of(s).places[1].value.x = {-4}; }) ==
          Messages{"line.yaml:5:10: 'bench': expected 0 m or more, found -4 m"});
    CHECK(after([](LineSpec& s) { fleet_of(s).loop = Length{40}; }) ==
          Messages{"line.yaml:5:10: 'bench': expected no `y` on a loop, where `x` says how far along it the place is",
                   "line.yaml:5:10: 'bench': expected less than the length of the loop, 40 m, found 50 m"});
    CHECK(after([](LineSpec& s) { fleet_of(s).loop = Length{0}; }).front() ==
          "line.yaml:3:9: `loop`: expected more than 0 m, found 0 m");
    CHECK(after([](LineSpec& s) { fleet_of(s).count = 0; }) ==
          Messages{"line.yaml:3:9: `count`: expected a number from 1 to 10000, found 0"});
    CHECK(after([](LineSpec& s) { fleet_of(s).places.push_back(fleet_of(s).places[0]); }).size() ==
          1);  // the name twice
    CHECK(after([](LineSpec& s) {
              while (fleet_of(s).places.size() <= 200)
                  fleet_of(s).places.push_back({Name("p" + std::to_string(fleet_of(s).places.size())), {}});
          }) == Messages{"line.yaml:3:9: `places`: expected at most 200, found 201"});
}

TEST_CASE("a battery lasts to the farthest part, on with it, and to the charger") {
    const auto battery = [](Share below) {
        return after([&](LineSpec& s) {
            fleet_of(s).battery = BatterySpec{.lasts = 600s, .below = below, .charger = Ref("dock"), .at = at(6, 5)};
        });
    };
    CHECK(battery({0.3}).empty());  // 60 s each
    CHECK(battery({0.25}) == Messages{"line.yaml:6:5: `below`: expected at least 30 %, so that the battery lasts to "
                                      "the farthest part, on with it, and "
                                      "to the charger (180 s of driving), found 25 %"});
    CHECK(after([](LineSpec& s) { fleet_of(s).battery = BatterySpec{.lasts = 1h, .charger = Ref("dok", at(6, 9))}; }) ==
          Messages{"line.yaml:6:9: `charger`: expected a place of 'agvs', found 'dok', did you mean 'dock'?"});
    CHECK(after([](LineSpec& s) { fleet_of(s).battery = BatterySpec{.charger = Ref("dock"), .at = at(6, 5)}; }) ==
          Messages{"line.yaml:6:5: `lasts`: expected more than 0 s, found 0 s"});
}

TEST_CASE("a buffer whose parts are carried says from where to where, and is left first in, first out") {
    CHECK(after([](LineSpec& s) { store_of(s).carried_by->name = "agv"; }) ==
          Messages{"line.yaml:9:20: expected a transporter, found 'agv', did you mean 'agvs'?"});
    CHECK(after([](LineSpec& s) { store_of(s).set_down->name = "bensch"; }) ==
          Messages{"line.yaml:9:40: `set_down`: expected a place of 'agvs', found 'bensch', did you mean 'bench'?"});
    CHECK(after([](LineSpec& s) { store_of(s).pick_up.reset(); }) ==
          Messages{"line.yaml:9:20: expected `pick_up` beside `carried_by`, found none"});
    CHECK(
        after([](LineSpec& s) { store_of(s).set_down = Ref("dock"); }) ==
        Messages{
            "line.yaml:9:20: expected a way that takes some time, with what it takes to load and unload, found none"});
    CHECK(after([](LineSpec& s) { store_of(s).capacity = 0; }) ==
          Messages{"line.yaml:9:20: expected a capacity of some places, where parts wait for a transporter, beside "
                   "`carried_by`, found 0"});
    CHECK(after([](LineSpec& s) { store_of(s).transit = 60s; }) ==
          Messages{"line.yaml:9:20: expected no `transit` beside `carried_by`, found one: the way takes as long as the "
                   "drive"});
    CHECK(after([](LineSpec& s) { store_of(s).access = Access::any; }) ==
          Messages{"line.yaml:9:20: expected first in, first out beside `carried_by`, found `access: any`"});
    CHECK(after([](LineSpec& s) {
              store_of(s).stop_at = 2;
              store_of(s).start_at = 1;
          }) == Messages{"line.yaml:9:20: expected no `stop_at` and `start_at` beside `carried_by`, found them"});
}

TEST_CASE("places without transporters, and transporters without parts, are warned of") {
    LineSpec spec = with_transporters();
    store_of(spec).carried_by.reset();
    CHECK(errors(spec).empty());
    const Messages warned = warnings(spec);
    REQUIRE(warned.size() == 2);
    CHECK(warned[0].ends_with("`pick_up` has no effect without `carried_by`"));
    CHECK(warned[1].find("agvs") != std::string::npos);
}
