// Active periods of machines, recorded while a line runs: what the bottleneck at each instant is judged by.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/activity.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"

namespace takt {

/// A time in which a machine was active without a pause.
struct ActiveStretch {
    SimTime from{};
    SimTime to{};
    std::size_t period = 0;
};

/// From the end of one wait to the beginning of the next. Breaks and nights do not end it, and do not count.
struct ActivePeriod {
    Index station = none;
    Index machine = none;
    Duration length{};
};

/// Keeps the periods of one replication that may be the longest at some instant. One that lies wholly within another
/// that is still going on never is, and is forgotten at once, so that a year takes no more memory than the bottleneck
/// has periods, as a rule.
/// \complexity O(1) a change of state, O(machines) where the machine that has been active for longest has to be found
class ActivePeriods {
  public:
    explicit ActivePeriods(const Plan& plan) : machines_(plan.machines()) {
        for (Index s = 0; s < plan.stations.size(); ++s)
            for (std::uint32_t k = 0; k < plan.stations[s].machines; ++k)
                machines_[plan.stations[s].first_machine + k].station = s;
    }

    void changed(SimTime now, Index index, State from, State to) {
        const Activity before = activity_of(from);
        const Activity after = activity_of(to);
        if (before == after) return;
        MachineActivity& machine = machines_[index];
        if (before == Activity::active) end_stretch(machine, now);
        if (after == Activity::waiting && machine.ended == never) machine.ended = now;
        if (after != Activity::active) return;
        if (machine.ended < now) close(index);
        machine.ended = never;
        machine.active = true;
        machine.since = now;
    }

    /// Periods that have ended before now do not matter.
    void counting_begins(SimTime) {
        periods_.clear();
        stretches_.clear();
    }

    /// Ends all periods. To be called once, at the end of the run.
    void close(SimTime end) {
        for (Index m = 0; m < machines_.size(); ++m)
            if (machines_[m].active) end_stretch(machines_[m], end);
        for (Index m = 0; m < machines_.size(); ++m)
            close(m);
    }

    const std::vector<ActivePeriod>& periods() const { return periods_; }
    const std::vector<ActiveStretch>& stretches() const { return stretches_; }

  private:
    struct MachineActivity {
        Index station = none;
        bool active = false;
        SimTime since{};                         ///< of the stretch under way
        SimTime ended = run_start;               ///< when it began to wait; never: it has not
        std::vector<ActiveStretch> stretches{};  ///< of the period under way, those that are over
    };

    static void end_stretch(MachineActivity& machine, SimTime now) {
        machine.active = false;
        if (now == machine.since) return;
        if (!machine.stretches.empty() && machine.stretches.back().to == machine.since)
            machine.stretches.back().to = now;
        else
            machine.stretches.push_back({machine.since, now, 0});
    }

    void close(Index index) {
        std::vector<ActiveStretch>& stretches = machines_[index].stretches;
        if (!stretches.empty() && !lies_within_another(index)) keep(index);
        stretches.clear();
    }

    void keep(Index index) {
        ActivePeriod period{machines_[index].station, index, {}};
        for (ActiveStretch& stretch : machines_[index].stretches) {
            period.length += stretch.to - stretch.from;
            stretch.period = periods_.size();
            stretches_.push_back(stretch);
        }
        periods_.push_back(period);
    }

    bool lies_within_another(Index index) {
        const SimTime from = machines_[index].stretches.front().from;
        if (covers(oldest_, index, from)) return true;
        oldest_ = index == 0 ? static_cast<Index>(machines_.size()) - 1 : 0;
        for (Index m = 0; m < machines_.size(); ++m)
            if (m != index && machines_[m].active &&
                (!machines_[oldest_].active || machines_[m].since < machines_[oldest_].since))
                oldest_ = m;
        return covers(oldest_, index, from);
    }

    bool covers(Index other, Index index, SimTime from) const {
        return other != index && machines_[other].active && machines_[other].since <= from;
    }

    std::vector<MachineActivity> machines_;
    std::vector<ActivePeriod> periods_;
    std::vector<ActiveStretch> stretches_;
    Index oldest_ = 0;  ///< perhaps the machine whose stretch under way is the longest
};

}  // namespace takt
