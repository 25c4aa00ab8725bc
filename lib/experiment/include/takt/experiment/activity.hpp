// Which states of a machine are its own, and in which it waits for others.
#pragma once

#include "takt/line/state.hpp"

namespace takt {

/// What a state is to the machine's active period: part of it, its end, or nothing, as its calendar is off.
enum class Activity : unsigned char { active, waiting, off };

/// A machine waits when it is starved or blocked, or has no empty carrier, which the line downstream keeps as a rule. All
/// else is its own: work, setups, failures with the wait for the crew, robots, operators, material.
/// \source Roser, Nakano, Tanaka, Shifting bottleneck detection, Winter Simulation Conference 2002
constexpr Activity activity_of(State state) {
    switch (state) {
        case State::starved:
        case State::blocked:
        case State::waiting_for_carrier:
            return Activity::waiting;
        case State::on_break:
        case State::off_shift:
            return Activity::off;
        default:
            return Activity::active;
    }
}

}  // namespace takt
