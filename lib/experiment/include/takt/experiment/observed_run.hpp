// One replication under observation: active periods and lost jobs beside the ordinary result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

#include "takt/experiment/active_periods.hpp"
#include "takt/experiment/loss.hpp"
#include "takt/experiment/loss_account.hpp"
#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/shifting_bottleneck.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/simulate.hpp"

namespace takt {

/// Passes on what happens in a line to those who record it.
struct BottleneckObserver : Unobserved {
    ActivePeriods* periods = nullptr;
    LossAccount* losses = nullptr;  ///< or nobody

    void stored(SimTime now, Index buffer, const Part& part) {
        if (losses != nullptr) losses->stored(now, buffer, part);
    }
    void fetched(SimTime now, Index buffer) {
        if (losses != nullptr) losses->fetched(now, buffer);
    }
    void taken(SimTime now, Index buffer, const Part&) {
        if (losses != nullptr) losses->taken(now, buffer);
    }
    void loaded(SimTime now, Index station, Index machine, const Part& part) {
        if (losses != nullptr) losses->loaded(now, station, machine, part);
    }
    void finished(SimTime now, Index station, Index machine, const Part& part) {
        if (losses != nullptr) losses->finished(now, station, machine, part);
    }
    void left(SimTime now, Index, const Part& part) {
        if (losses != nullptr) losses->left(now, part);
    }
    void scrapped(SimTime now, const Part& part) {
        if (losses != nullptr) losses->scrapped(now, part);
    }
    void absorbed(SimTime now, const Part& part) {
        if (losses != nullptr) losses->absorbed(now, part);
    }
    void changed(SimTime now, Index machine, State from, State to) {
        periods->changed(now, machine, from, to);
        if (losses != nullptr) losses->changed(now, machine, from, to);
    }
    void counting_begins(SimTime now) {
        periods->counting_begins(now);
        if (losses != nullptr) losses->counting_begins(now);
    }
};

struct ObservedRun {
    ReplicationResult result;
    BottleneckTimes bottlenecks;
    std::optional<LossBooks> losses;  ///< nothing without a reference
};

/// From when on a result counts: the end of the warm-up, or the start of a run that came to a standstill before that.
inline SimTime counted_from(const Plan& plan, const ReplicationResult& result) {
    const bool counts = !result.deadlock || result.deadlock->time >= run_start + plan.warm_up;
    return counts ? run_start + plan.warm_up : run_start;
}

/// The same replication as `replicate` computes, by the event loop, and slower by what is written down: it is not for
/// ordinary runs. Safe to call from any number of threads.
/// \param parts    into how many equal parts of the run the bottleneck over time is counted
/// \param observer one that tells others, too
template <class Observer = BottleneckObserver>
ObservedRun observe(const Plan& plan, const std::optional<LossReference>& reference, std::uint64_t seed,
                    std::uint64_t replication, std::size_t parts, std::stop_token stop = {}, Observer observer = {}) {
    ActivePeriods periods(plan);
    std::optional<LossAccount> losses;
    if (reference) losses.emplace(plan, *reference);
    observer.periods = &periods;
    observer.losses = losses ? &*losses : nullptr;
    ObservedRun run{simulate(plan, seed, replication, stop, observer), {}, {}};
    const SimTime from = counted_from(plan, run.result);
    const SimTime end = from + run.result.observed;
    periods.close(end);
    run.bottlenecks = bottleneck_times(periods, plan.stations.size(), from, end, parts);
    if (losses) run.losses = losses->close(end, run.result.deadlock.has_value());
    return run;
}

}  // namespace takt
