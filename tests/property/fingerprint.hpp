// One number for a whole trajectory: every change of state and every move of a part, with its time.
#pragma once

#include <cstdint>

#include "heard_line.hpp"
#include "property/every_move.hpp"
#include "takt/line/plan.hpp"

namespace random_plants {

using namespace takt;

/// By which a state is hashed: fixed for good, so that a state that is new among the others changes no fingerprint.
inline std::uint64_t number_of(State state) {
    constexpr std::uint64_t of_material = 12, of_andon = 13;
    if (state == State::waiting_for_material) return of_material;
    if (state == State::andon) return of_andon;
    static_assert(State::andon > State::waiting_for_material);
    return static_cast<std::uint64_t>(state) - (state > State::andon ? 2 : 0);
}

class Fingerprint : public EveryMove {
  public:
    void changed(SimTime time, Index machine, State, State to) override {
        add({change_of_state, time, machine, number_of(to)});
    }

    std::uint64_t hash = no_moves;

  private:
    void add(const MoveNumbers& move) override { hash = hashed(hash, move); }
};

inline std::uint64_t fingerprint(const Plan& plan, std::uint64_t seed) {
    Fingerprint moves;
    HeardLine line(plan, seed, 0, moves);
    line.run_until(plan.end());
    return moves.hash;
}

}  // namespace random_plants
