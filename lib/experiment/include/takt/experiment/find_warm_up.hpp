// How long a plant takes to come to its steady state, seen in pilot replications.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "takt/experiment/found_warm_up.hpp"
#include "takt/experiment/slots.hpp"
#include "takt/line/plan.hpp"

namespace takt {

struct WarmUpOptions {
    std::uint32_t pilots = 5;
    std::size_t slots = 500;  ///< that the run is cut into; MSER-5 looks at a fifth of that
    std::uint64_t seed = 1;
    unsigned threads = 0;  ///< 0: one for each core
    std::stop_token stop = {};
};

/// Runs the plant from its empty start to the end of its run in pilot replications, whose random numbers are none of those that
/// are counted later, and looks by MSER-5 for the time from which on output and work in process are steady; the later counts.
/// The run itself is not observed and pays nothing. The answer is the same for any number of threads.
/// \pre    pilots > 0, slots >= 50
/// \throws std::runtime_error where a pilot fails
FoundWarmUp find_warm_up(const Plan& plan, const WarmUpOptions& options = {});

}  // namespace takt
