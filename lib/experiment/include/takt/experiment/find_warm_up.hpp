// How long a plant takes to come to its steady state, seen in pilot replications.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <stop_token>
#include <utility>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/experiment/schedule.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/warm_up.hpp"

namespace takt {

struct WarmUpOptions {
    std::uint32_t pilots = 5;
    std::size_t slots = 500;  ///< that the run is cut into; MSER-5 looks at a fifth of that
    std::uint64_t seed = 1;
    unsigned threads = 0;  ///< 0: one for each core
    std::stop_token stop = {};
};

/// Means over the pilots, slot by slot.
struct WarmUpSeries {
    std::vector<double> values;
    Truncation truncation;
};

/// What was found, and the curves that show it.
struct FoundWarmUp {
    Duration warm_up{};
    bool found = false;  ///< false: the run is too short to tell, and `warm_up` is the best cut in its first half
    std::uint32_t pilots = 0;
    std::vector<SimTime> ends;   ///< of the slots
    WarmUpSeries units_an_hour;  ///< units for each scheduled hour
    WarmUpSeries parts;          ///< mean number of parts in the line
    bool interrupted = false;    ///< nothing was found, since a stop was asked for
};

namespace detail {

/// Ends of slots of equal scheduled time, so that nights and weekends do not look like a line that is not working yet.
inline std::vector<SimTime> slot_ends(const Plan& plan, std::size_t slots) {
    const Timeline always;
    const Timeline& timeline = plan.calendar == none ? always : plan.calendars[plan.calendar].timeline;
    const double all = static_cast<double>(timeline.working_between(run_start, plan.end()).count());
    std::vector<SimTime> ends;
    double before = 0;  // scheduled time up to the change
    const auto& changes = timeline.changes();
    for (std::size_t c = 0; c < changes.size() && all > 0; ++c) {
        const SimTime until = c + 1 < changes.size() ? std::min(changes[c + 1].at, plan.end()) : plan.end();
        if (changes[c].to != Presence::working || until <= changes[c].at) continue;
        const double length = static_cast<double>((until - changes[c].at).count());
        while (ends.size() + 1 < slots) {
            const double end = all * static_cast<double>(ends.size() + 1) / static_cast<double>(slots);
            if (end > before + length) break;
            ends.push_back(changes[c].at + Duration{static_cast<std::int64_t>(end - before)});
        }
        before += length;
    }
    ends.push_back(plan.end());
    return ends;
}

/// Units out and the integral of the parts in the line, by slot.
class SlotCounts {
  public:
    explicit SlotCounts(const std::vector<SimTime>& ends)
        : ends_(&ends), units_(ends.size(), 0.0), part_seconds_(ends.size(), 0.0) {}

    void came(SimTime now) { go_to(now), ++parts_; }
    void gone(SimTime now) { go_to(now), --parts_; }
    void left(SimTime now) { gone(now), units_[slot_] += 1; }

    /// Up to the instant, which comes after all before.
    void go_to(SimTime now) {
        while (slot_ + 1 < ends_->size() && now >= (*ends_)[slot_])
            count_to((*ends_)[slot_]), ++slot_;
        count_to(now);
    }

    const std::vector<double>& units() const { return units_; }
    const std::vector<double>& part_seconds() const { return part_seconds_; }

  private:
    void count_to(SimTime now) {
        part_seconds_[slot_] += static_cast<double>(parts_) * to_seconds(now - last_);
        last_ = now;
    }

    const std::vector<SimTime>* ends_;
    std::size_t slot_ = 0;
    std::int64_t parts_ = 0;
    SimTime last_ = run_start;
    std::vector<double> units_;
    std::vector<double> part_seconds_;
};

struct SlotObserver : Unobserved {
    SlotCounts* counts = nullptr;

