// The figures by which plants are compared, one value of each for every replication.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

struct Output {
    std::string
        name;  ///< `units_a_year`, `jph`, `lead_time`, `work_in_process`, `cost_a_unit` (in CNY: `cost_a_unit_cny`)
    std::string unit;
    bool more_is_better = true;
};

/// Values of the outputs in one replication, in their order; not a number where it made none, such as the lead time without units.
struct RunOutputs {
    std::uint64_t replication = 0;
    std::vector<double> values;
};

/// The cost of a unit only where something costs.
std::vector<Output> outputs_of(const Plan& plan);

/// The values of `outputs_of(plan)`. \pre the result is of this plan
RunOutputs run_outputs(const Plan& plan, const ReplicationResult& result);

}  // namespace takt
