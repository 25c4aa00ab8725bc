// The cycle of a robot cell: each robot does its tasks one after the other, and waits where another is in the space that it needs.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "takt/core/time.hpp"

namespace takt {

struct RobotTask {
    static constexpr std::size_t no_zone = std::numeric_limits<std::size_t>::max();

    Duration time{};
    std::size_t zone = no_zone;
};

using RobotTasks = std::vector<RobotTask>;

/// What one robot does in a cycle.
struct RobotInCycle {
    Duration works{};
    Duration waits{};  ///< for zones
    Duration done{};   ///< when, since the cycle began
};

struct CellCycle {
    Duration length{};
    std::vector<RobotInCycle> robots;
};

/// All robots begin together. A zone is given to who has asked for it first, at the same time to the robot with the lowest number,
/// who has it until his task is done. \complexity O(n log robots) in the number of tasks
CellCycle cell_cycle(const std::vector<RobotTasks>& robots);

/// The tasks of a cell in which one robot is down: each of its tasks goes to that of the others who has the least work so far, of
/// those alike the first, and comes behind the tasks of his own. \pre `others` is not empty and has no `down`
std::vector<RobotTasks> taken_over(std::vector<RobotTasks> robots, std::size_t down,
                                   const std::vector<std::size_t>& others);

}  // namespace takt
