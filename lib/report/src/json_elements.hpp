// What the JSON report says of each element: a list for each kind.
#pragma once

#include "json_values.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Stations, buffers ... products, under their keys; see json_report.hpp.
void add_elements(Json& json, const Plan& plan, const Summary& summary);

}  // namespace takt
