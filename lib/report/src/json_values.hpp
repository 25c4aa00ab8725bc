// Numbers and figures of the JSON reports.
#pragma once

#include <nlohmann/json.hpp>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/duration_sample.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

using Json = nlohmann::ordered_json;

/// Null for what is not finite.
Json number(double value);

/// The mean of what was counted; null where nothing was.
Json mean_of(const Tally& tally);

/// [lower, upper], or null where nothing can be said.
Json interval(const ConfidenceInterval& interval);

/// See json_report.hpp.
Json figure(const Tally& tally);

/// Mean, quantiles, least, most and count; nulls where there are none.
Json durations_json(const DurationSample& sample);

/// Name, file and digest.
Json model(const Plan& plan, const RunFacts& facts);

/// See json_report.hpp.
Json deadlock_json(const Summary& summary);

/// Replications that ended in an error.
Json failed(const RunFacts& facts);

}  // namespace takt
