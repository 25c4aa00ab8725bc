// A window of one replication, recorded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>

#include "takt/core/time.hpp"
#include "takt/experiment/recorded.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// What happens in [from, to) of a replication, the same as in replicate(), which is not slower by it: this is a run of its own,
/// from the start of the run to the end of the window. Safe to call from any number of threads.
/// \pre   run_start <= from < to, and from < plan.end(), where the window ends at the latest
/// \param most entries; where there would be more, the window ends before the instant of the first that is too much
Recording record(const Plan& plan, std::uint64_t seed, std::uint64_t replication, SimTime from, SimTime to,
                 std::stop_token stop = {}, std::size_t most = most_recorded);

}  // namespace takt
