#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

const std::string materials =
    "materials:\n"
    "  seats: {stock: 60, reorder_point: 40, lot: 24}\n"
    "  axles: {stock: 12, reorder_point: 8, lot: 4}\n";

const std::string tugger =
    "milk_runs:\n"
    "  tugger:\n"
    "    trains: 2\n"
    "    carries: 8\n"
    "    every: 20 min\n"
    "    stops: [{material: seats, drive: 3 min}, {material: axles, drive: uniform(low 1 min, high 2 min)}]\n"
    "    unload: 40 s\n"
    "    way_back: 4 min\n"
    "    cost: 25 CNY/h\n";

const std::string taking = "cycle: 60 s, materials: {seats: 2, axles: 1}";

}  // namespace

TEST_CASE("a milk run, its stops and its timetable") {
    const auto plant = load(one_station(taking, materials + tugger));
    REQUIRE(plant.milk_runs.size() == 1);
    CHECK(plant.milk_runs[0].name.text == "tugger");
    const spec::MilkRunSpec& run = plant.milk_runs[0].value;
    CHECK(run.trains == 2);
    CHECK(run.carries == 8);
    CHECK(*run.every == std::chrono::minutes{20});
    REQUIRE(run.stops.size() == 2);
    CHECK(run.stops[1].material.name == "axles");
    CHECK(run.stops[1].drive.mean() == doctest::Approx(90));
    CHECK(run.unload == std::chrono::seconds{40});
    CHECK(run.way_back.mean() == 240);
    CHECK(run.cost.has_value());
}

TEST_CASE("what is wrong with a milk run shows where it stands, all in one pass") {
    const auto wrong = [](std::string from, const std::string& to) {
        std::string text = materials + tugger;
        text.replace(text.find(from), from.size(), to);
        return errors_of(one_station(taking, text));
    };
    CHECK(wrong("material: axles", "material: axle").find("expected a material, found 'axle', did you mean 'axles'?") != std::string::npos);
    CHECK(wrong("carries: 8", "caries: 8").find("did you mean 'carries'?") != std::string::npos);
    CHECK(wrong("every: 20 min", "every: 20").find("20") != std::string::npos);
    CHECK(wrong("lot: 24", "lot: 24, lead_time: 2 h").find("expected one without a `lead_time`, since a train brings it, found one at 'seats'") !=
          std::string::npos);
}

TEST_CASE("a setting of the command line reaches a milk run") {
    LoadOptions options;
    options.overrides = {"milk_runs.tugger.every=15 min", "milk_runs.tugger.trains=3"};
    const auto plant = load(one_station(taking, materials + tugger), "/nonexistent", options);
    CHECK(*plant.milk_runs[0].value.every == std::chrono::minutes{15});
    CHECK(plant.milk_runs[0].value.trains == 3);
}
