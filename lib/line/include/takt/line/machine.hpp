// What a machine and its robots are at one instant.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/random/draws.hpp"

namespace takt {

enum class Phase : std::uint8_t {
    idle,       ///< no part
    preparing,  ///< a part is loaded, and the machine is set up for its product
    passing,  ///< of a moving line: time goes by without work, as an empty pitch comes in or the line stands for an operator
    working,  ///< operations and robots are at the part, or wait for something to go on
    holding,  ///< the part is finished and waits to leave
};

/// Time is going by, and nothing works.
constexpr bool only_time_passes(Phase phase) {
    return phase == Phase::preparing || phase == Phase::passing;
}

/// The operating clock of a machine or of a robot, and its first reading at which a stop is due. So that a cycle in which
/// nothing fails costs one comparison, however many stops there are.
class StopClock {
  public:
    /// Work done so far, as of `since_running` of the machine.
    Duration worked() const { return first_failure_ - left_; }
    /// Work left to the first failure.
    Duration left() const { return left_; }

    void work(Duration duration) { left_ -= duration; }

    /// \param reading of worked(); Duration::max() when none is due
    void set_first_failure(Duration reading) {
        left_ = reading - worked();
        first_failure_ = reading;
    }

  private:
    Duration left_ = Duration::max();
    Duration first_failure_ = Duration::max();
};

/// A robot with work of its own; it begins with the machine's cycle and runs beside the machine's own operations.
struct Robot {
    Index plan = none;
    Index machine = none;
    Rows stops{};
    Duration remaining{};  ///< work left on this part, as of the machine's `since_running`
    StopClock clock{};
    std::uint32_t down = 0;  ///< stops of this robot that are going on
    Index fixed = none;       ///< where its work on each product stands in the table of times that do not vary
    bool varies = false;      ///< there is other work beside that
    Duration counted_from{};  ///< reading of `worked` at which counting began
};

struct alignas(64) Machine {
    // Touched at every event: one cache line,
    Phase phase = Phase::idle;
    bool running = false;     ///< work progresses; `remaining` values are as of `since_running`
    bool own_active = false;  ///< the operation under way has what it needs
    bool own_done = false;    ///< all operations of this cycle are done
    bool ends_plainly = false;  ///< running, and what comes next is the end of the cycle, or of a stand, and nothing else
    State state = State::starved;
    bool restart = false;     ///< the cycle begins anew when the stop is over
    bool plain = false;  ///< one operation that needs nobody
    bool begins_plainly = false;  ///< ... and there is nothing else to be done as a cycle begins: no setups, no moving line
    bool has_robots = false;  ///< with work of their own
    bool has_more = false;  ///< such robots or a ramp-up that is not over, so that a plain cycle is not just as long as it is drawn
    std::uint32_t stops = 0;  ///< stops of the whole machine that are going on
    Slot timer = 0;
    Index station = none;
    Duration remaining{};     ///< of the operation under way, or of the setup
    StopClock clock{};
    std::uint64_t cycles = 0; ///< begun so far
    std::uint64_t first_cycle_stop = no_cycle_stop;  ///< number of the cycle at whose beginning the first stop is due
    // ... a second one, and half of the draws.
    Part part{};
    SimTime since_running{};
    SimTime since{};          ///< of the present state
    Index fixed = none;       ///< of a plain machine: where its cycle for each product stands in the table of times that do not vary
    Index first_finished = 0;  ///< where the station's parts are counted, by product
    Draws draws;
    // Touched now and then.
    Rows robots{};            ///< those with work of their own
    Index previous_idle = none;
    Index moving = none;  ///< moving line
    Index others = none;  ///< where its parts beside the one in hand are, if it can have several
    std::uint32_t due_stops = 0;  ///< that wait for the part in work to be finished
    Index reserved = none;    ///< the buffer that keeps a place for the part (blocking before service)
    // Touched where it has to wait.
    Rows exits{};             ///< where the finished part may go
    SimTime holding_since{};
    Index loop = none;        ///< the circle of the flow that it is watched in
    Index operation = 0;
    Index first_operation = 0;
    Index next_idle = none;
    StateTimes times{};
    // Seldom touched.
    Rows stops_of_machine{};  ///< its own and those of robots that work as long as the machine
    Index last_product = none;
    Index robot_short = none;  ///< of its cell, the robot that is down and whose tasks the others have taken over
    Index robot_group = none;     ///< which members of the shared robots it holds
    Index operator_group = none;  ///< which operators it holds
    bool cell_stands = false;  ///< more than one of its robots is down
    Duration worked_before{};  ///< time at work, counted, until `robot_short` was another

    static constexpr std::uint64_t no_cycle_stop = ~std::uint64_t{0};
};

/// Nobody is there yet to set it up. \pre it is preparing
inline bool lacks_people(const Machine& machine) {
    return machine.operation != none && !machine.own_active;
}

}  // namespace takt
