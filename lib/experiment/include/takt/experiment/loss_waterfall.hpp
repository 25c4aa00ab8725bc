// From gross to net JPH, over replications.
#pragma once

#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/loss.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

struct LossTally {
    LossCause cause;
    Tally jph;  ///< jobs lost for each scheduled hour of the run, a replication
};

/// In each replication gross - net = the sum of the losses; so it is for the means.
struct LossWaterfall {
    Index reference = none;
    Duration cycle{};  ///< planned, of the reference
    Tally gross;       ///< JPH if the reference worked all its scheduled time at its planned cycle, each job once
    Tally net;         ///< JPH at the sinks
    std::vector<LossTally> losses;  ///< the largest first
};

/// \param books     of each replication, in the order of their numbers
/// \param scheduled of the run's calendar, in one replication
/// \pre   not empty
LossWaterfall loss_waterfall(const std::vector<LossBooks>& books, Duration scheduled);

}  // namespace takt
