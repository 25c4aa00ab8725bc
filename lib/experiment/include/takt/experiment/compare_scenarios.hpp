// Several plants against the first of them: differences under common random numbers, and which is the best.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/experiment/best_of.hpp"
#include "takt/experiment/outputs.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/experiment/schedule.hpp"
#include "takt/line/plan.hpp"
#include "takt/stats/difference.hpp"
#include "takt/stats/target_chance.hpp"

namespace takt {

/// What replications of one plant came to. All that a comparison needs of them.
struct ScenarioRuns {
    std::string name;
    std::vector<Output> outputs;
    std::vector<RunOutputs> runs;  ///< by number
    std::optional<TargetChance> chance;
    std::size_t deadlocks = 0;  ///< replications that came to a standstill
};

/// \pre the results come from this plan, in the order of their numbers
inline ScenarioRuns scenario_runs(std::string name, const Plan& plan, const std::vector<ReplicationResult>& results) {
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

/// One output of one plant, and its difference to that of the first plant.
struct ScenarioFigure {
    Tally values;
    std::optional<MeanDifference>
        difference;         ///< over replications that both have; the interval holds for all of an output at once
    double adjusted_p = 1;  ///< of the difference, by Holm over all of the output
};

/// An output of all plants; those without it have none.
struct OutputComparison {
    Output output;
    std::vector<std::optional<ScenarioFigure>> figures;
};

struct ScenarioComparison {
    double level = 0.95;
    std::vector<OutputComparison> outputs;  ///< of the first plant, then further ones of the others
    std::size_t by = 0;                     ///< the output that ranks
    std::vector<std::size_t> ranking;       ///< plants, the best mean first; those without the output last
    std::vector<double> chance_of_best;     ///< of each plant; none from fewer than two replications that all have
};

namespace detail {

/// Values of an output by replication, those that are there.
inline std::vector<std::pair<std::uint64_t, double>> values_of(const ScenarioRuns& scenario, std::string_view output) {
    std::vector<std::pair<std::uint64_t, double>> values;
    const auto found = std::find_if(scenario.outputs.begin(), scenario.outputs.end(),
                                    [&](const Output& each) { return each.name == output; });
    if (found == scenario.outputs.end()) return values;
    const auto column = static_cast<std::size_t>(found - scenario.outputs.begin());
    for (const RunOutputs& run : scenario.runs)
        if (std::isfinite(run.values[column])) values.emplace_back(run.replication, run.values[column]);
    return values;
}

/// values of a less those of b, of replications that both have.
inline Tally differences_of(const std::vector<std::pair<std::uint64_t, double>>& a,
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

inline OutputComparison compare_output(const Output& output, const std::vector<ScenarioRuns>& scenarios, double level) {
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

inline std::vector<std::size_t> ranking_of(const OutputComparison& comparison) {
    std::vector<std::size_t> order(comparison.figures.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto merit = [&](std::size_t i) {
        const double mean = comparison.figures[i] ? comparison.figures[i]->values.mean() : 0;
        return std::pair(comparison.figures[i].has_value(), comparison.output.more_is_better ? mean : -mean);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return merit(a) > merit(b); });
    return order;
}

/// Chances over the replications that every plant with the output has; 0 for a plant without it.
inline std::vector<double> chances_of_best(const Output& output, const std::vector<ScenarioRuns>& scenarios) {
    std::vector<std::vector<std::pair<std::uint64_t, double>>> columns;
    std::vector<std::size_t> owners;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        auto values = values_of(scenarios[i], output.name);
        if (values.empty()) continue;
        columns.push_back(std::move(values));
        owners.push_back(i);
    }
    if (columns.empty()) return {};
    std::vector<std::vector<double>> common(columns.size());
    for (const auto& [replication, ignored] : columns.front()) {
        std::vector<double> row;
        for (const auto& column : columns) {
            const auto found = std::lower_bound(column.begin(), column.end(), replication,
                                                [](const auto& entry, std::uint64_t r) { return entry.first < r; });
            if (found != column.end() && found->first == replication) row.push_back(found->second);
        }
        if (row.size() != columns.size()) continue;
        for (std::size_t i = 0; i < row.size(); ++i)
            common[i].push_back(row[i]);
    }
    const std::vector<double> chances = chance_of_best(common, output.more_is_better);
    if (chances.empty()) return {};
    std::vector<double> all(scenarios.size(), 0.0);
    for (std::size_t i = 0; i < owners.size(); ++i)
        all[owners[i]] = chances[i];
    return all;
}

}  // namespace detail

/// Outputs that any of the plants has, those of the first one first.
inline std::vector<Output> outputs_of(const std::vector<ScenarioRuns>& scenarios) {
    std::vector<Output> all;
    for (const ScenarioRuns& scenario : scenarios) {
        for (const Output& output : scenario.outputs) {
            const auto same = [&](const Output& other) { return other.name == output.name; };
            if (std::none_of(all.begin(), all.end(), same)) all.push_back(output);
        }
    }
    return all;
}

/// Compares plants that ran with the same seed and replication numbers to the first of them. Intervals of differences are made by
/// Student's law on paired replications, at Bonferroni's level for all differences of one output; p-values are adjusted by Holm.
/// \param by  the output by which they are ranked, one of those of `outputs_of(scenarios)`; the first if there is no such
/// \pre   at least one plant
inline ScenarioComparison compare_scenarios(const std::vector<ScenarioRuns>& scenarios,
                                            std::string_view by = "units_a_year", double level = 0.95) {
    TAKT_EXPECTS(!scenarios.empty());
    ScenarioComparison comparison;
    comparison.level = level;
    for (const Output& output : outputs_of(scenarios)) {
        if (output.name == by) comparison.by = comparison.outputs.size();
        comparison.outputs.push_back(detail::compare_output(output, scenarios, level));
    }
    comparison.ranking = detail::ranking_of(comparison.outputs[comparison.by]);
    comparison.chance_of_best = detail::chances_of_best(comparison.outputs[comparison.by].output, scenarios);
    return comparison;
}

}  // namespace takt
