#include "takt/experiment/compare_scenarios.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/experiment/best_of.hpp"
#include "takt/experiment/outputs.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/stats/difference.hpp"
#include "takt/stats/target_chance.hpp"

namespace takt {

ScenarioRuns scenario_runs(std::string name, const Plan& plan, const std::vector<ReplicationResult>& results) {
    ScenarioRuns scenario{std::move(name), outputs_of(plan), {}, std::nullopt, 0};
    std::vector<double> units;
    for (const ReplicationResult& result : results) {
        scenario.runs.push_back(run_outputs(plan, result));
        if (result.deadlock) ++scenario.deadlocks;
        units.push_back(static_cast<double>(result.units()));
    }
    if (const auto target = target_units(plan); target && !units.empty())
        scenario.chance = target_chance(*target, units);
    return scenario;
}

std::vector<std::pair<std::uint64_t, double>> values_of(const ScenarioRuns& scenario, std::string_view output) {
    std::vector<std::pair<std::uint64_t, double>> values;
    const auto found = std::find_if(scenario.outputs.begin(), scenario.outputs.end(),
                                    [&](const Output& each) { return each.name == output; });
    if (found == scenario.outputs.end()) return values;
    const auto column = static_cast<std::size_t>(found - scenario.outputs.begin());
    for (const RunOutputs& run : scenario.runs)
        if (std::isfinite(run.values[column])) values.emplace_back(run.replication, run.values[column]);
    return values;
}

Tally differences_of(const std::vector<std::pair<std::uint64_t, double>>& a,
                     const std::vector<std::pair<std::uint64_t, double>>& b) {
    Tally differences;
    auto other = b.begin();
    for (const auto& [replication, value] : a) {
        while (other != b.end() && other->first < replication)
            ++other;
        if (other != b.end() && other->first == replication) differences.add(value - other->second);
    }
    return differences;
}

namespace {

OutputComparison compare_output(const Output& output, const std::vector<ScenarioRuns>& scenarios, double level) {
    OutputComparison comparison{output, {}};
    const auto base = values_of(scenarios.front(), output.name);
    const double each_level = bonferroni_level(level, scenarios.size() - 1);
    std::vector<double> p_values;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const auto values = values_of(scenarios[i], output.name);
        comparison.figures.emplace_back();
        if (values.empty()) continue;
        ScenarioFigure& figure = comparison.figures.back().emplace();
        for (const auto& [replication, value] : values)
            figure.values.add(value);
        const Tally differences = differences_of(values, base);
        if (i == 0 || differences.count() == 0) continue;
        figure.difference = paired_difference(differences, each_level);
        p_values.push_back(figure.difference->p_value);
    }
    const std::vector<double> adjusted = holm(p_values);
    auto next = adjusted.begin();
    for (auto& figure : comparison.figures)
        if (figure && figure->difference) figure->adjusted_p = *next++;
    return comparison;
}

std::vector<std::size_t> ranking_of(const OutputComparison& comparison) {
    std::vector<std::size_t> order(comparison.figures.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto merit = [&](std::size_t i) {
        const double mean = comparison.figures[i] ? comparison.figures[i]->values.mean() : 0;
        return std::pair(comparison.figures[i].has_value(), comparison.output.more_is_better ? mean : -mean);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return merit(a) > merit(b); });
    return order;
}

/// Values of an output in the replications that every plant with the output has.
struct CommonRuns {
    std::vector<std::size_t> owners;          ///< plants with the output
    std::vector<std::vector<double>> values;  ///< of each owner
};

CommonRuns common_runs(const Output& output, const std::vector<ScenarioRuns>& scenarios) {
    CommonRuns common;
    std::vector<std::vector<std::pair<std::uint64_t, double>>> columns;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        auto values = values_of(scenarios[i], output.name);
        if (values.empty()) continue;
        columns.push_back(std::move(values));
        common.owners.push_back(i);
    }
    common.values.resize(columns.size());
    if (columns.empty()) return common;
    for (const auto& [replication, ignored] : columns.front()) {
        std::vector<double> row;
        for (const auto& column : columns) {
            const auto found = std::lower_bound(column.begin(), column.end(), replication,
                                                [](const auto& entry, std::uint64_t r) { return entry.first < r; });
            if (found != column.end() && found->first == replication) row.push_back(found->second);
        }
        if (row.size() != columns.size()) continue;
        for (std::size_t i = 0; i < row.size(); ++i)
            common.values[i].push_back(row[i]);
    }
    return common;
}

/// One plant alone is not the best of anything.
std::size_t comparable(const CommonRuns& common) {
    const bool any = common.owners.size() > 1 && !common.values.front().empty();
    return any ? common.owners.size() : 0;
}

std::vector<double> chances_of_best(const CommonRuns& common, bool more_is_better, std::size_t plants) {
    if (comparable(common) == 0) return {};
    const std::vector<double> chances = chance_of_best(common.values, more_is_better);
    if (chances.empty()) return {};
    std::vector<double> all(plants, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < common.owners.size(); ++i)
        all[common.owners[i]] = chances[i];
    return all;
}

}  // namespace

std::vector<Output> outputs_of(const std::vector<ScenarioRuns>& scenarios) {
    std::vector<Output> all;
    for (const ScenarioRuns& scenario : scenarios) {
        for (const Output& output : scenario.outputs) {
            const auto same = [&](const Output& other) { return other.name == output.name; };
            if (std::none_of(all.begin(), all.end(), same)) all.push_back(output);
        }
    }
    return all;
}

ScenarioComparison compare_scenarios(const std::vector<ScenarioRuns>& scenarios,
                                     std::string_view by, double level) {
    TAKT_EXPECTS(!scenarios.empty());
    ScenarioComparison comparison;
    comparison.level = level;
    for (const Output& output : outputs_of(scenarios)) {
        if (output.name == by) comparison.by = comparison.outputs.size();
        comparison.outputs.push_back(compare_output(output, scenarios, level));
    }
    const OutputComparison& by_output = comparison.outputs[comparison.by];
    const CommonRuns common = common_runs(by_output.output, scenarios);
    comparison.ranking = ranking_of(by_output);
    comparison.ranked = comparable(common);
    comparison.chance_of_best = chances_of_best(common, by_output.output.more_is_better, scenarios.size());
    return comparison;
}

}  // namespace takt
