// The figures by which plants are compared, one value of each for every replication.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/experiment/costs.hpp"
#include "takt/experiment/schedule.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/duration_tally.hpp"

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

/// One cost for each currency that something costs.
inline std::vector<Output> outputs_of(const Plan& plan) {
    std::vector<Output> outputs{
        {"units_a_year", "units"}, {"jph", "units/h"}, {"lead_time", "s", false}, {"work_in_process", "parts", false}};
    for (const CostSummary& cost : currencies_of_costs(plan))
        outputs.push_back({"cost_a_unit_" + cost.currency, cost.currency, false});
    return outputs;
}

/// The values of `outputs_of(plan)`. \pre the result is of this plan
inline RunOutputs run_outputs(const Plan& plan, const ReplicationResult& result) {
    const double hours = to_hours(scheduled_time(plan));
    const double observed = to_seconds(result.observed);
    const auto units = static_cast<double>(result.units());
    DurationTally lead_time;
    for (const SinkResult& sink : result.sinks)
        lead_time.merge(sink.lead_time);
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    RunOutputs run{
        result.replication,
        {units * runs_a_year(plan), hours > 0 ? units / hours : 0, lead_time.count() > 0 ? lead_time.mean() : nothing,
         observed > 0 ? result.parts_seconds / observed : 0}};
    std::vector<CostSummary> costs = currencies_of_costs(plan);
    add_costs(plan, result, costs);
    for (const CostSummary& cost : costs)
        run.values.push_back(cost.a_unit.count() > 0 ? cost.a_unit.mean() : nothing);
    return run;
}

}  // namespace takt
