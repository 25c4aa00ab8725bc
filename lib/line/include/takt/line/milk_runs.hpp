// Milk runs: trains that bring what materials have called off, round after round.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/timers.hpp"
#include "takt/random/stream.hpp"

namespace takt {

/// Lots wait from their call-off until a train takes them, in that order. One leaves when a train is there and something to bring:
/// at once, or at the next instant of the timetable, which counts from the beginning of the run; those at which the calendar is off
/// are left out. Who was away at such an instant leaves when back, if something was waiting then. With a train goes what was called
/// off before it leaves; what is called off at that very instant goes with it only if nothing else did. What a train has is on
/// its way, and comes as any delivery does.
class MilkRuns {
  public:
    MilkRuns(const Plan& plan, const StreamMaker& stream) : plan_(&plan) {
        for (Index r = 0; r < plan.milk_runs.size(); ++r) {
            const MilkRunPlan& run = plan.milk_runs[r];
            constexpr std::size_t room_made_beforehand = 256;
            runs_.push_back({.drive = stream(run.name, "drive"),
                             .waiting = Ring<Index>(room_made_beforehand),
                             .load = std::vector<std::uint32_t>(run.stops.size(), 0),
                             .trains = run.trains});
            runs_.back().there.reserve(run.trains);
            for (std::uint32_t t = 0; t < run.trains; ++t) {
                runs_.back().there.push_back(static_cast<Index>(trains_.size()));
                trains_.push_back({.run = r});
            }
        }
    }

    template <class Line>
    void begin(Line& line) {
        for (Index r = 0; r < runs_.size(); ++r)
            runs_[r].presence = line.presence(plan_->milk_runs[r].calendar);
        if (!plan_->state) return;
        for (const ReturningTrainPlan& train : plan_->state->trains) {
            std::vector<Index>& there = runs_[train.milk_run].there;
            line.loop().after(trains_[there.back()].timer, train.left);
            there.pop_back();
        }
    }

    /// Lots of a material that wait for a train.
    std::uint32_t waiting(Index material) const {
        const Ring<Index>& waiting = runs_[plan_->materials[material].brought_by].waiting;
        std::uint32_t lots = 0;
        for (std::size_t i = 0; i < waiting.size(); ++i) lots += waiting[i] == material;
        return lots;
    }

    /// How long until each train of a run that is under way is back.
    template <class Line>
    std::vector<Duration> until_back(Index run, const Line& line) const {
        std::vector<Duration> left;
        for (const Train& train : trains_)
            if (train.run == run && line.loop().is_set(train.timer)) left.push_back(line.loop().time_of(train.timer) - line.now());
        return left;
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index t = 0; t < trains_.size(); ++t)
            claim(Rank::train, t, trains_[t].timer);
        for (Index r = 0; r < runs_.size(); ++r)
            claim(Rank::round, r, runs_[r].timer);
    }

    /// A lot of a material is called off.
    template <class Line>
    void call_off(Index material, Line& line) {
        const Index index = plan_->materials[material].brought_by;
        Run& run = runs_[index];
        count_time(run, line.now());
        if (run.waiting.empty()) run.waiting_since = line.now();
        run.waiting.push(material);
        plan_departure(index, line);
    }

    template <class Line>
    void on(Rank rank, Index index, Line& line) {
        if (rank == Rank::round) return leaves(index, line);
        Run& run = runs_[trains_[index].run];
        count_time(run, line.now());
        run.there.push_back(index);
        plan_departure(trains_[index].run, line);
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        for (Index r = 0; r < runs_.size(); ++r) {
            if (plan_->milk_runs[r].calendar != calendar) continue;
            Run& run = runs_[r];
            count_time(run, line.now());
            const bool worked = run.presence == Presence::working;
            run.presence = presence;
            if (presence != Presence::working) {
                line.loop().cancel(run.timer);
            } else if (!worked) {
                run.on_duty_since = line.now();
                plan_departure(r, line);
            }
        }
    }

    template <class Line>
    void branch(std::uint64_t number, Line&) {
        for (Run& run : runs_) run.drive = run.drive.branch(number);
    }

