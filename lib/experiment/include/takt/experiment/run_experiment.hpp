// Many replications of one plan.
#pragma once

#include "takt/experiment/replicate.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Runs replications of the plan on several threads. Bit-identical for any number of them.
inline ExperimentResult run_experiment(const Plan& plan, const ExperimentOptions& options) {
    return run_replications(options, Replicator(plan));
}

/// As many replications, and from the seed, that the plan asks for.
ExperimentOptions options_of(const Plan& plan);

}  // namespace takt
