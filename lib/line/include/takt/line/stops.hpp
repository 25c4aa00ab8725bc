// Stops: failures and planned maintenance, of whole machines and of single robots.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takt/line/interruption.hpp"
#include "takt/line/machines.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/result.hpp"
#include "takt/line/stop.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/time_to_stop.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/timers.hpp"
#include "takt/random/single_draws.hpp"

namespace takt {

class Stops {
  public:
    Stops(const Plan& plan, const StreamMaker& stream) : plan_(&plan), make_(stream) {}

    /// Gives each machine and each robot its stops. \pre called once, before the run
    template <class Line>
    void set_up(Line& line) {
        Machines& machines = line.machines();
        for (Index m = 0; m < machines.count(); ++m) {
            const StationPlan& station = plan_->stations[machines[m].station];
            const std::string name = station.name + '#' + std::to_string(m - station.first_machine + 1);
            machines[m].stops_of_machine = add_stops_of_machine(m, station, name);
            for (Index r = machines[m].robots.first; r < machines[m].robots.last; ++r) {
                const RobotPlan& robot = plan_->robots[machines.robot(r).plan];
                const Index first = count();
                add(robot.stops, m, r, machines.robot(r).plan, name + '/' + robot.name);
                machines.robot(r).stops = {first, count()};
            }
        }
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index i = 0; i < stops_.size(); ++i) claim(Rank::stop_ends, i, stops_[i].end_timer);
        for (Index i = 0; i < stops_.size(); ++i)
            if (plan_of(i).comes_by_timer()) claim(Rank::stop_begins, i, stops_[i].begin_timer);
    }

    template <class Line>
    void begin(Line& line) {
        for (Index i = 0; i < stops_.size(); ++i) arm(i, line);
    }

    /// Those of a machine or a robot that are due by its operating clock.
    template <class Line>
    void fail_where_due(Rows stops, const StopClock& clock, Line& line) {
        if (clock.left() > Duration::zero()) return;
        for (Index i = stops.first; i < stops.last; ++i)
            if (runs_on(i, spec::Clock::operating) && stops_[i].due_at <= clock.worked()) due(i, line);
    }

    /// The machine has begun a cycle for which a stop is due that counts cycles; it comes at the beginning of the cycle.
    template <class Line>
    void cycle_begins(Index machine, Line& line) {
        come_with_cycle(line.machines()[machine].stops_of_machine, line);
        const Rows robots = line.machines()[machine].robots;
        for (Index r = robots.first; r < robots.last; ++r) come_with_cycle(line.machines().robot(r).stops, line);
        note_first_cycle(machine, line);
    }

    /// Maintenance that waited for the part in work begins: the part is finished, or rests as work is off.
    template <class Line>
    void begin_maintenance(Index machine, Line& line) {
        begin_due(line.machines()[machine].stops_of_machine, line);
        const Rows robots = line.machines()[machine].robots;
        for (Index r = robots.first; r < robots.last; ++r) begin_due(line.machines().robot(r).stops, line);
    }

    /// A stop that is going on as the run begins; who repairs it has been at it, if there is one.
    template <class Line>
    void goes_on(Index machine, Index row, std::optional<Duration> left, Line& line) {
        Index index = line.machines()[machine].stops_of_machine.first;
        while (stops_[index].plan != row) ++index;
        Stop& stop = stops_[index];
        if (plan_of(index).comes_by_timer() && line.loop().is_set(stop.begin_timer)) line.loop().cancel(stop.begin_timer);
        due(index, line);
        stop.began.reset();
        note_first_cycle(machine, line);
        if (stop.phase == StopPhase::waiting) line.resources().settle(plan_of(index).crew, line);
        if (!left || stop.phase != StopPhase::in_work) return;
        stop.drawn = *left;
        line.loop().after(stop.end_timer, *left);
    }

    template <class Line>
    void on(Rank rank, Index index, Line& line) {
        if (rank == Rank::stop_begins)
            due(index, line);
        else
            end(index, line);
    }

