// Whether what may be decided leads somewhere, and to values that the plant accepts.
#pragma once

#include <cstddef>
#include <limits>

#include "takt/spec/tune.hpp"
#include "takt/tuning/make_problem.hpp"

namespace takt {

/// Makes the plant with each decision alone: with every option, and of a range with both ends, since what lies between is rarely wrong
/// where they are right.
/// \param most_tries plants that are made at most, decisions in their order; a file may have 10,000 decisions
/// \throws SpecError with all that is wrong with any decision
void check_ways(const spec::TuneSpec& tune, const ChangedPlant& plant,
                std::size_t most_tries = std::numeric_limits<std::size_t>::max());

}  // namespace takt
