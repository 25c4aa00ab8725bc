// CSV tables of what comes into the plant and goes out of it, and of carriers and robots, which the JSON has, too.
#pragma once

#include <vector>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/csv_tables.hpp"

namespace takt {

/// sources.csv, sinks.csv and products.csv; carriers.csv and robots.csv where there are any.
std::vector<CsvTable> flow_tables(const Plan& plan, const Summary& summary);

}  // namespace takt
