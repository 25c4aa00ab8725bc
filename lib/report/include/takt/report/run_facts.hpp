// Where results come from. No clock and no number of threads: the same inputs give the same bytes everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takt/core/version.hpp"
#include "takt/experiment/run_replications.hpp"

namespace takt {

struct RunFacts {
    std::string version = takt::version;
    std::string file;  ///< as the user named it
    std::uint64_t seed = 1;
    std::uint32_t asked = 0;  ///< replications asked for
    bool interrupted = false;
    std::vector<FailedReplication> failed;
};

inline RunFacts facts_of(const ExperimentResult& experiment, std::string file, std::uint64_t seed) {
    RunFacts facts;
    facts.file = std::move(file);
    facts.seed = seed;
    facts.asked = experiment.asked;
    facts.interrupted = experiment.interrupted;
    facts.failed = experiment.failed;
    return facts;
}

}  // namespace takt
