// What tuning found, for people and for programs.
//
// The JSON is one object. Keys are never renamed; new ones may be added. A `design` is a list with the name of a way for each decision.
//
//   takt            version that made this
//   file, seed, goal, currency
//   target          null, or units (a run) and probability
//   outcome         found, unproven, impossible, exhausted or interrupted
//   plant_years     runs made, and how many were allowed; designs: how many were run
//   decisions       name, as_it_stands (a way or null), plan (a way or null), cost of the plan's way
//   plan            null, or design, cost, uses (by name), units (or their value, with the goal `value`): mean, error (standard)
//   verification    null, or runs, mean, standard_deviation, met, probability, standing, factor, normal, passed, and least_probability,
//                   with 95 % confidence: by the tolerance bound where `normal`, otherwise by counting
//   verifications   all of them, in their order, with their design
//   cheaper         plans that cost less and were not taken: design, cost, mean, probability, why_not: "falls short" (of the probability),
//                   "not proven" (too little over to prove it, or fresh runs did not) or "takes too much" (of a thing that is limited)
//   close           plans that are nearly as good: design, cost, mean, probability
//   changes         decision, gain (units or value lost where it is put back), error
//   most            null, or the units of the plan with the most of everything
#pragma once

#include <string>

#include "takt/report/text_report.hpp"
#include "takt/tuning/problem.hpp"
#include "takt/tuning/tuning_result.hpp"

namespace takt {

/// What the result came from.
struct TuningFacts {
    std::string plant;         ///< its name
    std::string file;          ///< as the user named it
    Duration horizon{};        ///< of a run
    std::string narrowest{};   ///< the station that can do least where the target is impossible, if one is known
};

std::string tuning_text(const TuningProblem& problem, const TuningResult& result, const TuningFacts& facts,
                        const TextOptions& options = {});

std::string tuning_json(const TuningProblem& problem, const TuningResult& result, const TuningFacts& facts);

}  // namespace takt
