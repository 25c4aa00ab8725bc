// Which part a station takes next, where it has the choice.
#pragma once

#include <array>
#include <cstdint>

#include "takt/spec/field.hpp"

namespace takt::spec {

enum class Dispatch : std::uint8_t { oldest, in_order, least_setup, earliest_due, fullest, in_sequence, fewest_remaining, level };

constexpr std::array<Word<Dispatch>, 8> words(Dispatch) {
    return {{{Dispatch::oldest, "oldest", "the part that has waited longest"},
             {Dispatch::in_order, "in-order", "from the first of them that has a part, in the order of the file"},
             {Dispatch::least_setup, "least-setup",
              "the part whose setup is shortest; of those alike the one that has waited longest"},
             {Dispatch::earliest_due, "earliest-due",
              "the part that is wanted first; of those alike the one that has waited longest"},
             {Dispatch::fullest, "fullest",
              "from the one with the most parts; of those alike the part that has waited longest"},
             {Dispatch::in_sequence, "in-sequence", "the part that was launched first"},
             {Dispatch::fewest_remaining, "fewest-remaining",
              "the part whose product has the fewest stations before it; of those alike the one that has waited longest"},
             {Dispatch::level, "level",
              "the part whose product is furthest behind its share of all that the station has taken; of those alike the one "
              "that has waited longest"}}};
}

}  // namespace takt::spec
