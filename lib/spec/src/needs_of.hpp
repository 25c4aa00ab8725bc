// Whom a station waits for: crews, operators and shared robots, by name.
#pragma once

#include <optional>
#include <vector>

#include "takt/spec/known_names.hpp"
#include "takt/spec/operation.hpp"
#include "takt/spec/station.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// Calls `act(thing, ref)` for each time that one is named.
template <class Act>
void for_each_need(const StationSpec& station, Act act) {
    const auto say = [&](Thing thing, const std::optional<Ref>& ref) {
        if (ref) act(thing, *ref);
    };
    const auto say_of_operations = [&](const std::vector<OperationSpec>& operations) {
        for (const OperationSpec& operation : operations) {
            say(Thing::robot, operation.robot);
            say(Thing::operators, operation.operators);
        }
    };
    const auto say_of_stops = [&](const auto& stops) {
        for (const auto& stop : stops)
            say(Thing::crew, stop.crew);
    };
    say(Thing::robot, station.robot);
    say(Thing::operators, station.operators);
    say_of_operations(station.operations);
    for (const SetupSpec& setup : station.setup)
        say(Thing::operators, setup.operators);
    say_of_stops(station.failures);
    say_of_stops(station.maintenance);
    for (const RobotSpec& robot : station.robots) {
        say_of_operations(robot.operations);
        say_of_stops(robot.failures);
    }
}

}  // namespace takt::spec
