// How far the figures can be trusted, in words: precision, warm-up, and what is computed without simulating.
#pragma once

#include <string>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"
#include "takt/report/text_report.hpp"

namespace takt {

/// Whether the precision asked for was reached; empty where none was. Ends with a line break.
std::string precision_text(const RunFacts& facts, const TextOptions& options);

/// What a warm-up that was not found means; empty where it was. Ends with a line break.
std::string warm_up_warning(const Plan& plan, const RunFacts& facts, const TextOptions& options);

/// `3.2 h (found by MSER-5 in 5 pilot runs)`, `none`.
std::string warm_up_phrase(const Plan& plan, const RunFacts& facts);

/// `58.1 JPH, 0.20 % less than simulated; by Markov chain of two stations (exact in the long run)`, or why there is none.
std::string estimate_beside(const MaybeEstimate& estimate, const Summary& summary);

}  // namespace takt
