// Tuning: the cheapest plan that makes its target with a stated probability, or the best one within limits.
#pragma once

#include <functional>
#include <stop_token>

#include "takt/tuning/evaluations.hpp"
#include "takt/tuning/problem.hpp"
#include "takt/tuning/search_progress.hpp"
#include "takt/tuning/tuning_result.hpp"

namespace takt {

struct TuningOptions {
    unsigned threads = 0;  ///< 0: one for each core
    std::stop_token stop = {};
    std::function<void(const TuningProgress&)> progress = {};
    TuningMemory memory = {};
};

/// The same for any number of threads, and for any number of interruptions where runs are remembered.
/// \pre a decision at least, each with a way at least, and standing at one of them; a target above 0 where the goal is `cost`;
///      a probability between 0 and 1
TuningResult tune(const TuningProblem& problem, const TuningOptions& options = {});

}  // namespace takt
