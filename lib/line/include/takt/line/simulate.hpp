// One replication from beginning to end, on the event loop.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stop_token>

#include "takt/line/line.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// A pure function of the plan, the seed and the number of the replication; safe to call from any number of threads.
/// Looks at `stop` a thousand times over the run, and then returns what was counted so far with `interrupted` set.
template <class Observer = Unobserved>
ReplicationResult simulate(const Plan& plan, std::uint64_t seed, std::uint64_t replication, std::stop_token stop = {},
                           Observer observer = {}) {
    constexpr int looks = 1000;
    Line<Observer> line(plan, seed, replication, std::move(observer));
    const Duration slice = std::max(Duration{1}, (plan.end() - run_start) / looks);
    while (line.now() < plan.end() && !line.deadlock() && !stop.stop_requested())
        line.run_until(std::min(plan.end(), line.now() + slice));
    ReplicationResult result = line.result();
    result.interrupted = line.now() < plan.end() && !line.deadlock();
    return result;
}

}  // namespace takt
