// Machines: the work on one part at a time, with its setup, its operations in sequence, and the robots beside them.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/cycle.hpp"
#include "takt/line/fixed_times.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/machine_laws.hpp"
#include "takt/line/machine_state.hpp"
#include "takt/line/operation_needs.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/result.hpp"
#include "takt/line/robots.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timers.hpp"
#include "takt/line/work_content.hpp"
#include "takt/line/work_under_way.hpp"

namespace takt {

/// One timer a machine: the instant at which something has to be decided, be it the end of an operation, of the last robot,
/// or a failure on the operating clock before that. Between such instants nothing is scheduled and nothing is touched.
class Machines {
  public:
    Machines(const Plan& plan, const StreamMaker& stream) : plan_(&plan), robots_(plan), without_(plan.robots.size()) {
        for (Index s = 0; s < plan.stations.size(); ++s) {
            const StationPlan& station = plan.stations[s];
            for (std::uint32_t k = 0; k < station.machines; ++k) add_machine(s, k, stream);
        }
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (const ElementRef& element : plan_->downstream_first) {
            if (element.kind != ElementKind::station) continue;
            const StationPlan& station = plan_->stations[element.index];
            for (Index m = station.first_machine; m < station.first_machine + station.machines; ++m)
                claim(Rank::work, m, machines_[m].timer);
        }
    }

    Machine& operator[](Index machine) { return machines_[machine]; }
    const Machine& operator[](Index machine) const { return machines_[machine]; }
    Index count() const { return static_cast<Index>(machines_.size()); }
    Robot& robot(Index index) { return robots_[index]; }
    const Robot& robot(Index index) const { return robots_[index]; }
    Index robots() const { return robots_.count(); }
    Duration draw_robot(Index robot, Index product) { return robots_.draw(robot, product); }

    WorkUnderWay work_of(const Machine& machine) const { return {*plan_, machine, robots_.row(machine.robots)}; }
    OperationNeeds needs_of(Index index) { return {*plan_, machines_[index], index}; }

    /// How much longer a cycle takes while the others of the cell do the work of a robot (`none`: nobody is out of order).
    double pace(const Machine& machine, Index robot) const {
        return robot == none ? 1 : plan_->robots[robot].slowed[machine.part.product];
    }

    /// It, or one of its robots, fails as soon as it works again.
    bool is_stop_due(const Machine& machine) const {
        const std::span<const Robot> robots = robots_.row(machine.robots);
        return machine.cycles + 1 >= machine.first_cycle_stop || machine.clock.left() == Duration::zero() ||
               std::any_of(robots.begin(), robots.end(), [](const Robot& robot) { return robot.clock.left() == Duration::zero(); });
    }

    /// Takes a part into work. \pre the machine is idle
    template <class Line>
    void begin(Index index, const Part& part, Line& line) {
        Machine& machine = machines_[index];
        const SetupPlan* setup = setup_between(*plan_, machine.station, machine.last_product, part.product);
        if (machine.plain && setup == nullptr && machine.stops == 0 && machine.cycles + 1 < machine.first_cycle_stop &&
            line.stations().works_by_calendar(machine.station)) {
            machine.last_product = part.product;
            if (machine.moving != none) line.moving_lines().enters(machine.moving, part, line.now());
            return begin_plainly(machine, index, part, line);
        }
        machine.part = part;
        if (machine.moving != none) line.moving_lines().enters(machine.moving, part, line.now());
        line.observer().loaded(line.now(), machine.station, index, part);
        if (machine.others != none)
            for_each_other(machine, line, [&](const Part& other) { line.observer().loaded(line.now(), machine.station, index, other); });
        if (setup == nullptr)
            Cycle<Line>(index, line).begin();
        else
            Cycle<Line>(index, line).begin_setup(*setup);
        proceed(index, line);
    }

    /// A part that is there as the run begins. With so much of its work left it is at its last operation, where its setup and
    /// all others are done, and no robot has more to do than that.
    /// \pre the machine is idle
    template <class Line>
    void take_up(Index index, const Part& part, std::optional<Duration> left, Line& line) {
        line.stations().takes_up(index, part, line);
        begin(index, part, line);
        if (!left) return;
        halt(index, line);
        Cycle<Line>(index, line).go_to_last_operation();
        Machine& machine = machines_[index];
        machine.remaining = *left;
        for (Index r = machine.robots.first; r < machine.robots.last; ++r)
            robots_[r].remaining = std::min(robots_[r].remaining, *left);
        proceed(index, line);
    }

