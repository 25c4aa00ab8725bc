// The elements of a line as a user writes them: sources, stations, buffers, sinks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "takt/spec/batch.hpp"
#include "takt/spec/dispatch.hpp"
#include "takt/spec/failure.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/launch_order.hpp"
#include "takt/spec/material.hpp"
#include "takt/spec/moving_line.hpp"
#include "takt/spec/power.hpp"
#include "takt/spec/resource.hpp"
#include "takt/spec/robot_task.hpp"
#include "takt/spec/route.hpp"
#include "takt/spec/store.hpp"
#include "takt/spec/transporter.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// What becomes of an arrival that finds no room.
enum class Overflow : std::uint8_t { wait, lose };

constexpr std::array<Word<Overflow>, 2> words(Overflow) {
    return {{{Overflow::wait, "wait", "it waits outside, in order, and is counted as backlog"},
             {Overflow::lose, "lose", "it is lost, and counted"}}};
}

/// Parts that are released at a time of the run, or in order where no time is given.
struct ReleaseSpec {
    std::optional<Duration> time{};  ///< since the start of the run
    Ref product{};                   ///< empty: the source draws the product
    std::uint32_t count = 1;
    std::optional<Duration> due{};  ///< since the start of the run
    Place at{};

    static constexpr About about{"release", "Parts that come at a certain time of the run."};

    template <class Visitor>
    static void fields(ReleaseSpec& s, Visitor& v) {
        v(Field{"at", "time since the start of the run", "2 h"}, s.time);
        v(Field{"product", "which product; drawn by the shares if left out", "M7"}, s.product);
        v(Field{"count", "how many", "30", Need::optional, {1, 1e7}}, s.count);
        v(Field{"due", "when they are wanted, as time since the start of the run", "8 h"}, s.due);
    }
};

struct SourceSpec {
    Name name{};
    std::optional<Distribution> every{};  ///< inter-arrival time; without it and without releases: saturated
    std::vector<ReleaseSpec> timetable{};
    std::vector<ReleaseSpec> orders{};  ///< read from the CSV file of the key `orders`
    std::optional<Duration> repeats{};  ///< period after which the timetable begins anew
    std::vector<Ref> sequence{};        ///< products in this order, over and over
    std::vector<std::pair<Ref, Share>> products{};
    Mix mix = Mix::random;
    std::vector<SpacingSpec> spacing{};
    std::optional<Ref> follows{};
    std::optional<std::uint32_t> limit{};
    Overflow overflow = Overflow::wait;
    std::optional<Ref> calendar{};
    std::optional<RouteSpec> to{};
    Place at{};

    static constexpr About about{"source", "Where parts come from: always ready, at intervals, by timetable, or from a "
                                           "list of orders."};

    template <class Visitor>
    static void fields(SourceSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "panels", Need::required}, s.name);
        v(Field{"every", "time between arrivals; left out, parts are always ready", "exponential(mean 2 min)"}, s.every);
        v(Field{"timetable", "parts that come at certain times", "[{at: 0 h, product: M7, count: 30}]"}, s.timetable);
        v.orders(Field{"orders", "a CSV file with the columns product, and at, count and due if wanted", "orders.csv"},
                 s.orders);
        v(Field{"repeats", "the timetable begins anew after this time", "24 h"}, s.repeats);
        v(Field{"sequence", "products in this order, over and over", "[M7, M7, M5]"}, s.sequence);
        v(Field{"products", "shares of the products that come from here", "{M7: 70 %, M5: 30 %}"}, s.products);
        v(Field{"mix", "in which order the products come, where no sequence or list says so", "level"}, s.mix);
        v(Field{"spacing", "at most so many of a product in so many in a row, with `mix: level`",
                "[{product: M7, most: 2, in: 3}]"},
          s.spacing);
        v(Field{"follows",
                "a source or a station: for each vehicle that it launches or begins to work on, a part with the same number "
                "and product is launched here, for a marriage with `match: number`",
                "bodies"},
          s.follows);
        v(Field{"limit", "no more parts than this", "1000", Need::optional, {1, 4e9}}, s.limit);
        v(Field{"overflow", "what becomes of an arrival that finds no room", "lose"}, s.overflow);
        v(Field{"calendar", "arrivals come, and parts are ready, only while this calendar is on", "two-shift"},
          s.calendar);
        v(Field{"to", "where the parts go", "next"}, s.to);
    }
};

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