    template <class Line>
    void granted(Index index, Index group, Line& line) {
        stops_[index].group = group;
        begin_work(index, line);
    }

    /// Repair before maintenance before the wait for a crew, where several go on at once.
    State state_of(Rows stops) const {
        State state = State::waiting_for_crew;
        for (Index i = stops.first; i < stops.last; ++i) {
            if (stops_[i].phase != StopPhase::in_work) continue;
            if (!plan_of(i).planned) return State::down;
            state = State::maintenance;
        }
        return state;
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        for (const Index i : on_scheduled_clock_) {
            if (stops_[i].phase != StopPhase::armed) continue;
            if (plan_->stations[line.machines()[stops_[i].machine].station].calendar == calendar)
                time_to(i, line).let_run(presence == Presence::working);
        }
    }

    Index count() const { return static_cast<Index>(stops_.size()); }
    /// The row of the plan's table that a stop is one of, and its machine.
    Index row_of(Index index) const { return stops_[index].plan; }
    Index machine_of(Index index) const { return stops_[index].machine; }
    /// It is being repaired or maintained.
    bool is_in_work(Index index) const { return stops_[index].phase == StopPhase::in_work; }

    /// Other random numbers from now on. What is drawn already, the time to the next failure and the length of a repair, is
    /// drawn again, given how long it has lasted.
    template <class Line>
    void branch(std::uint64_t number, Line& line) {
        for (Index i = 0; i < stops_.size(); ++i) {
            stops_[i].every.branch(number);
            stops_[i].length.branch(number);
            if (stops_[i].phase == StopPhase::in_work) redraw_end(i, line);
            if (stops_[i].phase == StopPhase::armed) redraw_begin(i, line);
        }
    }

    /// Until the repair or the maintenance is over. \pre is_in_work(index)
    template <class Line>
    Duration left(Index index, const Line& line) const {
        return line.loop().time_of(stops_[index].end_timer) - line.now();
    }
    /// The machine stands because of it, be it that nobody is at work on it yet.
    bool is_going_on(Index index) const {
        return stops_[index].phase == StopPhase::waiting || stops_[index].phase == StopPhase::in_work;
    }
    /// It is one of a robot, not of the whole machine's own.
    bool is_of_robot(Index index) const { return stops_[index].robot_plan != none; }

    void restart_statistics(SimTime now) {
        for (Stop& stop : stops_) {
            stop.failures = stop.restorations = 0;
            stop.down = stop.restoring = Duration::zero();
            stop.since = std::max(stop.since, now);
        }
    }

    template <class Line>
    void collect_from(const Line& line, ReplicationResult& result) const {
        for (Index i = 0; i < stops_.size(); ++i) {
            const Stop& stop = stops_[i];
            if (plan_of(i).planned) continue;
            StationResult& station = result.stations[line.machines()[stop.machine].station];
            station.restorations += stop.restorations;
            station.restoring += stop.restoring;
            if (stop.robot_plan == none) {
                station.failures += stop.failures;
                continue;
            }
            const bool going_on = stop.phase == StopPhase::waiting || stop.phase == StopPhase::in_work;
            result.robots[stop.robot_plan].failures += stop.failures;
            result.robots[stop.robot_plan].down += stop.down + (going_on ? line.now() - stop.since : Duration::zero());
        }
    }

  private:
    const StopPlan& plan_of(Index index) const { return plan_->stops[stops_[index].plan]; }

    void add(Rows plans, Index machine, Index robot, Index robot_plan, const std::string& owner) {
        for (Index p = plans.first; p < plans.last; ++p) {
            const std::string name = owner + '!' + plan_->stops[p].name;
            if (plan_->stops[p].clock == spec::Clock::scheduled) on_scheduled_clock_.push_back(count());
            stops_.push_back({.plan = p,
                              .machine = machine,
                              .robot = robot,
                              .robot_plan = robot_plan,
                              .every = SingleDraws(make_(name, "every")),
                              .length = SingleDraws(make_(name, "length"))});
        }
    }

