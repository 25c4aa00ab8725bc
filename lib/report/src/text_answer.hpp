// The first lines of the report: how many units, and whether that is enough.
#pragma once

#include <string>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"
#include "takt/report/text_report.hpp"

namespace takt {

/// Units, target, and what went wrong, if anything did.
std::string answer_text(const Plan& plan, const Summary& summary, const RunFacts& facts, const TextOptions& options);

/// In how many replications the plant comes to a standstill, when, and who waits for whom; nothing where none does.
std::string deadlock_text(const Summary& summary);

/// JPH, what is computed beside it, value of output, lead time, work in process and scrap.
std::string key_figures_text(const Plan& plan, const Summary& summary, const RunFacts& facts,
                             const TextOptions& options);

}  // namespace takt
