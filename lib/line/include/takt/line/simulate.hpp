// One replication from beginning to end, on the event loop.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stop_token>

#include "takt/line/line.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// Runs a line to the end of its plan, and says what was counted. Looks at `stop` a thousand times over the run, and then
/// returns what was counted so far with `interrupted` set.
template <class Line>
ReplicationResult run_to_end(Line& line, std::stop_token stop = {}) {
    constexpr int looks = 1000;
    const SimTime end = line.plan().end();
    const Duration slice = std::max(Duration{1}, (end - run_start) / looks);
    while (line.now() < end && !line.deadlock() && !stop.stop_requested())
        line.run_until(std::min(end, line.now() + slice));
    ReplicationResult result = line.result();
    result.interrupted = line.now() < end && !line.deadlock();
    return result;
}

/// A pure function of the plan, the seed and the number of the replication; safe to call from any number of threads.
template <class Observer = Unobserved>
ReplicationResult simulate(const Plan& plan, std::uint64_t seed, std::uint64_t replication, std::stop_token stop = {},
                           Observer observer = {}) {
    Line<Observer> line(plan, seed, replication, std::move(observer));
    return run_to_end(line, stop);
}

}  // namespace takt
