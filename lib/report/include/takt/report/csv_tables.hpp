// Results as CSV: one table a file, units in the headers, quoted by RFC 4180.
#pragma once

#include <string>
#include <vector>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"

namespace takt {

struct CsvTable {
    std::string file_name;
    std::string text;
};

/// summary.csv, stations.csv, moving_lines.csv, buffers.csv, resources.csv, replications.csv, sources.csv, sinks.csv, products.csv and
/// materials.csv; batches.csv, splits.csv, carriers.csv, robots.csv, zones.csv, milk_runs.csv, transporters.csv and marriages.csv where there are any, sequence.csv where a
/// sink measures it, and warm_up.csv where it was looked for.
std::vector<CsvTable> csv_tables(const Plan& plan, const Summary& summary, const RunFacts& facts);

}  // namespace takt
