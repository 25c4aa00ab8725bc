// The parts of machines that can have several.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ring.hpp"

namespace takt {

/// A machine that works on several parts together, or makes several of one, has one of them in hand, as every machine has, and
/// the others here. When the work is done they leave one by one: as soon as one has left, the next is in hand, and it leaves in
/// the turn of its station, or waits for room.
class OtherParts {
  public:
    explicit OtherParts(const Plan& plan) {
        for (const StationPlan& station : plan.stations)
            for (std::uint32_t k = 0; station.others != none && k < station.machines; ++k)
                machines_.push_back({.parts = Ring<Part>(most_at_once(plan, station) - 1)});
    }

    /// Of a machine's parts, all but the one in hand. \param row Machine::others
    Ring<Part>& operator[](Index row) { return machines_[row].parts; }
    const Ring<Part>& operator[](Index row) const { return machines_[row].parts; }

    /// The part in hand has left. \return whether there is another one
    bool take_in_hand(Index row, Part& in_hand) {
        AtMachine& here = machines_[row];
        if (here.parts.empty()) return false;
        in_hand = here.parts.pop();
        return true;
    }

    /// The part in hand is finished, and nobody has looked where it can go.
    void lets_go(Index row) { machines_[row].lets_go = true; }
    bool take_letting_go(Index row) { return std::exchange(machines_[row].lets_go, false); }

  private:
    struct AtMachine {
        Ring<Part> parts;
        bool lets_go = false;
    };

    static std::uint32_t most_at_once(const Plan& plan, const StationPlan& station) {
        return station.batch != none ? plan.batches[station.batch].most : plan.splits[station.split].parts;
    }

    std::vector<AtMachine> machines_;
};

}  // namespace takt
