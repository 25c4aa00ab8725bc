// What the operation under way needs beside its machine: a shared robot, an operator.
#pragma once

#include <cstdint>

#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/resources.hpp"

namespace takt {

struct OperationNeeds {
    const Plan& plan;
    Machine& machine;
    Index index;  ///< of the machine

    /// Asks for what the operation still lacks, the robot first, then the operator; always in this order, so that no two
    /// machines can each hold what the other waits for.
    template <class Line>
    void gather(Line& line) const {
        const std::uint32_t priority = plan.stations[machine.station].priority;
        if (operation().robot != none && machine.robot_group == none)
            line.resources().request(operation().robot, asker(), priority, 0, line);
        else if (operation().operators != none && machine.operator_group == none)
            line.resources().request(operation().operators, asker(), priority, 0, line);
        else
            machine.own_active = true;
    }

    /// The members of a resource that were asked for have come.
    void came(Index resource, Index group) const {
        const bool robot_came = resource == operation().robot && machine.robot_group == none;
        (robot_came ? machine.robot_group : machine.operator_group) = group;
    }

    template <class Line>
    void let_go(Line& line) const {
        if (operation().robot != none)
            line.resources().give_back(operation().robot, asker(), machine.robot_group, line);
        if (operation().operators != none)
            line.resources().give_back(operation().operators, asker(), machine.operator_group, line);
        machine.robot_group = machine.operator_group = none;
    }

  private:
    const OperationPlan& operation() const { return plan.operations[machine.operation]; }
    Requester asker() const { return {Requester::Kind::machine, index}; }
};

}  // namespace takt
