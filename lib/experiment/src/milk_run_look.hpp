// What the trains of a milk run can bring.
#pragma once

#include "takt/experiment/flows.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// \param flows     for one good unit out
/// \param scheduled time of the run's calendar in the observed time
MilkRunLook look_at_milk_run(const Plan& plan, Index run, const Flows& flows, Duration scheduled);

}  // namespace takt
