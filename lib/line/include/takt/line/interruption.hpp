// What becomes of a machine and its work as something stops it, or one of its robots, and as that is over.
#pragma once

#include <utility>

#include "takt/core/time.hpp"
#include "takt/line/cycle.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/scaled.hpp"
#include "takt/spec/failure.hpp"

namespace takt {

/// Several stops may go on at once; the machine works again when all are over.
template <class Line>
class Interruption {
  public:
    Interruption(Index machine, Line& line) : line_(line), index_(machine), machine_(line.machines()[machine]) {}

    /// The machine as a whole is stopped by a failure or by maintenance.
    void begin(spec::Interrupted what_becomes_of_part) {
        halt();
        if (machine_.stops++ == 0 && machine_.phase == Phase::idle) line_.stations().no_longer_idle(index_, line_);
        Cycle<Line>(index_, line_).interrupt(what_becomes_of_part);
        proceed();
    }

    void end() {
        halt();
        --machine_.stops;
        if (machine_.stops == 0 && machine_.phase == Phase::idle) line_.stations().becomes_idle(index_, line_);
        if (machine_.stops == 0 && machine_.restart) Cycle<Line>(index_, line_).begin();
        proceed();
    }

    void begin_of_robot(Index robot, spec::Interrupted what_becomes_of_part) {
        halt();
        ++line_.machines().robot(robot).down;
        const bool at_work = line_.machines().robot(robot).remaining > Duration::zero();
        Cycle<Line> cycle(index_, line_);
        if (what_becomes_of_part == spec::Interrupted::restart && at_work) cycle.begin_robot(robot);
        if (what_becomes_of_part == spec::Interrupted::scrap) cycle.interrupt(what_becomes_of_part);
        proceed();
    }

    void end_of_robot(Index robot) {
        halt();
        --line_.machines().robot(robot).down;
        proceed();
    }

    /// The others of its cell have taken over what this robot does, or it is back (`none`): the rest of the work takes as much
    /// longer or shorter as a cycle.
    void go_on_without(Index robot) {
        halt();
        if (machine_.robot_short != robot && machine_.phase == Phase::working)
            machine_.remaining = scaled(machine_.remaining, pace(robot) / pace(machine_.robot_short));
        line_.machines().others_do_work_of(robot, machine_, line_.now());
        proceed();
    }

    /// The cell stands while more than one of its robots is down.
    void stand(bool stands) {
        if (std::exchange(machine_.cell_stands, stands) == stands) return;
        if (stands)
            begin(spec::Interrupted::resume);
        else
            end();
    }

  private:
    void halt() { line_.machines().halt(index_, line_); }
    void proceed() { line_.machines().proceed(index_, line_); }
    double pace(Index robot) const { return line_.machines().pace(machine_, robot); }

    Line& line_;
    Index index_;
    Machine& machine_;
};

}  // namespace takt
