// What a failure or a planned maintenance is at one instant.
#pragma once

#include <cstdint>
#include <optional>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/index.hpp"
#include "takt/random/single_draws.hpp"

namespace takt {

enum class StopPhase : std::uint8_t {
    armed,    ///< the clock runs towards it
    due,      ///< planned, and waiting for the part in work
    waiting,  ///< for a crew
    in_work,  ///< being repaired or maintained
};

/// Of one machine or one robot.
struct Stop {
    Index plan = none;
    Index machine = none;
    Index robot = none;       ///< with work of its own; none: the stop is one of the whole machine
    Index robot_plan = none;  ///< the robot that it is counted for
    StopPhase phase = StopPhase::armed;
    Slot end_timer = 0;
    Slot begin_timer = 0;
    Index group = none;  ///< members of the crew at work on it
    Duration left{};     ///< until it is due, on a paused scheduled clock
    Duration due_at{};   ///< reading of the operating clock
    Duration drawn{};    ///< time to this stop, or once it is worked on how long that takes
    std::uint64_t due_cycle = 0;
    SingleDraws every;
    SingleDraws length;
    SimTime since{};
    std::uint64_t failures = 0;
    Duration down{};
    std::optional<SimTime> began{};  ///< nullopt: before the run, so that nobody knows how long it will have lasted
    std::uint64_t restorations = 0;  ///< it has been over so many times,
    Duration restoring{};            ///< and has lasted for so long in all, each from its beginning
};

}  // namespace takt