    /// The same of one that it has made of another, and that waits to leave.
    template <class Line>
    void hold(Index index, const Part& part, Line& line) {
        Machine& machine = machines_[index];
        line.observer().loaded(line.now(), machine.station, index, part);
        line.observer().finished(line.now(), machine.station, index, part);
        if (machine.phase == Phase::holding) return static_cast<void>(line.other_parts()[machine.others].push(part));
        if (machine.stops == 0) line.stations().no_longer_idle(index, line);
        machine.part = part;
        set_at_rest(machine, Phase::holding);
        machine.holding_since = line.now();
        line.other_parts().lets_go(machine.others);
        line.mark(ElementKind::station, machine.station);
    }

    // Where one operation is all that a cycle consists of, in one go.

    /// \pre the machine is plain and at rest, and nothing stands in the way of its work
    template <class Line>
    void begin_plainly(Machine& machine, Index index, const Part& part, Line& line) {
        machine.phase = Phase::working;
        machine.running = machine.own_active = true;
        machine.own_done = false;
        machine.operation = machine.first_operation;
        enter(machine, index, State::working, line);
        go_on_plainly(machine, index, part, line);
    }

    /// The same for one that has just given on another part.
    template <class Line>
    TAKT_ALWAYS_INLINE void go_on_plainly(Machine& machine, Index index, const Part& part, Line& line) {
        machine.part = part;
        line.observer().loaded(line.now(), machine.station, index, part);
        ++machine.cycles;
        Duration work = plain_work(machine, part.product);
        machine.since_running = line.now();
        machine.ends_plainly = true;
        if (machine.has_more) {
            if (machine.has_robots) return go_on_with_robots(machine, index, work, line);
            work = line.ramp_ups().work(machine, work, line.now());
            machine.has_more = !line.ramp_ups().is_over(machine, line.now());
        }
        machine.remaining = work;
        if (work <= machine.clock.left()) [[likely]]
            return line.loop().at(machine.timer, line.now() + work);
        fail_in_cycle(machine, line);
    }

    /// The cycle of a machine that ends plainly is over: the books of what has worked.
    template <class Line>
    TAKT_ALWAYS_INLINE void end_plainly(Machine& machine, const Line& line) {
        if (machine.has_robots) return end_with_robots(machine, line.now());
        machine.clock.work(machine.remaining);
    }

    /// No work progresses on the part, if there is one.
    static void set_at_rest(Machine& machine, Phase phase) {
        machine.phase = phase;
        machine.running = machine.own_active = machine.ends_plainly = false;
        machine.own_done = true;
        machine.remaining = Duration::zero();
    }

    /// Brings the books up to now: what of the work is done, and how far the operating clocks have run.
    template <class Line>
    void halt(Index index, Line& line) {
        Machine& machine = machines_[index];
        if (!machine.running) return;
        machine.running = machine.ends_plainly = false;
        const Duration elapsed = line.now() - machine.since_running;
        if (machine.own_active || only_time_passes(machine.phase))
            machine.remaining -= std::min(elapsed, machine.remaining);
        if (only_time_passes(machine.phase)) return;
        machine.clock.work(elapsed);
        robots_.work(machine.robots, elapsed);
    }

    /// Goes on with the work if nothing stands in its way, and notes the state. \pre halted
    template <class Line>
    void proceed(Index index, Line& line) {
        Machine& machine = machines_[index];
        if (Cycle<Line>(index, line).can_run()) {
            machine.running = true;
            machine.since_running = line.now();
            machine.ends_plainly = ends_plainly(machine);
            line.loop().at(machine.timer, line.now() + work_of(machine).next_decision());
        } else {
            if (line.loop().is_set(machine.timer)) line.loop().cancel(machine.timer);
            line.observer().stands(line.now(), index);
        }
        note_state(index, line);
    }

    template <class Line>
    void on(Rank, Index index, Line& line) {
        Machine& machine = machines_[index];
        if (machine.ends_plainly && machine.phase == Phase::working) {
            end_plainly(machine, line);
            set_at_rest(machine, Phase::holding);
            Cycle<Line>(index, line).complete();
            return note_state(index, line);
        }
        halt(index, line);
        Cycle<Line> cycle(index, line);
        cycle.fail_where_due();
        cycle.advance();
        proceed(index, line);
    }