    /// The machine's own stops, and those of its robots that work as long as the machine: they stop it as a whole.
    Rows add_stops_of_machine(Index machine, const StationPlan& station, const std::string& name) {
        const Index first = count();
        add(station.stops, machine, none, none, name);
        for (Index r = station.robots.first; r < station.robots.last; ++r) {
            const RobotPlan& robot = plan_->robots[r];
            if (robot.operations.size() == 0) add(robot.stops, machine, none, r, name + '/' + robot.name);
        }
        return {first, count()};
    }

    bool runs_on(Index index, spec::Clock clock) const {
        return stops_[index].phase == StopPhase::armed && plan_of(index).clock == clock;
    }

    template <class Line>
    TimeToStop<Line> time_to(Index index, Line& line) {
        return {stops_[index], line};
    }

    template <class Line>
    void arm(Index index, Line& line) {
        time_to(index, line).arm();
        if (runs_on(index, spec::Clock::cycles)) note_first_cycle(stops_[index].machine, line);
        if (runs_on(index, spec::Clock::operating)) note_first_failure(index, line);
    }

    template <class Line>
    void redraw_end(Index index, Line& line) {
        Stop& stop = stops_[index];
        if (plan_of(index).length.is_trace()) return;
        const Duration left = line.loop().time_of(stop.end_timer) - line.now();
        const Duration again = left_again(stop.drawn, left, [&] { return stop.length.duration(plan_of(index).length); });
        stop.drawn += again - left;
        line.loop().after(stop.end_timer, again);
    }

    /// A number of cycles to the next stay as drawn.
    template <class Line>
    void redraw_begin(Index index, Line& line) {
        const StopPlan& plan = plan_of(index);
        if (plan.clock == spec::Clock::cycles || plan.every.is_trace() || !plan.weekly.empty()) return;
        if (plan.clock != spec::Clock::operating) return time_to(index, line).draw_again();
        const Index machine = stops_[index].machine;
        line.machines().halt(machine, line);
        time_to(index, line).draw_again();
        note_first_failure(index, line);
        line.machines().proceed(machine, line);
    }

    template <class Line>
    Rows neighbours_of(const Stop& stop, Line& line) const {
        return stop.robot == none ? line.machines()[stop.machine].stops_of_machine : line.machines().robot(stop.robot).stops;
    }

    template <class Line>
    void note_first_failure(Index index, Line& line) {
        Duration first = Duration::max();
        const Rows stops = neighbours_of(stops_[index], line);
        for (Index i = stops.first; i < stops.last; ++i)
            if (runs_on(i, spec::Clock::operating)) first = std::min(first, stops_[i].due_at);
        time_to(index, line).operating_clock().set_first_failure(first);
    }

    template <class Line>
    void note_first_cycle(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        here.first_cycle_stop = first_cycle(here.stops_of_machine);
        for (Index r = here.robots.first; r < here.robots.last; ++r)
            here.first_cycle_stop = std::min(here.first_cycle_stop, first_cycle(line.machines().robot(r).stops));
    }

    std::uint64_t first_cycle(Rows stops) const {
        std::uint64_t first = Machine::no_cycle_stop;
        for (Index i = stops.first; i < stops.last; ++i)
            if (runs_on(i, spec::Clock::cycles)) first = std::min(first, stops_[i].due_cycle);
        return first;
    }

    template <class Line>
    void come_with_cycle(Rows stops, Line& line) {
        for (Index i = stops.first; i < stops.last; ++i)
            if (runs_on(i, spec::Clock::cycles) && stops_[i].due_cycle <= line.machines()[stops_[i].machine].cycles)
                due(i, line);
    }

    template <class Line>
    void begin_due(Rows stops, Line& line) {
        for (Index i = stops.first; i < stops.last; ++i) {
            if (stops_[i].phase != StopPhase::due) continue;
            --line.machines()[stops_[i].machine].due_stops;
            begin_stop(i, line);
        }
    }

