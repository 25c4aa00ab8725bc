// Throughput and lead time alone: what a first look at many designs needs.
#pragma once

#include <vector>

#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"
#include "takt/recursion/recur.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

struct Screening {
    std::vector<SerialResult> replications;  ///< those finished, by number
    std::vector<FailedReplication> failed{};
    bool by_recursion = false;
    bool interrupted = false;

    Tally units() const {
        Tally tally;
        for (const SerialResult& each : replications) tally.add(static_cast<double>(each.units));
        return tally;
    }
};

/// A serial line is computed by its recursion, on one thread and without progress; every other plan is run as run_experiment() does,
/// and so is a line to which more parts may come than wait in any plant. The units and lead times of each replication are the same either way.
Screening screen(const Plan& plan, const ExperimentOptions& options);

}  // namespace takt