    /// A shared robot or an operator has come.
    template <class Line>
    void granted(Index index, Index resource, Index group, Line& line) {
        halt(index, line);
        needs_of(index).came(resource, group);
        needs_of(index).gather(line);
        proceed(index, line);
    }

    /// The part has left the machine.
    template <class Line>
    void leave(Index index, Line& line) {
        Machine& machine = machines_[index];
        if (machine.others != none && line.other_parts().take_in_hand(machine.others, machine.part)) {
            line.other_parts().lets_go(machine.others);
            return line.mark(ElementKind::station, machine.station);
        }
        machine.phase = Phase::idle;
        if (machine.stops == 0) line.stations().becomes_idle(index, line);
    }

    /// The machine's part is finished, and goes where it can.
    template <class Line>
    void let_out(Index index, Line& line) {
        Machine& machine = machines_[index];
        machine.phase = Phase::holding;
        machine.holding_since = line.now();
        line.observer().finished(line.now(), machine.station, index, machine.part);
        if (machine.others != none) several_done(index, line);
        if (machine.due_stops > 0) line.stops().begin_maintenance(index, line);
        line.stations().finished(index, line);
    }

    /// Time goes by without work on a part.
    template <class Line>
    void pass_time(Index index, Duration time, Line& line) {
        machines_[index].phase = Phase::passing;
        machines_[index].remaining = time;
        proceed(index, line);
    }

    template <class Line>
    void note_state(Index index, Line& line) {
        Machine& machine = machines_[index];
        // One that has become idle gets its state from its station, once it is clear that there is no part for it; one that
        // lets go of several, once it is clear which of them finds no room.
        const bool has_turn = machine.phase == Phase::idle || (machine.others != none && machine.phase == Phase::holding);
        if (!has_turn || machine.stops > 0 || !line.is_marked(ElementKind::station, machine.station))
            enter(machine, index, state_of(machine, line), line);
    }

    template <class Line>
    void enter(Machine& machine, Index index, State state, Line& line) {
        if (state == machine.state) return;
        machine.times[machine.state] += line.now() - machine.since;
        machine.since = line.now();
        line.state_changes(index, machine.loop, machine.state, state);
        machine.state = state;
    }

    /// From now on it is this robot of the cell (`none`: nobody's) whose work the others do.
    void others_do_work_of(Index robot, Machine& machine, SimTime now) {
        if (machine.robot_short != none) without_[machine.robot_short] += without_it(machine, now);
        machine.worked_before = worked(machine, now);
        machine.robot_short = robot;
    }

    void restart_statistics(SimTime now) {
        for (Machine& machine : machines_) {
            machine.since = now;
            machine.times = {};
            machine.worked_before = Duration::zero();
        }
        without_.assign(without_.size(), Duration::zero());
        for (Robot& robot : robots_) robot.counted_from = robot.clock.worked() + under_way(robot, now);
    }

    void collect(SimTime now, ReplicationResult& result) {
        result.stations.resize(plan_->stations.size());
        result.robots.resize(plan_->robots.size());
        for (Machine& machine : machines_) {
            machine.times[machine.state] += now - machine.since;
            machine.since = now;
            result.stations[machine.station].times += machine.times;
        }
        for (Index r = 0; r < plan_->robots.size(); ++r)
            if (plan_->robots[r].operations.size() == 0)
                result.robots[r].working = working_with_station(r, now, result);
        for (const Robot& robot : robots_) result.robots[robot.plan].working += robot.clock.worked() + under_way(robot, now) - robot.counted_from;
    }

    template <class Line>
    void branch(std::uint64_t number, Line&) {
        for (Machine& machine : machines_) machine.draws.branch(number);
        robots_.branch(number);
    }

  private:
    /// Of its parts, all but the one in hand.
    template <class Line, class Action>
    static void for_each_other(const Machine& machine, const Line& line, Action action) {
        const Ring<Part>& others = line.other_parts()[machine.others];
        for (std::size_t i = 0; i < others.size(); ++i) action(others[i]);
    }

    template <class Line>
    void several_done(Index index, Line& line) {
        const Machine& machine = machines_[index];
        const StationPlan& station = plan_->stations[machine.station];
        if (station.split != none) return line.splits().split(index, line);
        for_each_other(machine, line, [&](const Part& other) { line.observer().finished(line.now(), machine.station, index, other); });
        line.batches().done(station.batch, line.other_parts()[machine.others].size() + 1);
    }

