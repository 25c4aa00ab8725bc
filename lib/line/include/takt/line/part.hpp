// A part: a panel, a body, a vehicle. A small value that moves from place to place.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"

namespace takt {

struct Part {
    SimTime entered{};          ///< when it came: its arrival, or when it left a source whose parts are always ready
    std::uint64_t number = 0;   ///< counts the parts of a source, or that a station makes of others, from 1
    Index source = none;        ///< who numbers it (Plan::is_of_source)
    Index product = 0;
    Index carrier = none;       ///< what it rides on
    // In one word, because parts are copied at every move.
    std::uint32_t reworks : 14 = 0;    ///< how often it was sent to rework, up to most_reworks
    std::uint32_t called_off : 1 = 0;  ///< just in sequence, what it has not taken yet
    std::uint32_t incomplete : 1 = 0;  ///< it went on without a piece that it needs
    std::uint32_t marks : 16 = 0;      ///< which set of marks it carries (plan.hpp)
};

/// A part that is launched for a vehicle has its number; one in place of a lost one the same in the lower bits, so that no two
/// parts of a source are alike.
inline constexpr std::uint64_t one_replacement = std::uint64_t{1} << 48;
constexpr std::uint64_t vehicle_of(const Part& part) { return part.number % one_replacement; }

inline constexpr std::uint32_t most_reworks = (1u << 14) - 1;

}  // namespace takt
