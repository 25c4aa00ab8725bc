// Parts of the study of bottlenecks that the page has as well, see bottleneck_report.hpp.
#pragma once

#include <optional>
#include <vector>

#include "json_values.hpp"
#include "takt/core/time.hpp"
#include "takt/experiment/loss_waterfall.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// \param shares   by part of the run and station
/// \param observed the run, without its warm-up
Json over_time_json(const Plan& plan, const std::vector<std::vector<double>>& shares, Duration observed);

/// \param jobs_a_year of one job an hour
Json losses_json(const Plan& plan, const std::optional<LossWaterfall>& losses, double jobs_a_year);

}  // namespace takt