    void add_machine(Index station, std::uint32_t number, const StreamMaker& stream) {
        const StationPlan& plan = plan_->stations[station];
        const std::string name = plan.name + '#' + std::to_string(number + 1);
        const Index index = count();
        machines_.push_back({.plain = is_plain(*plan_, plan),
                             .station = station,
                             .fixed = fixed_.add(*plan_, plan.operations),
                             .first_finished = static_cast<Index>(station * plan_->products.size()),
                             .draws = Draws(stream(name, "cycle"), laws_of(*plan_, plan)),
                             .loop = plan.loop,
                             .operation = plan.operations.first,
                             .first_operation = plan.operations.first});
        machines_[index].begins_plainly = machines_[index].plain && plan.moving == none && plan.setups.size() == 0;
        machines_[index].moving = plan.moving;
        if (plan.others != none) machines_[index].others = plan.others + number;
        machines_[index].robots = robots_.add(plan, index, name, stream);
        machines_[index].has_robots = machines_[index].robots.size() > 0;
        machines_[index].has_more = machines_[index].has_robots || plan.ramp_up != none;
    }

    /// The product is that of its part; read where that came from, it is there sooner.
    TAKT_ALWAYS_INLINE Duration plain_work(Machine& machine, Index product) {
        if (machine.draws.has_next()) [[likely]]
            return machine.draws.next();
        return machine.fixed == none ? draw(machine) : fixed_(machine.fixed, product);
    }

    TAKT_NEVER_INLINE Duration draw(Machine& machine) {
        if (machine.draws.have_one_law()) return machine.draws.compute();
        return machine.draws.compute(plan_->operations[machine.operation].time_of(machine.part.product));
    }

    /// The cycle ends with the slowest of all, unless something fails before.
    template <class Line>
    TAKT_NEVER_INLINE void go_on_with_robots(Machine& machine, Index index, Duration own, Line& line) {
        machine.remaining = own;
        const Robots::Work robots = robots_.begin_work(machine.robots, machine.part.product);
        const Duration longest = std::max(own, robots.longest);
        if (robots.ends_undisturbed && longest <= machine.clock.left()) [[likely]]
            return line.loop().at(machine.timer, line.now() + longest);
        machine.running = machine.ends_plainly = false;
        proceed(index, line);
    }

    TAKT_NEVER_INLINE void end_with_robots(Machine& machine, SimTime now) {
        machine.clock.work(now - machine.since_running);
        robots_.end_work(machine.robots);
    }

    template <class Line>
    TAKT_NEVER_INLINE void fail_in_cycle(Machine& machine, Line& line) {
        machine.ends_plainly = false;
        line.loop().at(machine.timer, line.now() + machine.clock.left());
    }

    static bool ends_plainly(const Machine& machine) {
        if (!machine.plain || machine.due_stops > 0) return false;
        return machine.phase == Phase::passing ||
               (machine.phase == Phase::working && !machine.has_robots && machine.remaining <= machine.clock.left());
    }

    /// Of the time counted, that at work.
    static Duration worked(const Machine& machine, SimTime now) {
        return machine.times[State::working] +
               (machine.state == State::working ? now - machine.since : Duration::zero());
    }

    /// ... of it, that since the others of its cell do the work of the robot that is down.
    static Duration without_it(const Machine& machine, SimTime now) {
        return worked(machine, now) - machine.worked_before;
    }

    /// A robot without work of its own works as long as its station, but where others do its work meanwhile.
    Duration working_with_station(Index robot, SimTime now, const ReplicationResult& result) const {
        const StationPlan& station = plan_->stations[plan_->robots[robot].station];
        Duration working = result.stations[plan_->robots[robot].station].times[State::working] - without_[robot];
        for (Index m = station.first_machine; m < station.first_machine + station.machines; ++m)
            if (machines_[m].robot_short == robot) working -= without_it(machines_[m], now);
        return working;
    }

    /// Work that a robot has done since its machine was last halted.
    Duration under_way(const Robot& robot, SimTime now) const {
        const Machine& machine = machines_[robot.machine];
        if (!machine.running || machine.phase != Phase::working || robot.down > 0) return Duration::zero();
        return std::min(now - machine.since_running, robot.remaining);
    }

    const Plan* plan_;
    std::vector<Machine> machines_;
    Robots robots_;
    FixedTimes fixed_;
    std::vector<Duration>
        without_;  ///< by robot of the plan: time at work in which the others of its cell did its work
};

}  // namespace takt
