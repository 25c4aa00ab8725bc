#include <doctest/doctest.h>

#include <chrono>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;
using namespace std::chrono_literals;

TEST_CASE("robots of a cell have tasks, dressing and backups") {
    const spec::LineSpec plant = load(one_station(
        "robots: [{name: R1, tasks: [{name: roof, spots: {M7: 24, M5: 20}, each: 2.8 s, zone: door}, {time: 12 s}], "
        "dressing: {after: 400, for: 25 s}, failures: {every: exponential(mean 90 h), repair: 8 min}, backup: R2}, "
        "{name: R2, tasks: {time: {M7: 50 s, M5: 44 s}, zone: door}}]",
        "products: {M7: {}, M5: {}}\n"));
    const spec::StationSpec& cell = station_of(plant);
    REQUIRE(cell.robots.size() == 2);
    const spec::RobotSpec& first = cell.robots[0];
    REQUIRE(first.tasks.size() == 2);
    CHECK(first.tasks[0].name->text == "roof");
    CHECK(first.tasks[0].spots.each.at(1).second == 20);
    CHECK(*first.tasks[0].each == 2800ms);
    CHECK(first.tasks[0].zone->text == "door");
    CHECK(*first.tasks[1].time.all == 12s);
    CHECK(first.dressing->after == 400);
    CHECK(first.backup.at(0).name == "R2");
    CHECK(cell.robots[1].tasks.at(0).time.each.at(0).second == 50s);
}

TEST_CASE("mistakes in a cell show where they stand") {
    CHECK(errors_of(one_station(
              "robots: [{name: R1, tasks: [{spots: 24}]}, {name: R2, tasks: {time: 9 s}, backup: [R3]}]")) ==
          "4:73: expected `spots` and `each` together, found one of them\n"
          "4:128: `backup`: expected a robot of the cell that has a name and tasks, found 'R3', did you mean 'R1'?");
    CHECK(errors_of(one_station("robots: [{name: R1, task: {time: 9 s}}]"))
              .find("unknown key `task` in a robot, did you mean 'tasks'?") != std::string::npos);
}
