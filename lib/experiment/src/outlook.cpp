#include "takt/experiment/outlook.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/core/time.hpp"
#include "takt/experiment/work_pool.hpp"
#include "takt/line/line.hpp"
#include "takt/line/plan.hpp"

namespace takt {
namespace {

/// At round times of the day, a dozen of them at most, and at the end.
std::vector<SimTime> looks_between(const Plan& plan, SimTime from, SimTime until) {
    using namespace std::chrono;
    constexpr int most = 12;
    Duration step = 15min;
    for (const Duration longer :
         {Duration(30min), Duration(1h), Duration(2h), Duration(4h), Duration(8h), Duration(24h), Duration(168h)})
        if ((until - from) / step > most) step = longer;
    while ((until - from) / step > most)
        step *= 2;
    const Duration since_midnight = (plan.start + (from - run_start)) - floor<days>(plan.start + (from - run_start));
    std::vector<SimTime> looks;
    for (SimTime look = from + (step - since_midnight % step); look < until; look += step)
        looks.push_back(look);
    looks.push_back(until);
    return looks;
}

/// Runs a line to the end of the looks.
Future future_of(Line<> line, const std::vector<SimTime>& looks, const std::stop_token& stop) {
    Future future;
    for (const SimTime look : looks) {
        if (stop.stop_requested()) break;
        line.run_until(look);
        future.units.push_back(line.sinks().units());
    }
    const ReplicationResult result = line.result();
    for (const SinkResult& sink : result.sinks) {
        future.units_by_product.resize(sink.units_by_product.size());
        for (std::size_t product = 0; product < sink.units_by_product.size(); ++product)
            future.units_by_product[product] += sink.units_by_product[product];
    }
    future.scrapped = result.scrapped;
    future.in_line = result.in_line_at_end;
    future.deadlock = result.deadlock;
    return future;
}

}  // namespace

Outlook outlook(const Plan& plan, const OutlookOptions& options) {
    TAKT_EXPECTS(options.from < options.until && options.until <= plan.end(), to_hours(options.from - run_start),
                 to_hours(options.until - run_start));
    TAKT_EXPECTS(!plan.state || options.from == run_start, to_hours(options.from - run_start));
    Outlook outlook;
    outlook.from = options.from;
    outlook.asked = options.futures;
    outlook.looks = looks_between(plan, options.from, options.until);
    Line<> trunk(plan, options.seed, options.replication);
    if (options.from > run_start) {
        trunk.run_until(options.from);
        trunk.restart_statistics();
    }
    outlook.in_line = trunk.parts();
    outlook.locked_before = trunk.deadlock();
    if (outlook.locked_before) return outlook;
    const auto line_of = [&](std::uint64_t number) {
        if (plan.state) return Line<>(plan, options.seed, number);
        Line<> branch = trunk;
        branch.branch(number);
        return branch;
    };
    std::vector<std::optional<Future>> futures(options.futures);
    std::mutex telling;
    std::uint32_t done = 0;
    for_each_piece(options.futures, options.threads, options.stop, [&](std::size_t i) {
        Future future = future_of(line_of(i), outlook.looks, options.stop);
        if (future.units.size() < outlook.looks.size()) return;
        futures[i] = std::move(future);
        const std::scoped_lock lock(telling);
        ++done;
        if (options.progress) options.progress(done);
    });
    for (std::optional<Future>& future : futures)
        if (future) outlook.futures.push_back(std::move(*future));
    outlook.interrupted = outlook.futures.size() < options.futures;
    return outlook;
}

}  // namespace takt
