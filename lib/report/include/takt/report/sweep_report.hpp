// What a comparison of scenarios came to: text for people, JSON and CSV for programs.
//
// The JSON is one object:
//   takt, model         as in a run's report
//   seed, asked         replications of each scenario, finished: by scenario below
//   interrupted, failed: scenario, replication, message
//   by                  the output that ranks; outputs: name, unit, more_is_better
//   level, comparisons  of the intervals of differences, which hold for all comparisons of an output together (Bonferroni); p is a
//                       difference's own, p_holm that adjusted for all of them
//   scenarios           in the order of the file, the base first: name, digest, set: values by path, replications, rank and
//                       chance_of_best (null where it has no replications to compare with those of others), deadlocks, chance (of the
//                       target, null without one; counted where the outputs are not normal), and under `outputs` by name: mean, ci95,
//                       standard_deviation, runs, and difference to the base: null, or mean, ci, p, p_holm
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takt/core/version.hpp"
#include "takt/experiment/compare_scenarios.hpp"
#include "takt/report/csv_tables.hpp"
#include "takt/report/text_report.hpp"
#include "takt/spec/scenario.hpp"

namespace takt {

struct ReportedScenario {
    ScenarioRuns runs;
    std::uint64_t digest = 0;
    std::vector<spec::Assignment> settings;
};

struct FailedScenario {
    std::string scenario;
    std::uint64_t replication = 0;
    std::string message;
};

/// Where the results come from.
struct SweepFacts {
    std::string version = takt::version;
    std::string model;  ///< the plant's name
    std::string file;
    std::uint64_t seed = 1;
    std::uint32_t asked = 0;  ///< replications of each scenario
    bool interrupted = false;
    std::vector<FailedScenario> failed;
};

std::string sweep_json(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison,
                       const SweepFacts& facts);

/// A table of all scenarios, the best first, what was set in each, and how to read it.
std::string sweep_text(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison,
                       const SweepFacts& facts, const TextOptions& options = {});

/// scenarios.csv, one line for each scenario and output, and scenario_runs.csv, one for each replication.
std::vector<CsvTable> sweep_csv(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison);

}  // namespace takt