    void restart_statistics(SimTime now) {
        for (Run& run : runs_) {
            run.counts = {};
            run.idle = run.under_way = {};
            run.waited = 0;
            run.counted_until = now;
        }
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (Run run : runs_) {
            count_time(run, now);
            MilkRunResult& counts = result.milk_runs.emplace_back(run.counts);
            counts.idle_seconds = to_seconds(run.idle);
            counts.under_way_seconds = to_seconds(run.under_way);
            counts.waiting_seconds = run.waited;
        }
    }

  private:
    struct Train {
        Index run = none;
        Slot timer = 0;
    };

    struct Run {
        Stream drive;
        Slot timer = 0;
        Ring<Index> waiting;               ///< materials of the lots that wait, the first called off in front
        std::vector<std::uint32_t> load;   ///< lots for each stop, of the train that leaves
        std::vector<Index> there{};        ///< trains
        std::int64_t trains = 0;           ///< there and under way
        SimTime waiting_since{};           ///< from when on an instant of the timetable counts for what waits
        SimTime on_duty_since{};
        SimTime not_before{};              ///< no instant of the timetable is used twice
        Presence presence{};
        SimTime counted_until{};
        Duration idle{};
        Duration under_way{};
        double waited = 0;  ///< seconds of all lots: a microsecond of them all over a century does not fit into a Duration
        MilkRunResult counts{};
    };

    /// While the calendar is on.
    static void count_time(Run& run, SimTime now) {
        const Duration time = now - std::exchange(run.counted_until, now);
        if (run.presence != Presence::working) return;
        const auto there = static_cast<std::int64_t>(run.there.size());
        run.idle += time * there;
        run.under_way += time * (run.trains - there);
        run.waited += to_seconds(time) * static_cast<double>(run.waiting.size());
    }

    /// The instant of the timetable at which the next round may begin; it may be over, as it is without a timetable.
    SimTime slot(Index index) const {
        const Run& run = runs_[index];
        const Duration every = plan_->milk_runs[index].every;
        if (every == Duration::zero()) return run_start;
        const SimTime from = std::max({run.waiting_since, run.on_duty_since, run.not_before});
        const Duration past = (from - run_start) % every;
        return past == Duration::zero() ? from : from + (every - past);
    }

    template <class Line>
    void plan_departure(Index index, Line& line) {
        const Run& run = runs_[index];
        if (run.waiting.empty() || run.there.empty() || run.presence != Presence::working) return;
        line.loop().at(run.timer, std::max(line.now(), slot(index)));
    }

    template <class Line>
    void leaves(Index index, Line& line) {
        const MilkRunPlan& plan = plan_->milk_runs[index];
        Run& run = runs_[index];
        count_time(run, line.now());
        const SimTime planned = slot(index);
        if (plan.every > Duration::zero() && planned < line.now()) ++run.counts.late;
        run.not_before = planned + Duration{1};
        run.waiting_since = line.now();
        ++run.counts.rounds;
        const Index train = run.there.back();
        run.there.pop_back();
        load(run, plan);
        line.loop().at(trains_[train].timer, drive(run, plan, line));
        plan_departure(index, line);
    }

    void load(Run& run, const MilkRunPlan& plan) {
        for (std::uint32_t lots = 0; lots < plan.carries && !run.waiting.empty(); ++lots) {
            ++run.load[plan_->materials[run.waiting.pop()].stop];
            ++run.counts.lots;
        }
    }

    /// \return when the train is back
    template <class Line>
    SimTime drive(Run& run, const MilkRunPlan& plan, Line& line) {
        SimTime at = line.now();
        for (std::size_t s = 0; s < plan.stops.size(); ++s) {
            const std::uint32_t lots = std::exchange(run.load[s], 0);
            at = after(after(at, plan.stops[s].drive.duration(run.drive)), to_set_down(lots, plan));
            if (lots > 0) line.materials().leave_on_train(plan.stops[s].material, lots, at, line);
        }
        return after(at, plan.way_back.duration(run.drive));
    }

    /// However many stops there are, and however long each takes, an instant that a timer can be set to.
    static SimTime after(SimTime at, Duration time) {
        constexpr SimTime latest = run_start + longest_duration;
        return time < latest - at ? at + time : latest;
    }

    static Duration to_set_down(std::uint32_t lots, const MilkRunPlan& plan) {
        return lots > 0 && plan.unload > longest_duration / lots ? longest_duration : plan.unload * lots;
    }

    const Plan* plan_;
    std::vector<Run> runs_;
    std::vector<Train> trains_;
};

}  // namespace takt
