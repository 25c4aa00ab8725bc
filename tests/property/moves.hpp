// A whole trajectory as one number that does not depend on the order of what happens at one instant.
#pragma once

#include <cstdint>
#include <vector>

#include "heard_line.hpp"
#include "property/every_move.hpp"
#include "takt/line/plan.hpp"

namespace random_plants {

using namespace takt;

/// The sum of a hash of every move of a part and of every state of a machine that lasted.
class Moves : public EveryMove {
  public:
    explicit Moves(const Plan& plan) : machines_(plan.machines()) {}

    void changed(SimTime time, Index machine, State, State to) override {
        if (machines_[machine].since != time) close(machine);
        machines_[machine].since = time;
        machines_[machine].state = to;
    }

    std::uint64_t sum() {
        for (Index machine = 0; machine < machines_.size(); ++machine) close(machine);
        return sum_;
    }

  private:
    struct Seen {
        SimTime since{};
        State state = State::starved;
        State last = State::starved;
    };

    void add(const MoveNumbers& move) override { sum_ += hashed(no_moves, move); }

    /// A state that it had and left within an instant is none.
    void close(Index machine) {
        Seen& seen = machines_[machine];
        if (seen.state != seen.last) add({change_of_state, seen.since, machine, static_cast<std::uint64_t>(seen.state)});
        seen.last = seen.state;
    }

    std::vector<Seen> machines_;
    std::uint64_t sum_ = 0;
};

inline std::uint64_t moves_of(const Plan& plan, std::uint64_t seed) {
    Moves moves(plan);
    HeardLine line(plan, seed, 0, moves);
    line.run_until(plan.end());
    return moves.sum();
}

}  // namespace random_plants
