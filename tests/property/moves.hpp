// A whole trajectory as one number that does not depend on the order of what happens at one instant.
#pragma once

#include <cstdint>
#include <vector>

#include "heard_line.hpp"
#include "takt/line/plan.hpp"

namespace random_plants {

using namespace takt;

/// The sum of a hash of every move of a part and of every state of a machine that lasted.
class Moves : public Listener {
  public:
    explicit Moves(const Plan& plan) : machines_(plan.machines()) {}

    void entered(SimTime time, Index source, const Part& part) override { add(1, time, source, part.number); }
    void stored(SimTime time, Index buffer, const Part& part) override { add(2, time, buffer, part.number); }
    void taken(SimTime time, Index buffer, const Part& part) override { add(3, time, buffer, part.number); }
    void loaded(SimTime time, Index, Index machine, const Part& part) override { add(4, time, machine, part.number); }
    void finished(SimTime time, Index, Index machine, const Part& part) override { add(5, time, machine, part.number); }
    void left(SimTime time, Index sink, const Part& part) override { add(6, time, sink, part.number); }
    void scrapped(SimTime time, const Part& part) override { add(7, time, part.source, part.number); }
    void absorbed(SimTime time, const Part& part) override { add(8, time, part.source, part.number); }
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

    void add(std::uint64_t what, SimTime time, Index where, std::uint64_t which) {
        std::uint64_t hash = 0xcbf29ce484222325;
        for (const std::uint64_t value : {what, static_cast<std::uint64_t>(time.time_since_epoch().count()),
                                          std::uint64_t{where}, which})
            for (int byte = 0; byte < 8; ++byte) hash = (hash ^ (value >> (8 * byte) & 0xff)) * 0x100000001b3;
        sum_ += hash;
    }

    /// A state that it had and left within an instant is none.
    void close(Index machine) {
        Seen& seen = machines_[machine];
        if (seen.state != seen.last) add(9, seen.since, machine, static_cast<std::uint64_t>(seen.state));
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
