// Where results come from. No clock and no number of threads: the same inputs give the same bytes everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/version.hpp"
#include "takt/experiment/estimated.hpp"
#include "takt/experiment/found_warm_up.hpp"
#include "takt/experiment/precision.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/stats/batch_means.hpp"

namespace takt {

/// A file of the plant, by its path from the folder of the main one.
struct SourceText {
    std::string path;
    std::string text;
};

struct RunFacts {
    std::string version = takt::version;
    std::string file;  ///< as the user named it
    std::uint64_t seed = 1;
    std::uint32_t asked = 0;  ///< replications asked for
    bool interrupted = false;
    std::vector<FailedReplication> failed;
    std::optional<PrecisionReached> precision{};  ///< where replications were added until it was reached
    std::optional<FoundWarmUp> warm_up{};         ///< where it was looked for
    std::optional<OverlappingBatchMeans> units_a_slot{};  ///< of a single replication, of `slots`
    std::size_t slots = 0;
    std::optional<MaybeEstimate> estimate{};      ///< what is computed without simulating, or why nothing is
    std::vector<SourceText> files = {};  ///< all that the plant was read from, the main file first; none where unknown
    std::vector<std::string> overrides = {};  ///< `key=value`, in place of what the files say
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
