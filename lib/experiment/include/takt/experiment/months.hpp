// Output by calendar month over replications, and the month in which the target's rate is reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// The target's rate is reached in the first month, among those that are counted as a whole, in which as many units leave as the
/// target asks for in a time as long as that month: for 100,000 a year and a month of 30 days, 100,000 x 30 / 365. A month has
/// the working days that it has. Later months may have less again.
struct RateReached {
    std::uint64_t runs = 0;  ///< replications that reach it
    std::optional<std::size_t>
        month;  ///< by when at least half of all replications have reached it, as a row of the plan
};

/// Units of each month, one observation a replication.
std::vector<Tally> units_by_month(const Plan& plan, const std::vector<ReplicationResult>& results);

/// Nothing without a target, without a month that is counted as a whole, or without a replication.
std::optional<RateReached> rate_reached(const Plan& plan, const std::vector<ReplicationResult>& results);

}  // namespace takt
