// Stations and buffers: work that is said once, stops that take time to come, setups that change something.
#pragma once

#include <algorithm>

#include "takt/spec/checking.hpp"

namespace takt::spec {

inline bool has_work_of_its_own(const RobotSpec& robot) {
    return robot.cycle.given() || !robot.operations.empty();
}

/// A cell, whose cycle comes from the tasks of its robots.
inline bool is_cell(const StationSpec& station) {
    return std::any_of(station.robots.begin(), station.robots.end(), [](const RobotSpec& robot) { return !robot.tasks.empty(); });
}

void check_stations(Checking& checking);

}  // namespace takt::spec
