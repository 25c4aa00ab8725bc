// Several plants against the first of them: differences under common random numbers, and which is the best.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/experiment/outputs.hpp"
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
ScenarioRuns scenario_runs(std::string name, const Plan& plan, const std::vector<ReplicationResult>& results);

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
    std::size_t ranked = 0;                 ///< so many of the ranking can be compared: they have replications in common; 0 or at least 2
    std::vector<double> chance_of_best;     ///< of each plant, not a number for one without the output; none from fewer than two
                                            ///< replications that all of the others have
};

/// Values of an output by replication, those that are there.
std::vector<std::pair<std::uint64_t, double>> values_of(const ScenarioRuns& scenario, std::string_view output);

/// values of a less those of b, of replications that both have.
Tally differences_of(const std::vector<std::pair<std::uint64_t, double>>& a,
                     const std::vector<std::pair<std::uint64_t, double>>& b);

/// Outputs that any of the plants has, those of the first one first.
std::vector<Output> outputs_of(const std::vector<ScenarioRuns>& scenarios);

/// Compares plants that ran with the same seed and replication numbers to the first of them. Intervals of differences are made by
/// Student's law on paired replications, at Bonferroni's level for all differences of one output; p-values are adjusted by Holm.
/// \param by  the output by which they are ranked, one of those of `outputs_of(scenarios)`; the first if there is no such
/// \pre   at least one plant
ScenarioComparison compare_scenarios(const std::vector<ScenarioRuns>& scenarios,
                                     std::string_view by = "units_a_year", double level = 0.95);

}  // namespace takt
