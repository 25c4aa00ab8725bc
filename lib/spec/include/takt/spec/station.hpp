// Where parts are worked on.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/spec/batch.hpp"
#include "takt/spec/dispatch.hpp"
#include "takt/spec/failure.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/made.hpp"
#include "takt/spec/material.hpp"
#include "takt/spec/moving_line.hpp"
#include "takt/spec/operation.hpp"
#include "takt/spec/power.hpp"
#include "takt/spec/route.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// From-to time between products.
struct SetupSpec {
    Ref from{};  ///< empty: any other product
    Ref to{};    ///< empty: any other product
    Distribution time{};
    std::optional<Ref> operators{};
    Place at{};

    static constexpr About about{"setup", "Time to change from one product to another."};

    template <class Visitor>
    static void fields(SetupSpec& s, Visitor& v) {
        v(Field{"from", "the product before; any if left out", "M7"}, s.from);
        v(Field{"to", "the product after; any if left out", "M5"}, s.to);
        v(Field{"time", "how long the change takes", "3 min", Need::required}, s.time);
        v(Field{"operator", "operators, one of whom makes the change; by the machine itself if left out", "setters"}, s.operators);
    }
};

/// Which of the parts of an input are assembled to a part of the flow.
enum class Match : std::uint8_t { any, number };

constexpr std::array<Word<Match>, 2> words(Match) {
    return {{{Match::any, "any", "whichever comes first"},
             {Match::number, "number",
              "the one with its vehicle number, from the head of the buffer, from a lane, or from any place of a store; their "
              "source `follows` that of the flow"}}};
}

/// An input of an assembly station beside its main flow.
struct JoinSpec {
    Ref from{};
    std::uint32_t count = 1;
    Match match = Match::any;
    Place at{};

    static constexpr About about{"join", "Parts that an assembly takes from another buffer for each part of the flow."};

    template <class Visitor>
    static void fields(JoinSpec& s, Visitor& v) {
        v(Field{"from", "the buffer they come from", "battery-store", Need::required}, s.from);
        v(Field{"count", "how many for each part of the flow", "4", Need::optional, {1, 1000}}, s.count);
        v(Field{"match", "which of them is taken", "number"}, s.match);
    }
};

enum class Blocking : std::uint8_t { after, before };

constexpr std::array<Word<Blocking>, 2> words(Blocking) {
    return {{{Blocking::after, "after", "a finished part waits on its machine for a place (blocking after service)"},
             {Blocking::before, "before", "work begins only when a place is reserved (blocking before service)"}}};
}

/// What happens to the part in work when the shift ends.
enum class ShiftEnd : std::uint8_t { suspend, finish };

constexpr std::array<Word<ShiftEnd>, 2> words(ShiftEnd) {
    return {{{ShiftEnd::suspend, "suspend", "work stops and goes on in the next shift"},
             {ShiftEnd::finish, "finish", "the part in work is finished, and no other begun"}}};
}

struct StationSpec {
    Name name{};
    std::uint32_t machines = 1;
    ByProduct<Distribution> cycle{};
    std::optional<MovingLineSpec> moving{};
    std::optional<BatchSpec> batch{};
    std::vector<MadeSpec> makes{};
    std::vector<OperationSpec> operations{};
    std::vector<RobotSpec> robots{};
    std::optional<Ref> robot{};
    std::optional<Ref> operators{};
    std::uint32_t priority = 100;
    std::vector<FailureSpec> failures{};
    std::vector<MaintenanceSpec> maintenance{};
    std::vector<SetupSpec> setup{};
    ByProduct<Share> yield{};
    ByProduct<Share> reworked_yield{};
    std::optional<Ref> rework{};
    std::optional<std::uint32_t> rework_limit{};
    Dispatch takes = Dispatch::oldest;
    std::optional<std::uint32_t> longest_run{};
    std::optional<Duration> longest_wait{};
    std::vector<JoinSpec> joins{};
    MaterialNeeds materials{};
    Shortage when_missing = Shortage::wait;
    std::optional<Ref> incomplete{};
    std::optional<Ref> loads{};
    std::optional<Ref> unloads{};
    Blocking blocking = Blocking::after;
    std::optional<Ref> calendar{};
    ShiftEnd at_shift_end = ShiftEnd::suspend;
    std::optional<PowerSpec> power{};
    std::optional<HourlyCost> cost{};
    std::optional<RouteSpec> to{};
    std::optional<Name> area{};
    std::optional<Ref> ramp_up{};
    Place at{};

