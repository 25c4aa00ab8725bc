// One replication from beginning to end, on the event loop.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stop_token>

#include "takt/line/line.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// Runs a line to the end of its plan, and says what was counted. Looks at `stop` about every 200,000 events, which take some
/// hundredths of a second, and then returns what was counted so far with `interrupted` set.
template <class Line>
ReplicationResult run_to_end(Line& line, std::stop_token stop = {}) {
    constexpr std::uint64_t events_a_look = 200'000;
    const SimTime end = line.plan().end();
    Duration slice = std::max(Duration{1}, (end - run_start) / 100'000);
    while (line.now() < end && !stop.stop_requested()) {
        const std::uint64_t before = line.loop().events();
        line.run_until(line.now() + std::min(end - line.now(), slice));
        const std::uint64_t events = line.loop().events() - before;
        if (events > 2 * events_a_look) slice = std::max(Duration{1}, slice / 2);
        if (events < events_a_look / 2) slice = std::min(2 * slice, end - run_start);
    }
    ReplicationResult result = line.result();
    result.interrupted = line.now() < end;
    return result;
}

/// A pure function of the plan, the seed and the number of the replication; safe to call from any number of threads.
/// \throws TooManyParts with the name of the place
template <class Observer = Unobserved>
ReplicationResult simulate(const Plan& plan, std::uint64_t seed, std::uint64_t replication, std::stop_token stop = {},
                           Observer observer = {}) {
    Line<Observer> line(plan, seed, replication, std::move(observer));
    return run_to_end(line, stop);
}

}  // namespace takt
