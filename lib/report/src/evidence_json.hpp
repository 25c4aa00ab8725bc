// How far the figures can be trusted, for programs.
#pragma once

#include <nlohmann/json.hpp>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"

namespace takt {

nlohmann::ordered_json precision_json(const RunFacts& facts);
nlohmann::ordered_json warm_up_json(const Plan& plan, const RunFacts& facts);
nlohmann::ordered_json batch_means_json(const RunFacts& facts);
nlohmann::ordered_json estimate_json(const RunFacts& facts);

}  // namespace takt
