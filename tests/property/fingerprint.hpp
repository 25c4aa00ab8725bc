// One number for a whole trajectory: every change of state and every move of a part, with its time.
#pragma once

#include <cstdint>

#include "heard_line.hpp"
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

/// \source Fowler, Noll, Vo: FNV-1a, 64 bits
struct Fingerprint : Listener {
    static constexpr std::uint64_t no_moves = 0xcbf29ce484222325;
    std::uint64_t hash = no_moves;

    void entered(SimTime time, Index source, const Part& part) override { add(1, time, source, part.number); }
    void stored(SimTime time, Index buffer, const Part& part) override { add(2, time, buffer, part.number); }
    void taken(SimTime time, Index buffer, const Part& part) override { add(3, time, buffer, part.number); }
    void loaded(SimTime time, Index, Index machine, const Part& part) override { add(4, time, machine, part.number); }
    void finished(SimTime time, Index, Index machine, const Part& part) override { add(5, time, machine, part.number); }
    void left(SimTime time, Index sink, const Part& part) override { add(6, time, sink, part.number); }
    void scrapped(SimTime time, const Part& part) override { add(7, time, part.source, part.number); }
    void absorbed(SimTime time, const Part& part) override { add(8, time, part.source, part.number); }
    void changed(SimTime time, Index machine, State, State to) override { add(9, time, machine, number_of(to)); }

  private:
    void add(std::uint64_t what, SimTime time, Index where, std::uint64_t which) {
        for (const std::uint64_t value : {what, static_cast<std::uint64_t>(time.time_since_epoch().count()),
                                          std::uint64_t{where}, which})
            for (int byte = 0; byte < 8; ++byte) hash = (hash ^ (value >> (8 * byte) & 0xff)) * 0x100000001b3;
    }
};

inline std::uint64_t fingerprint(const Plan& plan, std::uint64_t seed) {
    Fingerprint moves;
    HeardLine line(plan, seed, 0, moves);
    line.run_until(plan.end());
    return moves.hash;
}

}  // namespace random_plants
