#include "takt/experiment/close_look.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/observed_run.hpp"
#include "takt/experiment/timelines.hpp"
#include "takt/line/plan.hpp"

namespace takt {
namespace {

/// Tells both those who look for bottlenecks and those who keep timelines.
struct CloseObserver : BottleneckObserver {
    TimelineRecorder* timelines = nullptr;

    void entered(SimTime, Index source, const Part& part) { timelines->entered(source, part); }
    void stored(SimTime now, Index buffer, const Part& part) {
        BottleneckObserver::stored(now, buffer, part);
        timelines->stored(now, buffer, part);
    }
    void taken(SimTime now, Index buffer, const Part& part) {
        BottleneckObserver::taken(now, buffer, part);
        timelines->taken(now, buffer);
    }
    void can_load(SimTime, Index station, State, SimTime) { timelines->can_load(station); }
    void loaded(SimTime now, Index station, Index machine, const Part& part) {
        BottleneckObserver::loaded(now, station, machine, part);
        timelines->loaded(station, part);
    }
    void left(SimTime now, Index sink, const Part& part) {
        BottleneckObserver::left(now, sink, part);
        timelines->left(now, sink, part);
    }
    void scrapped(SimTime now, const Part& part) {
        BottleneckObserver::scrapped(now, part);
        timelines->scrapped(part);
    }
    void absorbed(SimTime now, const Part& part) {
        BottleneckObserver::absorbed(now, part);
        timelines->absorbed(part);
    }
    void changed(SimTime now, Index machine, State from, State to) {
        BottleneckObserver::changed(now, machine, from, to);
        timelines->changed(now, machine, to);
    }
    void counting_begins(SimTime now) {
        BottleneckObserver::counting_begins(now);
        timelines->counting_begins(now);
    }
};

}  // namespace

CloseLook look_closely(const Plan& plan, const std::optional<LossReference>& reference, std::uint64_t seed,
                       std::uint64_t replication, std::size_t parts, std::stop_token stop) {
    TimelineRecorder timelines(plan);
    CloseObserver observer;
    observer.timelines = &timelines;
    CloseLook look;
    look.run = observe(plan, reference, seed, replication, parts, stop, observer);
    look.timelines = timelines.close(counted_from(plan, look.run.result) + look.run.result.observed);
    return look;
}

}  // namespace takt
