// What machines are doing, and since when.
#pragma once

#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"

namespace takt {

/// Of each machine the state that it is in, and when it was without a part last.
class MachineSpells {
  public:
    explicit MachineSpells(const Plan& plan) : spells_(plan.machines()) {
        for (Index station = 0; station < plan.stations.size(); ++station)
            station_of_.insert(station_of_.end(), plan.stations[station].machines, station);
    }

    void changed(SimTime now, Index machine, State to) {
        Spell& spell = spells_[machine];
        if (spell.state == State::starved) {
            spell.starved_from = spell.since;
            spell.starved_to = now;
        }
        spell.state = to;
        spell.since = now;
    }

    State state(Index machine) const { return spells_[machine].state; }
    Index station_of(Index machine) const { return station_of_[machine]; }

    /// Since when a machine has been without a part that takes one now. Now, if it has not been.
    SimTime starved_since(SimTime now, Index machine) const {
        const Spell& spell = spells_[machine];
        if (spell.state == State::starved) return spell.since;
        return spell.starved_to == now ? spell.starved_from : now;
    }

  private:
    struct Spell {
        State state = State::starved;
        SimTime since{};
        SimTime starved_from{};
        SimTime starved_to{};
    };

    std::vector<Spell> spells_;
    std::vector<Index> station_of_;
};

}  // namespace takt
