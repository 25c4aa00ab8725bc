// One long run in place of many: an interval for its output from how the output goes along.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/batch_means.hpp"

namespace takt {

struct SingleRun {
    ReplicationResult result;                     ///< as replicate() has it
    std::vector<double> units;                    ///< in each slot of equal scheduled time after the warm-up
    std::optional<OverlappingBatchMeans> a_slot;  ///< of the units; nothing after a deadlock or a stop
};

/// On the event loop, with an observer that counts units by slots; other replications are not observed and pay nothing.
/// \pre slots >= 100
SingleRun run_single(const Plan& plan, std::uint64_t seed, std::uint64_t replication, std::stop_token stop = {},
                     std::size_t slots = 1000);

}  // namespace takt
