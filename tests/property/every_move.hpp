// Every move of a part, as four numbers.
#pragma once

#include <cstdint>

#include "heard_line.hpp"

namespace random_plants {

using namespace takt;

/// What happened, when, where, and to which part.
struct MoveNumbers {
    std::uint64_t what = 0;
    SimTime time{};
    Index where = none;
    std::uint64_t which = 0;
};

inline constexpr std::uint64_t no_moves = 0xcbf29ce484222325;

/// \source Fowler, Noll, Vo: FNV-1a, 64 bits
inline std::uint64_t hashed(std::uint64_t hash, const MoveNumbers& move) {
    for (const std::uint64_t value : {move.what, static_cast<std::uint64_t>(move.time.time_since_epoch().count()),
                                      std::uint64_t{move.where}, move.which})
        for (int byte = 0; byte < 8; ++byte) hash = (hash ^ (value >> (8 * byte) & 0xff)) * 0x100000001b3;
    return hash;
}

class EveryMove : public Listener {
  public:
    void entered(SimTime time, Index source, const Part& part) override { add({1, time, source, part.number}); }
    void stored(SimTime time, Index buffer, const Part& part) override { add({2, time, buffer, part.number}); }
    void taken(SimTime time, Index buffer, const Part& part) override { add({3, time, buffer, part.number}); }
    void loaded(SimTime time, Index, Index machine, const Part& part) override { add({4, time, machine, part.number}); }
    void finished(SimTime time, Index, Index machine, const Part& part) override { add({5, time, machine, part.number}); }
    void left(SimTime time, Index sink, const Part& part) override { add({6, time, sink, part.number}); }
    void scrapped(SimTime time, const Part& part) override { add({7, time, part.source, part.number}); }
    void absorbed(SimTime time, const Part& part) override { add({8, time, part.source, part.number}); }
    void split(SimTime time, Index, Index machine, const Part& part) override { add({10, time, machine, part.number}); }
    void made(SimTime time, Index, Index machine, const Part& part) override { add({11, time, machine, part.number}); }

  protected:
    static constexpr std::uint64_t change_of_state = 9;

    virtual void add(const MoveNumbers& move) = 0;
};

}  // namespace random_plants
