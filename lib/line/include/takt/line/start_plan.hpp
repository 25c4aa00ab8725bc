// Where the plant stands as the run begins.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/flow_plan.hpp"
#include "takt/line/index.hpp"

namespace takt {

/// A part that is there as the run begins.
struct StandingPartPlan {
    ElementRef at;                  ///< a buffer or a station
    Index position = 0;             ///< at a station: its machine, or its pitch on a moving line, counted from 0
    Index product = 0;
    Index source = none;            ///< where it would have come from
    std::uint64_t number = 0;       ///< among the parts of that source
    Index carrier = none;
    std::uint16_t marks = 0;
    Duration age{};                 ///< time since it came into the line
    std::optional<Duration> left{};  ///< of the work or of the way; drawn if not given
};

/// A stop that is going on as the run begins.
struct StandingStopPlan {
    Index station = none;
    Index machine = 0;  ///< of the station, counted from 0
    Index stop = none;  ///< row of the plan's stops
    std::optional<Duration> left{};
};

/// Pieces that are on their way as the run begins.
struct ComingDeliveryPlan {
    Index material = none;
    std::uint32_t pieces = 1;  ///< just in sequence
    std::optional<Duration> left{};
};

/// A train that is under way as the run begins.
struct ReturningTrainPlan {
    Index milk_run = none;
    Duration left{};  ///< until it is back
};

/// Where the plant stands as the run begins.
struct StartPlan {
    std::vector<StandingPartPlan> parts;  ///< within a buffer the one that leaves first in front
    std::vector<StandingStopPlan> stops;
    std::vector<ComingDeliveryPlan> deliveries;  ///< of a material in the order in which they were called off
    std::vector<ReturningTrainPlan> trains;
};

}  // namespace takt
