// What a plant still makes, given where it stands: many futures of one state.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

struct OutlookOptions {
    SimTime from = run_start;  ///< where the futures begin; above run_start only for plans without a state
    SimTime until{};           ///< > from, and not after the end of the plan
    std::uint32_t futures = 200;
    std::uint64_t seed = 1;
    std::uint64_t replication = 0;  ///< whose state it is, where the plan has none
    unsigned threads = 0;           ///< 0: one for each core
    std::stop_token stop = {};
    std::function<void(std::uint32_t done)> progress = {};  ///< told by one thread at a time
};

struct Future {
    std::vector<std::uint64_t> units;  ///< made from the beginning of the futures up to each look
    std::vector<std::uint64_t> units_by_product;
    std::uint64_t scrapped = 0;
    std::uint64_t in_line = 0;  ///< parts, at the end
    std::optional<Deadlock> deadlock;

    friend bool operator==(const Future&, const Future&) = default;
};

struct Outlook {
    SimTime from{};
    std::vector<SimTime> looks;   ///< the last is the end
    std::uint64_t in_line = 0;    ///< parts, where the futures begin
    std::vector<Future> futures;  ///< by number; without those that a stop has kept from being finished
    std::uint32_t asked = 0;
    std::optional<Deadlock> locked_before;  ///< the run never came to where the futures begin
    bool interrupted = false;

    /// Units made up to a look, by future, the least first. \pre look < looks.size()
    std::vector<std::uint64_t> sorted_units(std::size_t look) const {
        std::vector<std::uint64_t> units;
        for (const Future& future : futures)
            units.push_back(future.units[look]);
        std::sort(units.begin(), units.end());
        return units;
    }
};

/// A plan with a state begins there, each future as a replication of it. Without one, a replication is run to `from`, and the
/// futures are branches of it (Line::branch); future 0 is that run itself, as it goes on.
/// The same for any number of threads.
/// \pre        plan.state ? from == run_start : from >= run_start, from < until, until <= plan.end()
/// \complexity of the time to `from` once, and of that from there for each future
Outlook outlook(const Plan& plan, const OutlookOptions& options);

}  // namespace takt
