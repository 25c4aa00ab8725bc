#include <doctest/doctest.h>

#include <chrono>
#include <fstream>

#include "unit/yaml/plant_text.hpp"
#include "temporary_folder.hpp"

using namespace takt;
using namespace takt::test;
using namespace std::chrono_literals;

namespace {

const std::string plant_with = R"(takt: 1
products: {M7: {}, M5: {}}
line:
  - source: in
  - buffer: {name: store, capacity: 30}
  - station: {name: press, cycle: 60 s, machines: 2, failures: {name: die, every: exponential(mean 8 h), repair: 6 min}}
  - sink: out
)";

}  // namespace

TEST_CASE("a state says what is where, in long and in short") {
    const spec::LineSpec plant = load(plant_with + R"(state:
  at: 2026-03-02 10:40
  buffers: {store: [M7, {product: M5, count: 12, age: 3 h}]}
  stations:
    press: {parts: [{product: M7, left: 35 s, position: 2}, M5], stops: {name: die, left: 12 min}}
)");
    REQUIRE(plant.state.has_value());
    CHECK(plant.state->moment == std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 10h + 40min);
    const auto& [store, parts] = plant.state->buffers.at(0);
    CHECK(store.name == "store");
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].product.name == "M7");
    CHECK(parts[0].count == 1);
    CHECK(parts[1].count == 12);
    CHECK(parts[1].age == 3h);
    const spec::StationStateSpec& press = plant.state->stations.at(0).second;
    REQUIRE(press.parts.size() == 2);
    CHECK(*press.parts[0].left == 35s);
    CHECK(*press.parts[0].position == 2);
    CHECK_FALSE(press.parts[1].left.has_value());
    REQUIRE(press.stops.size() == 1);
    CHECK(press.stops[0].name.text == "die");
    CHECK(*press.stops[0].left == 12min);
}

TEST_CASE("a product alone is a part, and a time alone what is left of a failure") {
    const spec::LineSpec plant =
        load(one_station("cycle: 60 s, failures: {every: 8 h, repair: 6 min}",
                         "products: {M7: {}}\nstate: {at: 2026-03-02, stations: {press: M7}}\n"));
    CHECK(plant.state->stations[0].second.parts[0].product.name == "M7");
    const spec::LineSpec down = load(one_station("cycle: 60 s, failures: {every: 8 h, repair: 6 min}",
                                                 "state: {at: 2026-03-02, stations: {press: {stops: 4 min}}}\n"));
    CHECK(down.state->stations[0].second.stops[0].name.text == "failure");
    CHECK(*down.state->stations[0].second.stops[0].left == 4min);
}

TEST_CASE("a time alone is a delivery that comes then, and times are those of trains") {
    const spec::LineSpec plant = load(R"(takt: 1
line:
  - source: in
  - station: {name: press, cycle: 60 s}
  - station: {name: fit, cycle: 60 s, materials: {seats: 1, axles: 1}}
  - sink: out
materials:
  seats: {stock: 4, sequenced_from: press, lead_time: 1 h}
  axles: {stock: 4, reorder_point: 3, lot: 6}
milk_runs: {tugger: {carries: 2, stops: [{material: axles, drive: 5 min}]}}
state:
  at: 2026-03-02
  deliveries: {seats: [12 min, {left: 14 min, pieces: 2}], axles: {count: 3}}
  trains: {tugger: 4 min}
)");
    const auto& deliveries = plant.state->deliveries;
    REQUIRE(deliveries.size() == 2);
    REQUIRE(deliveries[0].second.size() == 2);
    CHECK(*deliveries[0].second[0].left == 12min);
    CHECK_FALSE(deliveries[0].second[0].pieces.has_value());
    CHECK(*deliveries[0].second[1].pieces == 2);
    CHECK_FALSE(deliveries[1].second[0].left.has_value());
    CHECK(deliveries[1].second[0].count == 3);
    CHECK(plant.state->trains[0].second == std::vector<Duration>{4min});
}

TEST_CASE("mistakes of a state show where they stand") {
    CHECK(errors_of(plant_with + "state: {buffers: {store: [M7]}}\n") ==
          "8:8: a state needs the key `at`: the date and time of day at which the run begins, such as `at: 2026-03-02 "
          "10:40`");
    CHECK(errors_of(plant_with + "state: {at: 2026-03-02 25:40}\n")
              .find("expected a time of day from `00:00` to `24:00`") != std::string::npos);
    CHECK(errors_of(plant_with +
                    "state: {at: 2026-03-02, buffers: {stor: [M7, M6]}, stations: {press: {stops: {name: dye}}}}\n") ==
          "8:35: expected a buffer, found 'stor', did you mean 'store'?\n"
          "8:78: 'press': expected a failure or maintenance of the station, found 'dye', did you mean 'die'?");
    CHECK(errors_of(plant_with + "state: {at: 2026-03-02, buffers: {store: [M7, M6]}}\n") ==
          "8:47: expected a product, found 'M6', did you mean 'M7'?");
}

TEST_CASE("a state in a file of its own is read from there, and its mistakes are told there") {
    const TemporaryFolder folder;
    folder.write("now.yaml", "at: 2026-03-02 10:40\nbuffers:\n  store: [M7]\n");
    const spec::LineSpec plant = load(plant_with + "state: now.yaml\n", folder.string());
    CHECK(plant.state->buffers.at(0).second.size() == 1);
    folder.write("now.yaml", "at: 2026-03-02 10:40\nbuffers:\n  stor: [M7]\n");
    CHECK(errors_of(plant_with + "state: now.yaml\n", folder.string())
              .find("now.yaml:3:3: expected a buffer, found 'stor'") != std::string::npos);
    CHECK(errors_of(plant_with + "state: later.yaml\n", folder.string()).starts_with("8:8: there is no file "));
    CHECK(errors_of(plant_with + "state: ../now.yaml\n", folder.string())
              .starts_with("8:8: `../now.yaml` is outside of the folder"));
    const LoadOptions options{.overrides = {spec::Setting("state=now.yaml")}};
    folder.write("now.yaml", "at: 2026-03-02 10:40\nbuffers: {store: [M7, M5]}\n");
    CHECK(load(plant_with, folder.string(), options).state->buffers.at(0).second.size() == 2);
}
