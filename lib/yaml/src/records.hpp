// Records of cycles and stops from a CSV file: the columns station, start, end and reason, and machine if there are several.
#pragma once

#include "table_rows.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/fit/records.hpp"

namespace takt::yaml {

/// What is wrong with single rows goes to the diagnostics, all in one pass. \throws Mistake where there is no such table
fit::Records read_records(const TableFile& file, Diagnostics& diagnostics);

}  // namespace takt::yaml