    template <class Line>
    void due(Index index, Line& line) {
        Stop& stop = stops_[index];
        Machine& machine = line.machines()[stop.machine];
        const bool in_work = machine.phase == Phase::working || only_time_passes(machine.phase);
        const bool waits = plan_of(index).planned && in_work && line.stations().works_now(machine.station);
        stop.phase = waits ? StopPhase::due : StopPhase::waiting;
        if (plan_of(index).clock == spec::Clock::operating) note_first_failure(index, line);
        if (!waits) return begin_stop(index, line);
        ++machine.due_stops;
        machine.ends_plainly = false;
    }

    template <class Line>
    void begin_stop(Index index, Line& line) {
        Stop& stop = stops_[index];
        const StopPlan& plan = plan_of(index);
        ++stop.failures;
        stop.since = line.now();
        stop.began = line.now();
        stop.phase = StopPhase::waiting;
        if (plan.crew == none)
            begin_work(index, line);
        else
            line.resources().request(plan.crew, {Requester::Kind::stop, index}, plan.priority, plan.skill, line);
        if (stop.robot != none)
            Interruption<Line>(stop.machine, line).begin_of_robot(stop.robot, plan.part);
        else if (!others_take_over(stop))
            Interruption<Line>(stop.machine, line).begin(plan.part);
        else
            rearrange_cell(stop.machine, line);
    }

    /// A failure of a robot whose cell goes on without it. Dressing is no failure.
    bool others_take_over(const Stop& stop) const {
        return stop.robot_plan != none && !plan_->stops[stop.plan].planned && !plan_->robots[stop.robot_plan].slowed.empty();
    }

    /// One robot that is down is done without; while there are two of them, the cell stands.
    template <class Line>
    void rearrange_cell(Index machine, Line& line) {
        const Rows stops = line.machines()[machine].stops_of_machine;
        Index down = none, another = none;
        for (Index i = stops.first; i < stops.last; ++i)
            if (is_going_on(i) && others_take_over(stops_[i])) (down == none || down == stops_[i].robot_plan ? down : another) = stops_[i].robot_plan;
        Interruption<Line>(machine, line).stand(another != none);
        if (another == none) Interruption<Line>(machine, line).go_on_without(down);
    }

    template <class Line>
    void begin_work(Index index, Line& line) {
        Stop& stop = stops_[index];
        stop.phase = StopPhase::in_work;
        line.observer().stop_begins(line.now(), index);
        stop.drawn = stop.length.duration(plan_of(index).length);
        line.loop().after(stop.end_timer, stop.drawn);
        line.machines().note_state(stop.machine, line);
    }

    /// One that began in the warm-up counts whole: how long it has lasted is known.
    static void note_end(Stop& stop, SimTime now) {
        stop.down += now - stop.since;
        if (!stop.began) return;
        ++stop.restorations;
        stop.restoring += now - *stop.began;
    }

    template <class Line>
    void end(Index index, Line& line) {
        Stop& stop = stops_[index];
        note_end(stop, line.now());
        line.observer().stop_ends(line.now(), index);
        if (plan_of(index).crew != none)
            line.resources().give_back(plan_of(index).crew, {Requester::Kind::stop, index}, stop.group, line);
        stop.group = none;
        if (others_take_over(stop)) line.machines().halt(stop.machine, line);  // whose clock has run on
        arm(index, line);
        if (stop.robot != none)
            Interruption<Line>(stop.machine, line).end_of_robot(stop.robot);
        else if (!others_take_over(stop))
            Interruption<Line>(stop.machine, line).end();
        else
            rearrange_cell(stop.machine, line);
    }

    const Plan* plan_;
    StreamMaker make_;
    std::vector<Stop> stops_;
    std::vector<Index> on_scheduled_clock_;  ///< of them
};

}  // namespace takt
