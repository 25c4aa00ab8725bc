// Many replications of one plan.
#pragma once

#include <cstdint>
#include <stop_token>

#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/replicate.hpp"

namespace takt {

/// Runs replications of the plan on several threads. Bit-identical for any number of them.
inline ExperimentResult run_experiment(const Plan& plan, const ExperimentOptions& options) {
    return run_replications(options, [&plan](std::uint64_t seed, std::uint64_t number, std::stop_token stop) {
        return replicate(plan, seed, number, stop);
    });
}

/// As many replications, and from the seed, that the plan asks for.
inline ExperimentOptions options_of(const Plan& plan) {
    ExperimentOptions options;
    options.replications = plan.replications;
    options.seed = plan.seed;
    return options;
}

}  // namespace takt