    static constexpr About about{"station", "Where parts are worked on: one or several identical machines, each with one "
                                            "part or one batch at a time."};

    template <class Visitor>
    static void fields(StationSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "framing", Need::required}, s.name);
        v(Field{"area", "the shop it belongs to; the report groups by it", "body"}, s.area);
        v(Field{"machines", "identical machines side by side", "2", Need::optional, {1, 10000}}, s.machines);
        v(Field{"cycle", "how long a machine works on a part", "{M7: 98 s, M5: 92 s}"}, s.cycle);
        v(Field{"moving", "makes it a moving line, whose parts all move on by one pitch each cycle", "{pitches: 150}"},
          s.moving);
        v(Field{"batch", "how many parts a machine works on together: one number, or at least and at most so many", "24"}, s.batch);
        v(Field{"makes", "what becomes of a part: so many parts in its place, or of each product so many", "[door-left, door-right]"}, s.makes);
        v(Field{"operations", "steps one after the other, instead of `cycle`", "[{time: 10 s, robot: handler}]"},
          s.operations);
        v(Field{"robots", "robots that work on the part at the same time", "[{name: R1, cycle: 52 s}]"}, s.robots);
        v(Field{"robot", "a shared robot that the whole cycle needs", "handler"}, s.robot);
        v(Field{"operator", "operators, one of whom the whole cycle needs", "team-a"}, s.operators);
        v(Field{"priority", "lower is served first by robots and operators with `order: priority`", "1", Need::optional,
                {0, 1e6}},
          s.priority);
        v(Field{"failures", "breakdowns that stop the whole machine", "{every: exponential(mean 8 h), repair: 6 min}"},
          s.failures);
        v(Field{"maintenance", "planned stops", "{every: 200 cycles, clock: cycles, for: 2 min}"}, s.maintenance);
        v(Field{"setup", "time to change between products: one time, or a list of changes", "3 min"}, s.setup);
        v(Field{"yield", "share of parts that are good the first time", "96 %"}, s.yield);
        v(Field{"reworked_yield",
                "share of good ones among parts that this station has sent to rework before; as the first time if "
                "left out",
                "97 %"},
          s.reworked_yield);
        v(Field{"rework", "where parts go that are not good; to scrap if left out", "repair"}, s.rework);
        v(Field{"rework_limit", "a bad part that was reworked so many times, here or elsewhere, is scrapped", "3", Need::optional,
                {1, 1000}},
          s.rework_limit);
        v(Field{"takes",
                "which part it takes next, where it has the choice: of several buffers, of lanes, or of a store with "
                "random "
                "access",
                "least-setup"},
          s.takes);
        v(Field{"longest_run", "after so many of a product in a row it takes another, if there is one in front of it", "20",
                Need::optional, {1, 1000000}},
          s.longest_run);
        v(Field{"longest_wait", "a part that has waited for longer comes first, whatever `takes` says", "45 min"}, s.longest_wait);
        v(Field{"joins", "what is assembled to each part of the flow", "[{from: battery-store}]"}, s.joins);
        v(Field{"materials",
                "pieces of bought parts that the work on a part takes, one number or one for each product",
                "{seats: 2, brackets: {M7: 4, M5: 3}}",
                Need::optional,
                {0, 10000}},
          s.materials);
        v(Field{"when_missing", "what becomes of a part for which a piece is missing", "leave-out"}, s.when_missing);
        v(Field{"incomplete", "where parts go that lack a piece, to be completed there; on as the others if left out",
                "completion"},
          s.incomplete);
        v(Field{"loads", "the carrier that each part is put on", "skids"}, s.loads);
        v(Field{"unloads", "the carrier that each part leaves here", "skids"}, s.unloads);
        v(Field{"blocking", "whether a machine needs a place for its part after or before the work", "before"},
          s.blocking);
        v(Field{"calendar", "when it works; the calendar of the run if left out", "two-shift"}, s.calendar);
        v(Field{"at_shift_end", "what happens to the part in work when the shift ends", "finish"}, s.at_shift_end);
        v(Field{"ramp_up", "how it gets better over the months after the start", "launch"}, s.ramp_up);
        v(Field{"power", "electric power of a machine, by what it is doing", "{working: 80 kW, waiting: 15 kW}"},
          s.power);
        v(Field{"cost", "of a machine, for each scheduled hour", "400 CNY/h"}, s.cost);
        v(Field{"to", "where finished parts go", "next"}, s.to);
    }
};

}  // namespace takt::spec
