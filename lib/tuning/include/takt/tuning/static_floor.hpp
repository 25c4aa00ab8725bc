// What each decision must be at least, by what stations can do alone: plans below need not be simulated.
#pragma once

#include "takt/tuning/problem.hpp"

namespace takt {

/// Of each stair, the lowest step at which the plant could with luck make `units` in a run if everything else were at its top and
/// nothing ever waited. The top where no step is enough.
/// \complexity a plan and its traffic equations for every halving of every stair; no runs
Design static_floor(const TuningProblem& problem, double units);

}  // namespace takt
