// Two results beside each other: is the difference more than chance?
#pragma once

#include <string>
#include <vector>

#include "takt/experiment/compare_scenarios.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/stats/difference.hpp"

namespace takt {

/// An output that both results have: second less first.
struct OutputDifference {
    Output output;
    Tally first;
    Tally second;
    bool paired = false;  ///< by replications, otherwise by Welch's test
    MeanDifference difference;
    double adjusted_p = 1;  ///< by Holm over all outputs
};

/// \param paired  both ran with the same seed, so that replications with the same number belong together; pairs are made where there
///                are at least two
std::vector<OutputDifference> compare_results(const ScenarioRuns& first, const ScenarioRuns& second, bool paired,
                                              double level = 0.95);

/// What a summary and its JSON say of each replication.
std::vector<Output> outputs_of_runs();

/// The values of `outputs_of_runs()`.
ScenarioRuns runs_of(std::string name, const Summary& summary);

}  // namespace takt
