// The steps of a cycle: setup, one operation after the other, the robots beside them, and the end when all are done.
#pragma once

#include <utility>

#include "takt/core/time.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/operation_needs.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/scaled.hpp"
#include "takt/line/work_under_way.hpp"
#include "takt/spec/failure.hpp"

namespace takt {

/// Each step is taken with the machine halted, so that its books are right; whoever takes one lets it proceed afterwards.
template <class Line>
class Cycle {
  public:
    Cycle(Index machine, Line& line)
        : line_(line),
          index_(machine),
          machine_(line.machines()[machine]),
          plan_(line.plan().stations[machine_.station]) {}

    /// From the product before to that of the part.
    void begin_setup(const SetupPlan& setup) {
        machine_.phase = Phase::preparing;
        machine_.own_active = false;
        machine_.operation = setup.operation;
        machine_.remaining = machine_.draws.duration(setup.time);
        if (needs_people()) needs().gather(line_);
    }

    /// All operations and robots begin with the part.
    void begin() {
        machine_.last_product = machine_.part.product;
        const bool again = std::exchange(machine_.restart, false);
        if (!again) ++machine_.cycles;
        machine_.phase = Phase::working;
        machine_.operation = plan_.operations.first;
        machine_.own_active = false;
        machine_.own_done = plan_.operations.size() == 0;
        for (Index r = machine_.robots.first; r < machine_.robots.last; ++r)
            begin_robot(r);
        if (!machine_.own_done) begin_operation();
        if (!again && machine_.cycles >= machine_.first_cycle_stop) line_.stops().cycle_begins(index_, line_);
    }

    /// The work of a robot on the part, from its beginning.
    void begin_robot(Index robot) {
        const Duration drawn = line_.machines().draw_robot(robot, machine_.part.product);
        line_.machines().robot(robot).remaining = line_.ramp_ups().work(machine_, drawn, line_.now());
    }

    /// Setup and all operations but the last are done.
    void go_to_last_operation() {
        if (machine_.phase == Phase::preparing) end_setup();
        if (machine_.own_done || machine_.operation + 1 == plan_.operations.last) return;
        machine_.own_active = false;
        needs().let_go(line_);
        machine_.operation = plan_.operations.last - 1;
        begin_operation();
    }

    /// Whether work goes on, or time does.
    bool can_run() const {
        if (machine_.stops > 0 || !line_.stations().works_now(machine_.station)) return false;
        if (machine_.phase == Phase::preparing) return !lacks_people(machine_);
        if (only_time_passes(machine_.phase)) return true;
        if (machine_.phase != Phase::working) return false;
        return machine_.own_active || work().a_robot_works() || (machine_.own_done && work().robots_done());
    }

    /// Work that ends at the instant of a failure is complete: the failure then comes at the beginning of the next.
    void fail_where_due() {
        if (machine_.phase != Phase::working) return;
        const bool own_left = machine_.own_active && machine_.remaining > Duration::zero();
        if (own_left || !work().robots_done())
            line_.stops().fail_where_due(machine_.stops_of_machine, machine_.clock, line_);
        for (Index r = machine_.robots.first; r < machine_.robots.last; ++r) {
            const Robot& robot = line_.machines().robot(r);
            if (robot.remaining > Duration::zero()) line_.stops().fail_where_due(robot.stops, robot.clock, line_);
        }
        line_.machines().halt(index_, line_);
    }

    /// What is over goes on to the next step.
    void advance() {
        if (machine_.stops > 0) return;
        const bool over = machine_.remaining == Duration::zero();
        switch (machine_.phase) {
            case Phase::preparing:
                if (over) end_setup();
                break;
            case Phase::passing:
                if (over && line_.moving_lines().passed(machine_.moving, line_))
                    line_.machines().let_out(index_, line_);
                break;
            case Phase::working:
                if (machine_.own_active && over) end_operation();
                if (machine_.own_done && work().robots_done()) complete();
                break;
            case Phase::idle:
            case Phase::holding:
                break;
        }
    }

    void complete() {
        if (machine_.moving == none || line_.moving_lines().cycle_over(machine_.moving, line_))
            line_.machines().let_out(index_, line_);
    }

    /// A stop has come in between.
    void interrupt(spec::Interrupted what_becomes_of_part) {
        const bool in_work = machine_.phase == Phase::working || machine_.phase == Phase::preparing;
        if (what_becomes_of_part == spec::Interrupted::resume || !in_work) return;
        if (machine_.phase == Phase::preparing && what_becomes_of_part == spec::Interrupted::restart) return;
        if (machine_.phase == Phase::working ? !machine_.own_done : needs_people()) needs().let_go(line_);
        machine_.own_active = false;
        if (what_becomes_of_part == spec::Interrupted::restart)
            machine_.restart = true;
        else
            scrap();
    }

  private:
    WorkUnderWay work() const { return line_.machines().work_of(machine_); }
    OperationNeeds needs() const { return line_.machines().needs_of(index_); }
    const OperationPlan& operation() const { return line_.plan().operations[machine_.operation]; }

    /// For the setup. \pre preparing
    bool needs_people() const { return machine_.operation != none; }

    void end_setup() {
        if (needs_people()) needs().let_go(line_);
        begin();
    }

    void begin_operation() {
        const double pace = line_.machines().pace(machine_, machine_.robot_short);
        const Duration drawn = scaled(machine_.draws.duration(operation().time_of(machine_.part.product)), pace);
        machine_.remaining = line_.ramp_ups().work(machine_, drawn, line_.now());
        if (operation().robot == none && operation().operators == none)
            machine_.own_active = true;
        else
            needs().gather(line_);
    }

    void end_operation() {
        machine_.own_active = false;
        needs().let_go(line_);
        if (++machine_.operation < plan_.operations.last)
            begin_operation();
        else
            machine_.own_done = true;
    }

    void scrap() {
        machine_.restart = false;
        for (Index r = machine_.robots.first; r < machine_.robots.last; ++r)
            line_.machines().robot(r).remaining = Duration::zero();
        line_.stations().scrap_interrupted(index_, line_);
        if (machine_.due_stops > 0) line_.stops().begin_maintenance(index_, line_);
        line_.machines().leave(index_, line_);
    }

    Line& line_;
    Index index_;
    Machine& machine_;
    const StationPlan& plan_;
};

}  // namespace takt
