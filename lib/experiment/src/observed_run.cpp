#include "takt/experiment/observed_run.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

#include "takt/experiment/active_periods.hpp"
#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/shifting_bottleneck.hpp"
#include "takt/experiment/timelines.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/simulate.hpp"
#include "loss_account.hpp"

namespace takt {
namespace {

/// Passes on what happens in a line to those who record it.
struct CloseObserver : Unobserved {
    ActivePeriods* periods = nullptr;
    LossAccount* losses = nullptr;          ///< or nobody
    TimelineRecorder* timelines = nullptr;  ///< or nobody

    void entered(SimTime, Index source, const Part& part) {
        if (timelines != nullptr) timelines->entered(source, part);
    }
    void stored(SimTime now, Index buffer, const Part& part) {
        if (losses != nullptr) losses->stored(now, buffer, part);
        if (timelines != nullptr) timelines->stored(now, buffer, part);
    }
    void fetched(SimTime now, Index buffer) {
        if (losses != nullptr) losses->fetched(now, buffer);
    }
    void taken(SimTime now, Index buffer, const Part&) {
        if (losses != nullptr) losses->taken(now, buffer);
        if (timelines != nullptr) timelines->taken(now, buffer);
    }
    void can_load(SimTime, Index station, State, SimTime) {
        if (timelines != nullptr) timelines->can_load(station);
    }
    void loaded(SimTime now, Index station, Index machine, const Part& part) {
        if (losses != nullptr) losses->loaded(now, station, machine, part);
        if (timelines != nullptr) timelines->loaded(station, part);
    }
    void finished(SimTime now, Index station, Index machine, const Part& part) {
        if (losses != nullptr) losses->finished(now, station, machine, part);
    }
    void left(SimTime now, Index sink, const Part& part) {
        if (losses != nullptr) losses->left(now, part);
        if (timelines != nullptr) timelines->left(now, sink, part);
    }
    void scrapped(SimTime now, const Part& part) {
        if (losses != nullptr) losses->scrapped(now, part);
        if (timelines != nullptr) timelines->scrapped(part);
    }
    void absorbed(SimTime now, const Part& part) {
        if (losses != nullptr) losses->absorbed(now, part);
        if (timelines != nullptr) timelines->absorbed(part);
    }
    void split(SimTime now, Index, Index, const Part& part) {
        if (losses != nullptr) losses->split(now, part);
        if (timelines != nullptr) timelines->split(part);
    }
    void made(SimTime now, Index station, Index, const Part& part) {
        if (losses != nullptr) losses->made(now, station, part);
        if (timelines != nullptr) timelines->made(station, part);
    }
    void changed(SimTime now, Index machine, State from, State to) {
        periods->changed(now, machine, from, to);
        if (losses != nullptr) losses->changed(now, machine, from, to);
        if (timelines != nullptr) timelines->changed(now, machine, to);
    }
    void locked(SimTime now) {
        if (losses != nullptr) losses->locked(now);
    }
    void counting_begins(SimTime now) {
        periods->counting_begins(now);
        if (losses != nullptr) losses->counting_begins(now);
        if (timelines != nullptr) timelines->counting_begins(now);
    }
};

}  // namespace

ObservedRun observe(const Plan& plan, const std::optional<LossReference>& reference, std::uint64_t seed,
                    std::uint64_t replication, std::size_t parts, std::stop_token stop, TimelineRecorder* timelines) {
    ActivePeriods periods(plan);
    std::optional<LossAccount> losses;
    if (reference) losses.emplace(plan, *reference);
    CloseObserver observer;
    observer.periods = &periods;
    observer.losses = losses ? &*losses : nullptr;
    observer.timelines = timelines;
    ObservedRun run{simulate(plan, seed, replication, stop, observer), {}, {}};
    const SimTime from = run_start + plan.warm_up;
    const SimTime end = from + run.result.observed;
    periods.close(end);
    run.bottlenecks = bottleneck_times(periods, plan.stations.size(), from, end, parts);
    if (losses) run.losses = losses->close(end);
    return run;
}

}  // namespace takt
