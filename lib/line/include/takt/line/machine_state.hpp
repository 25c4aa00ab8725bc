// The state that a machine is in, by what it is about.
#pragma once

#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// Why no work progresses on the part: a robot is down, or the operation lacks a shared robot or an operator.
/// \pre the machine has a part in work and does not run
template <class Line>
State held_up_by(const Machine& machine, const Line& line) {
    for (Index r = machine.robots.first; r < machine.robots.last; ++r)
        if (line.machines().robot(r).down > 0) return line.stops().state_of(line.machines().robot(r).stops);
    if (machine.own_done) return State::working;
    const bool lacks_robot = line.plan().operations[machine.operation].robot != none && machine.robot_group == none;
    return lacks_robot ? State::waiting_for_robot : State::waiting_for_operator;
}

template <class Line>
State state_of(const Machine& machine, const Line& line) {
    const bool finishes = machine.phase == Phase::working || only_time_passes(machine.phase);
    const Presence presence = line.stations().presence(machine.station);
    if (presence != Presence::working && !(finishes && line.plan().stations[machine.station].finishes_at_shift_end))
        return presence == Presence::on_break ? State::on_break : State::off_shift;
    if (machine.stops > 0) return line.stops().state_of(machine.stops_of_machine);
    switch (machine.phase) {
        case Phase::idle:
            return line.stations().idle_state(machine.station);
        case Phase::preparing:
            return lacks_people(machine) ? State::waiting_for_operator : State::setup;
        case Phase::holding:
            return State::blocked;
        case Phase::passing:
            return line.moving_lines().state_while_passing(machine.moving);
        case Phase::working:
            break;
    }
    return machine.running ? State::working : held_up_by(machine, line);
}

}  // namespace takt
