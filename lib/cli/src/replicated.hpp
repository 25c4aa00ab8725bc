// The replications of a plant: as many as were asked for, or as a precision takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared_options.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/run_to_precision.hpp"
#include "takt/experiment/single_run.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"

namespace takt {

struct AskedReplications {
    ExperimentOptions options;  ///< how many; to begin with, where there is a precision
    std::optional<PrecisionGoal> precision{};
    std::uint32_t most = PrecisionOptions{}.most;  ///< for the precision
};

/// What was run, in one of three ways.
struct Replicated {
    ExperimentResult experiment;
    std::optional<PrecisionReached> precision{};
    std::optional<SingleRun> single{};  ///< of one, which is looked at as it goes along, so that there is an interval for it
};

Replicated replicated(const Plan& plan, AskedReplications asked, QuietOption quiet, const Console& console);

RunFacts facts_of(const Replicated& done, std::string file, std::uint64_t seed);

}  // namespace takt
