// Buffers that parts leave in another order than they came in: lanes, and stores with random access.
#pragma once

#include <array>
#include <cstdint>

#include "takt/spec/field.hpp"

namespace takt::spec {

/// Which of the parts in a buffer can be taken.
enum class Access : std::uint8_t { in_turn, any };

constexpr std::array<Word<Access>, 2> words(Access) {
    return {{{Access::in_turn, "in-turn", "the one that came first, of each lane where it has lanes"},
             {Access::any, "any", "every one (random access)"}}};
}

/// Which lane a part goes into.
enum class LaneRule : std::uint8_t { shortest, product, sequence };

constexpr std::array<Word<LaneRule>, 3> words(LaneRule) {
    return {{{LaneRule::shortest, "shortest", "the one with the fewest parts"},
             {LaneRule::product, "product",
              "one whose last part is of the same product, else an empty one, else the shortest"},
             {LaneRule::sequence, "sequence",
              "the one whose last part was launched last before it, else an empty one, else the shortest"}}};
}

}  // namespace takt::spec
