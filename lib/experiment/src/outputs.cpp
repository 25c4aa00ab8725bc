#include "takt/experiment/outputs.hpp"

#include <limits>
#include <optional>
#include <vector>

#include "takt/experiment/costs.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/schedule.hpp"
#include "takt/stats/duration_tally.hpp"

namespace takt {

std::vector<Output> outputs_of(const Plan& plan) {
    std::vector<Output> outputs{
        {"units_a_year", "units"}, {"jph", "units/h"}, {"lead_time", "s", false}, {"work_in_process", "parts", false}};
    if (const std::optional<CostSummary> costs = begin_costs(plan))
        outputs.push_back({"cost_a_unit_" + costs->currency, costs->currency, false});
    return outputs;
}

RunOutputs run_outputs(const Plan& plan, const ReplicationResult& result) {
    const double hours = to_hours(scheduled_time(plan));
    const double observed = to_seconds(result.observed);
    const auto units = static_cast<double>(result.units());
    DurationTally lead_time;
    for (const SinkResult& sink : result.sinks)
        lead_time.merge(sink.lead_time.tally);
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    RunOutputs run{
        result.replication,
        {units * runs_a_year(plan), hours > 0 ? units / hours : 0, lead_time.count() > 0 ? lead_time.mean() : nothing,
         observed > 0 ? result.parts_seconds / observed : 0}};
    if (std::optional<CostSummary> costs = begin_costs(plan)) {
        add_costs(plan, result, *costs);
        run.values.push_back(costs->a_unit.count() > 0 ? costs->a_unit.mean() : nothing);
    }
    return run;
}

}  // namespace takt
