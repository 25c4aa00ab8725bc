#include "takt/experiment/compare_results.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/experiment/compare_scenarios.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/stats/difference.hpp"

namespace takt {

std::vector<OutputDifference> compare_results(const ScenarioRuns& first, const ScenarioRuns& second, bool paired,
                                              double level) {
    std::vector<OutputDifference> compared;
    std::vector<double> p_values;
    for (const Output& output : first.outputs) {
        const auto before = values_of(first, output.name);
        const auto after = values_of(second, output.name);
        if (before.empty() || after.empty()) continue;
        OutputDifference each{output, {}, {}, false, {}, 1};
        for (const auto& [replication, value] : before)
            each.first.add(value);
        for (const auto& [replication, value] : after)
            each.second.add(value);
        const Tally differences = differences_of(after, before);
        each.paired = paired && differences.count() >= 2;
        each.difference =
            each.paired ? paired_difference(differences, level) : welch_difference(each.second, each.first, level);
        p_values.push_back(each.difference.p_value);
        compared.push_back(std::move(each));
    }
    const std::vector<double> adjusted = holm(p_values);
    for (std::size_t i = 0; i < compared.size(); ++i)
        compared[i].adjusted_p = adjusted[i];
    return compared;
}

std::vector<Output> outputs_of_runs() {
    return {{"units", "units"},
            {"lead_time", "s", false},
            {"work_in_process", "parts", false},
            {"scrapped", "parts", false}};
}

ScenarioRuns runs_of(std::string name, const Summary& summary) {
    ScenarioRuns runs{std::move(name), outputs_of_runs(), {}, std::nullopt, 0};
    for (const RunSummary& run : summary.runs) {
        runs.runs.push_back({run.replication,
                             {static_cast<double>(run.units), run.lead_time_mean, run.work_in_process,
                              static_cast<double>(run.scrapped)}});
        if (run.deadlock) ++runs.deadlocks;
    }
    return runs;
}

}  // namespace takt
