// Machines that work on several parts together: how many batches there were, and how long parts wait for others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/timers.hpp"

namespace takt {

class Batches {
  public:
    explicit Batches(const Plan& plan) : plan_(&plan) {
        stations_.resize(plan.batches.size());
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (std::size_t i = 0; i < stations_.size(); ++i)
            if (plan_->batches[i].longest_wait) claim(Rank::batch, plan_->batches[i].station, stations_[i].timer);
    }

    /// The first of the parts in front of the station has waited for long enough.
    template <class Line>
    void on(Rank, Index station, Line& line) {
        line.mark(ElementKind::station, station);
    }

    /// Asks the station again at that time, if it does not have to be asked before.
    template <class Line>
    void ask_again(Index batch, SimTime time, Line& line) {
        AtStation& here = stations_[batch];
        if (line.loop().is_set(here.timer) && here.asked <= time) return;
        here.asked = time;
        line.loop().at(here.timer, time);
    }

    /// It will be, so its parts do not wait for others alone.
    template <class Pending>
    bool is_asked_again(Index batch, const Pending& pending) const {
        return plan_->batches[batch].longest_wait && is_set(pending, stations_[batch].timer);
    }

    /// The work on so many parts is done.
    void done(Index batch, std::size_t parts) {
        BatchResult& counted = stations_[batch].counted;
        ++counted.batches;
        counted.parts += parts;
        counted.full += parts == plan_->batches[batch].most;
    }

    void restart_statistics(SimTime) {
        for (AtStation& station : stations_) station.counted = {};
    }

    void collect(SimTime, ReplicationResult& result) const {
        for (const AtStation& station : stations_) result.batches.push_back(station.counted);
    }

  private:
    struct AtStation {
        Slot timer = 0;
        SimTime asked{};  ///< what the timer is set for
        BatchResult counted{};
    };

    const Plan* plan_;
    std::vector<AtStation> stations_;  ///< by batch
};

}  // namespace takt
