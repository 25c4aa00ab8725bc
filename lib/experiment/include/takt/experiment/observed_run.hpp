// One replication under observation: active periods and lost jobs beside the ordinary result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

#include "takt/experiment/loss.hpp"
#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/shifting_bottleneck.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

class TimelineRecorder;

struct ObservedRun {
    ReplicationResult result;
    BottleneckTimes bottlenecks;
    std::optional<LossBooks> losses;  ///< nothing without a reference
};

/// The same replication as `replicate` computes, by the event loop, and slower by what is written down: it is not for
/// ordinary runs. Safe to call from any number of threads.
/// \param parts     into how many equal parts of the run the bottleneck over time is counted
/// \param timelines told, too, if there are any; closed by who made them
ObservedRun observe(const Plan& plan, const std::optional<LossReference>& reference, std::uint64_t seed,
                    std::uint64_t replication, std::size_t parts, std::stop_token stop = {},
                    TimelineRecorder* timelines = nullptr);

}  // namespace takt
