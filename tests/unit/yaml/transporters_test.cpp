#include <doctest/doctest.h>

#include <string>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

std::string dock(const std::string& fleet,
                 const std::string& keys = "carried_by: agvs, pick_up: dock, set_down: bench") {
    return "takt: 1\ntransporters:\n  agvs: {" + fleet +
           "}\nline:\n  - source: in\n  - buffer: {name: store, capacity: 4, " + keys +
           "}\n  - station: {name: press, cycle: 60 s}\n  - sink: out\n";
}

const std::string two_places = "places: {dock: 0 m, bench: {x: 12.5 m, y: 3 m}}";

}  // namespace

TEST_CASE("transporters by name, with places as one number or two") {
    const auto plant = load(dock("count: 3, carries: 4, speed: 1.2 m/s, load: 8 s, fetches: nearest, " + two_places +
                                 ", battery: {lasts: 4 h, charge: 40 min, charger: dock}"));
    REQUIRE(plant.transporters.size() == 1);
    const spec::TransporterSpec& agvs = plant.transporters[0].value;
    CHECK(agvs.count == 3);
    CHECK(agvs.carries == 4);
    CHECK(agvs.speed.metres_per_second == 1.2);
    CHECK(agvs.fetches == spec::Fetches::nearest);
    REQUIRE(agvs.places.size() == 2);
    CHECK(agvs.places[0].value.x.metres == 0);
    CHECK(!agvs.places[0].value.y);
    CHECK(agvs.places[1].value.x.metres == 12.5);
    CHECK(agvs.places[1].value.y->metres == 3);
    CHECK(agvs.battery->charger.name == "dock");
    CHECK(agvs.battery->below.value == 0.3);
    const auto& store = std::get<spec::BufferSpec>(plant.flows[0].elements[1]);
    CHECK(store.carried_by->name == "agvs");
    CHECK(store.sent == spec::Sent::with_room);
}

TEST_CASE("speeds in metres per second, minute and hour") {
    for (const std::string speed : {"1.2 m/s", "72 m/min", "4320 m/h"})
        CHECK(
            load(dock("count: 1, speed: " + speed + ", " + two_places)).transporters[0].value.speed.metres_per_second ==
            doctest::Approx(1.2));
}

TEST_CASE("what is wrong with transporters shows where it stands") {
    CHECK(errors_of(dock("count: 1, speed: 4 km/h, " + two_places)) ==
          "3:27: expected a speed such as `1.2 m/s`, found `4 km/h`");
    CHECK(errors_of(dock("count: 1, speed: 1 m/s, places: {dock: 0 m, bench: 80}")) ==
          "3:61: expected a length such as `80 m`, found `80`");
    CHECK(errors_of(dock("count: 1, carries: 0, speed: 1 m/s, " + two_places)) ==
          "3:29: expected a whole number from 1 to 1000, found `0`");
    CHECK(errors_of(dock("count: 1, carries: 2, least: 3, longest_wait: 5 min, speed: 1 m/s, " + two_places)) ==
          "3:39: `least`: expected no more than one carries, 2, found 3");
    CHECK(errors_of(dock("count: 1, carries: 2, least: 2, speed: 1 m/s, " + two_places)) ==
          "3:9: expected the key `longest_wait` beside `least`, after which one is sent for fewer parts");
    CHECK(errors_of(dock("count: 1, carries: 2, least: 2, longest_wait: 0 s, speed: 1 m/s, " + two_places)) ==
          "3:56: `longest_wait`: expected a time longer than 0, found 0 s");
    CHECK(errors_of(dock("count: 1, " + two_places)) ==
          "3:9: a transporter needs the key `speed`: how fast they drive, such as `speed: 1.2 m/s`");
    CHECK(errors_of(dock("count: 1, speed: 1 m/s, " + two_places, "carried_by: agvs, pick_up: dok, set_down: bench")) ==
          "6:67: `pick_up`: expected a place of 'agvs', found 'dok', did you mean 'dock'?");
    CHECK(errors_of(dock("count: 1, speed: 1 m/s, fetches: newest, " + two_places)) ==
          "3:43: expected one of oldest, nearest, found `newest`, did you mean 'nearest'?");
}
