// The work on the part in a machine: an operation of its own, and its robots beside that.
#pragma once

#include <algorithm>
#include <span>

#include "takt/core/time.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"

namespace takt {

struct WorkUnderWay {
    const Plan& plan;
    const Machine& machine;
    std::span<const Robot> robots;  ///< those with work of their own

    bool robots_done() const {
        return std::all_of(robots.begin(), robots.end(),
                           [](const Robot& robot) { return robot.remaining == Duration::zero(); });
    }

    bool a_robot_works() const {
        return std::any_of(robots.begin(), robots.end(),
                           [](const Robot& robot) { return robot.down == 0 && robot.remaining > Duration::zero(); });
    }

    /// Time to the next instant at which something has to be decided: the end of the work, of the operation where another
    /// follows it, or a failure before that.
    Duration next_decision() const {
        Duration next = undisturbed();
        if (only_time_passes(machine.phase)) return next;
        next = std::min(next, machine.clock.left());
        for (const Robot& robot : robots)
            if (robot.down == 0 && robot.clock.left() < robot.remaining) next = std::min(next, robot.clock.left());
        return next;
    }

  private:
    /// If nothing fails.
    Duration undisturbed() const {
        const Duration own =
            machine.own_active || only_time_passes(machine.phase) ? machine.remaining : Duration::zero();
        if (only_time_passes(machine.phase) || ends_by_itself()) return own;
        Duration longest = own;
        for (const Robot& robot : robots)
            if (robot.down == 0) longest = std::max(longest, robot.remaining);
        return longest;
    }

    /// The operation has to end in time, whatever the robots do: it holds what others wait for, or another follows.
    bool ends_by_itself() const {
        if (!machine.own_active) return false;
        const OperationPlan& operation = plan.operations[machine.operation];
        return operation.robot != none || operation.operators != none ||
               machine.operation + 1 < plan.stations[machine.station].operations.last;
    }
};

}  // namespace takt
