// Where a peer begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

#include "penalised_goal.hpp"

namespace peers {

using Chance = std::mt19937_64;

inline double uniform(Chance& chance) {
    return std::uniform_real_distribution<double>(0, 1)(chance);
}

/// A whole number of 0 to `count` - 1.
inline std::size_t any_of(std::size_t count, Chance& chance) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(chance);
}

/// Any design that what is limited allows; drawn again until it does, which takes no runs.
inline takt::Design random_design(const PenalisedGoal& goal, Chance& chance) {
    takt::Design design(goal.decisions());
    for (int tries = 0; tries < 100'000; ++tries) {
        for (std::size_t d = 0; d < design.size(); ++d)
            design[d] = static_cast<std::uint16_t>(any_of(static_cast<std::size_t>(goal.ways(d)), chance));
        if (goal.excess(design) == 0) break;
    }
    return design;
}

}  // namespace peers
