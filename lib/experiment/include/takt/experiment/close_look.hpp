// One replication looked at closely: what it shows over time, its bottlenecks and its losses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/observed_run.hpp"
#include "takt/experiment/timelines.hpp"
#include "takt/line/plan.hpp"

namespace takt {

struct CloseLook {
    ObservedRun run;
    Timelines timelines;
};

/// The same replication as `replicate` computes, by the event loop, and slower by what is written down. Safe to call from any
/// number of threads.
/// \param parts into how many equal parts of the run the bottleneck over time is counted
CloseLook look_closely(const Plan& plan, const std::optional<LossReference>& reference, std::uint64_t seed,
                       std::uint64_t replication, std::size_t parts, std::stop_token stop = {});

}  // namespace takt