struct BufferSpec {
    Name name{};
    Capacity capacity{};
    Duration transit{};
    BeforeShiftEnd before_shift_end = BeforeShiftEnd::take_in;
    std::optional<std::uint32_t> stop_at{};
    std::optional<std::uint32_t> start_at{};
    Access access = Access::in_turn;
    std::optional<std::uint32_t> lanes{};
    LaneRule lane_by = LaneRule::shortest;
    std::optional<Ref> carried_by{};
    std::optional<Ref> pick_up{};
    std::optional<Ref> set_down{};
    Sent sent = Sent::with_room;
    std::optional<RouteSpec> to{};
    std::optional<Name> area{};
    Place at{};

    static constexpr About about{
        "buffer",
        "Places where parts wait, first in, first out unless it says otherwise; with a transit time, a conveyor, and "
        "with transporters, what these fetch."};

    template <class Visitor>
    static void fields(BufferSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "body-store", Need::required}, s.name);
        v(Field{"area", "the shop it belongs to", "body"}, s.area);
        v(Field{"capacity", "places, those on the machines not counted; 0 hands over directly", "30", Need::required},
          s.capacity);
        v(Field{"transit", "time from entering the buffer to being ready at its end, where parts accumulate", "120 m at 3 m/min"}, s.transit);
        v(Field{"before_shift_end",
                "of a conveyor: whether parts enter that the end of the shift, by the calendar of the station that takes "
                "from it, would catch on it",
                "drain"},
          s.before_shift_end);
        v(Field{"stop_at",
                "who feeds it stops when so many parts are in it, until `start_at` are left",
                "30",
                Need::optional,
                {1, 1e9}},
          s.stop_at);
        v(Field{"start_at", "who feeds it goes on when no more than so many are left", "10", Need::optional, {0, 1e9}},
          s.start_at);
        v(Field{"access", "which of its parts can be taken, among which a station chooses by its rule `takes`", "any"},
          s.access);
        v(Field{"lanes",
                "so many lanes of equal length, each first in, first out, whose heads a station chooses among by its "
                "rule "
                "`takes`",
                "5",
                Need::optional,
                {1, 1000}},
          s.lanes);
        v(Field{"lane_by", "which lane a part goes into", "product"}, s.lane_by);
        v(Field{"carried_by",
                "the transporters that carry its parts on, from `pick_up` to `set_down`; those on the way do not take "
                "one of its places",
                "agvs"},
          s.carried_by);
        v(Field{"pick_up", "the place where parts wait for a transporter", "weld"}, s.pick_up);
        v(Field{"set_down", "the place where they are set down, as soon as whoever is next takes them", "paint"},
          s.set_down);
        v(Field{"sent", "when a transporter is sent for a part", "at-once"}, s.sent);
        v(Field{"to", "the station that takes parts from here, when it is not the next in the list", "marriage"}, s.to);
    }
};

/// What a sink counts beside units and lead times.
enum class SinkMeasures : std::uint8_t { nothing_more, sequence };

constexpr std::array<Word<SinkMeasures>, 2> words(SinkMeasures) {
    return {{{SinkMeasures::nothing_more, "nothing-more", "units and lead times only"},
             {SinkMeasures::sequence, "sequence", "also how well the units keep the order in which they were launched"}}};
}

struct SinkSpec {
    Name name{};
    SinkMeasures measures = SinkMeasures::nothing_more;
    Place at{};

    static constexpr About about{"sink", "Where finished units leave; they are counted, and their lead time taken."};

    template <class Visitor>
    static void fields(SinkSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "shipped", Need::required}, s.name);
        v(Field{"measures", "what it counts beside units and lead times", "sequence"}, s.measures);
    }
};

using ElementSpec = std::variant<SourceSpec, StationSpec, BufferSpec, SinkSpec>;

inline const Name& name_of(const ElementSpec& element) {
    return std::visit([](const auto& e) -> const Name& { return e.name; }, element);
}

}  // namespace takt::spec