    void entered(SimTime now, Index, const Part&) { counts->came(now); }
    void left(SimTime now, Index, const Part&) { counts->left(now); }
    void scrapped(SimTime now, const Part&) { counts->gone(now); }
    void absorbed(SimTime now, const Part&) { counts->gone(now); }
};

/// Of the same plant from an empty start, all of it looked at.
inline Plan pilot_of(Plan plan) {
    plan.horizon += plan.warm_up;
    plan.warm_up = Duration::zero();
    plan.months.clear();
    return plan;
}

/// The end of the slots that are left out, up to the next whole second.
inline Duration warm_up_after(const std::vector<SimTime>& ends, std::size_t cut) {
    if (cut == 0) return Duration::zero();
    return std::chrono::ceil<std::chrono::seconds>(ends[cut - 1] - run_start);
}

inline FoundWarmUp judge(const Plan& plan, std::vector<SimTime> ends, const std::vector<SlotCounts>& pilots) {
    FoundWarmUp found;
    found.pilots = static_cast<std::uint32_t>(pilots.size());
    for (std::size_t slot = 0; slot < ends.size(); ++slot) {
        const SimTime from = slot == 0 ? run_start : ends[slot - 1];
        const double seconds = to_seconds(ends[slot] - from);
        const double hours = plan.calendar == none
                                 ? seconds / 3600
                                 : to_hours(plan.calendars[plan.calendar].timeline.working_between(from, ends[slot]));
        double units = 0;
        double part_seconds = 0;
        for (const SlotCounts& pilot : pilots)
            units += pilot.units()[slot], part_seconds += pilot.part_seconds()[slot];
        const double all = static_cast<double>(pilots.size());
        found.units_an_hour.values.push_back(hours > 0 ? units / hours / all : 0);
        found.parts.values.push_back(seconds > 0 ? part_seconds / seconds / all : 0);
    }
    for (WarmUpSeries* series : {&found.units_an_hour, &found.parts})
        series->truncation = mser(series->values);
    const Truncation& units = found.units_an_hour.truncation;
    const Truncation& parts = found.parts.truncation;
    found.found = units.found && parts.found;
    found.warm_up = warm_up_after(ends, std::max(units.cut, parts.cut));
    found.ends = std::move(ends);
    return found;
}

}  // namespace detail

/// Runs the plant from its empty start to the end of its run in pilot replications, whose random numbers are none of those that
/// are counted later, and looks by MSER-5 for the time from which on output and work in process are steady; the later counts.
/// The run itself is not observed and pays nothing. The answer is the same for any number of threads.
/// \pre    pilots > 0, slots >= 50
/// \throws std::runtime_error where a pilot fails
inline FoundWarmUp find_warm_up(const Plan& plan, const WarmUpOptions& options = {}) {
    TAKT_EXPECTS(options.pilots > 0 && options.slots >= 50, options.pilots, options.slots);
    const Plan pilot = detail::pilot_of(plan);
    std::vector<SimTime> ends = detail::slot_ends(pilot, options.slots);
    std::vector<detail::SlotCounts> counts(options.pilots, detail::SlotCounts(ends));
    ExperimentOptions experiment;
    experiment.replications = options.pilots;
    experiment.first_replication = std::uint64_t{1} << 32;  // no experiment counts that far
    experiment.seed = options.seed;
    experiment.threads = options.threads;
    experiment.stop = options.stop;
    const auto look = [&](std::uint64_t seed, std::uint64_t number, std::stop_token stop) {
        detail::SlotCounts& mine = counts[number - experiment.first_replication];
        detail::SlotObserver observer;
        observer.counts = &mine;
        ReplicationResult result = simulate(pilot, seed, number, stop, observer);
        mine.go_to(pilot.end());
        return result;
    };
    const ExperimentResult done = run_replications(experiment, look);
    if (!done.failed.empty()) throw std::runtime_error("a pilot replication failed: " + done.failed.front().message);
    if (done.interrupted) {
        FoundWarmUp nothing;
        nothing.interrupted = true;
        return nothing;
    }
    return detail::judge(pilot, std::move(ends), counts);
}

}  // namespace takt
