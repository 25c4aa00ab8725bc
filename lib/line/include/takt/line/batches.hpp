// The parts of machines that work on several together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/timers.hpp"

namespace takt {

/// A machine with a batch has one of its parts in hand, as every machine has, and the others here. When the work is done they
/// leave one by one: as soon as one has left, the next is in hand, and it leaves in the turn of its station, or waits for room.
class Batches {
  public:
    explicit Batches(const Plan& plan) : plan_(&plan) {
        for (const BatchPlan& batch : plan.batches) {
            const StationPlan& station = plan.stations[batch.station];
            for (std::uint32_t k = 0; k < station.machines; ++k) machines_.push_back({.others = Ring<Part>(batch.most - 1)});
            stations_.push_back({});
        }
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

    /// Of a machine's parts, all but the one in hand. \param row Machine::batch
    Ring<Part>& others(Index row) { return machines_[row].others; }
    const Ring<Part>& others(Index row) const { return machines_[row].others; }

    /// The work is done.
    void done(Index batch, Index row) {
        const std::size_t parts = machines_[row].others.size() + 1;
        BatchResult& counted = stations_[batch].counted;
        ++counted.batches;
        counted.parts += parts;
        counted.full += parts == plan_->batches[batch].most;
    }

    /// The part in hand has left. \return whether there is another one
    bool take_in_hand(Index row, Part& in_hand) {
        AtMachine& here = machines_[row];
        if (here.others.empty()) return false;
        in_hand = here.others.pop();
        return true;
    }

    /// The part in hand is finished, and nobody has looked where it can go.
    void lets_go(Index row) { machines_[row].lets_go = true; }
    bool take_letting_go(Index row) { return std::exchange(machines_[row].lets_go, false); }

    void restart_statistics(SimTime) {
        for (AtStation& station : stations_) station.counted = {};
    }

    void collect(SimTime, ReplicationResult& result) const {
        for (const AtStation& station : stations_) result.batches.push_back(station.counted);
    }

  private:
    struct AtMachine {
        Ring<Part> others;
        bool lets_go = false;
    };
    struct AtStation {
        Slot timer = 0;
        SimTime asked{};  ///< what the timer is set for
        BatchResult counted{};
    };

    const Plan* plan_;
    std::vector<AtMachine> machines_;  ///< by BatchPlan::first
    std::vector<AtStation> stations_;  ///< by batch
};

}  // namespace takt
