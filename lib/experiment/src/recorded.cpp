#include "takt/experiment/recorded.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"

namespace takt {

std::vector<StateChange> lasting_changes(const Recording& recording) {
    std::vector<StateChange> changes;
    std::vector<SimTime> next(recording.start.states.size(), never);
    for (auto change = recording.changes.rbegin(); change != recording.changes.rend(); ++change)
        if (std::exchange(next[change->machine], change->time) != change->time) changes.push_back(*change);
    std::reverse(changes.begin(), changes.end());
    std::vector<State> states = recording.start.states;
    std::erase_if(changes, [&](const StateChange& change) {
        return std::exchange(states[change.machine], change.state) == change.state;
    });
    return changes;
}

std::vector<Index> stations_of_machines(const Plan& plan) {
    std::vector<Index> stations(plan.machines(), none);
    for (Index s = 0; s < plan.stations.size(); ++s)
        for (std::uint32_t k = 0; k < plan.stations[s].machines; ++k)
            stations[plan.stations[s].first_machine + k] = s;
    return stations;
}

}  // namespace takt
