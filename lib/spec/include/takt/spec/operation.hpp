// The work of a station: its operations, and the robots beside them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takt/spec/failure.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/robot_task.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// One step of the work on a part.
struct OperationSpec {
    std::optional<Name> name{};
    ByProduct<Distribution> time{};
    std::optional<Ref> robot{};
    std::optional<Ref> operators{};
    Place at{};

    static constexpr About about{"operation", "One step of the work on a part, with what it needs."};

    template <class Visitor>
    static void fields(OperationSpec& s, Visitor& v) {
        v(Field{"name", "what is done", "load"}, s.name);
        v(Field{"time", "how long it takes", "{M7: 20 s, M5: 18 s}", Need::required}, s.time);
        v(Field{"robot", "a shared robot that it needs from beginning to end", "handler"}, s.robot);
        v(Field{"operator", "operators, one of whom it needs from beginning to end", "team-a"}, s.operators);
    }
};

/// A robot, or several alike, inside a station. It works in parallel to the station's other robots.
struct RobotSpec {
    std::optional<Name> name{};
    std::uint32_t count = 1;
    ByProduct<Distribution> cycle{};  ///< as long as the station's own work when not given
    std::vector<OperationSpec> operations{};
    std::vector<TaskSpec> tasks{};
    std::optional<DressingSpec> dressing{};
    std::vector<FailureSpec> failures{};
    std::vector<Ref> backup{};
    Place at{};

    static constexpr About about{"robot", "Robots inside a station: they begin together, and the slowest ends the cycle."};

    template <class Visitor>
    static void fields(RobotSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "R1"}, s.name);
        v(Field{"count", "how many alike", "6", Need::optional, {1, 10000}}, s.count);
        v(Field{"cycle", "how long it works on a part; as long as the station if left out", "52 s"}, s.cycle);
        v(Field{"operations", "its steps, one after the other, instead of `cycle`", "[{name: weld, time: 40 s}]"},
          s.operations);
        v(Field{"tasks", "what it does on a part, in this order; the cell is done when all of its robots are, and needs no `cycle`",
                "[{spots: 24, each: 2.8 s, zone: left door}, {name: hem, time: 12 s}]"},
          s.tasks);
        v(Field{"dressing", "dressing of the tips", "{after: 400, for: 25 s}"}, s.dressing);
        v(Field{"failures", "breakdowns of one such robot", "{every: exponential(mean 200 h), repair: 6 min}"},
          s.failures);
        v(Field{"backup",
                "robots of the cell that share its tasks while it is down, so that the cell goes on with a longer cycle; without them, and "
                "while a second robot is down, the cell stands",
                "[R2, R3]"},
          s.backup);
    }
};

}  // namespace takt::spec
