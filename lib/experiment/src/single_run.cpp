#include "takt/experiment/single_run.hpp"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/experiment/slots.hpp"
#include "takt/line/plan.hpp"
#include "takt/stats/batch_means.hpp"

namespace takt {

SingleRun run_single(const Plan& plan, std::uint64_t seed, std::uint64_t replication, std::stop_token stop,
                     std::size_t slots) {
    TAKT_EXPECTS(slots >= 100, slots);
    const std::vector<SimTime> ends = slot_ends(plan, run_start + plan.warm_up, slots);
    SlotCounts counts(ends);
    SingleRun run;
    run.result = simulate_in_slots(plan, counts, seed, replication, stop);
    run.units.assign(counts.units().begin() + (plan.warm_up > Duration::zero() ? 1 : 0), counts.units().end());
    const bool whole = !run.result.deadlock && !run.result.interrupted && run.units.size() == slots;
    if (whole) run.a_slot = overlapping_batch_means(run.units);
    return run;
}

}  // namespace takt
