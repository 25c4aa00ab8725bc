#include "takt/experiment/turning_point.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "takt/experiment/flow_links.hpp"
#include "takt/experiment/oee.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/state.hpp"

namespace takt {

IdleShares idle_shares(const StateTimes& times) {
    const Duration scheduled = times.scheduled();
    return {share_of(times[State::blocked], scheduled),
            share_of(times[State::starved] + times[State::waiting_for_carrier], scheduled)};
}

bool is_one_chain(const Plan& plan, const FlowLinks& links) {
    for (Index s = 0; s < plan.stations.size(); ++s)
        if (links.upstream(s).size() > 1 || links.downstream(s).size() > 1) return false;
    return true;
}

std::optional<Index> turning_point(const Plan& plan, const FlowLinks& links, const ReplicationResult& result) {
    std::vector<IdleShares> idle;
    for (const StationResult& station : result.stations)
        idle.push_back(idle_shares(station.times));
    std::optional<Index> best;
    for (Index s = 0; s < plan.stations.size(); ++s) {
        const auto jams = [&](Index other) {
            return !links.is_before(other, s) ||
                   (idle[other].blocked > idle[other].starved && idle[other].sum() > idle[s].sum());
        };
        const auto lacks = [&](Index other) {
            return !links.is_before(s, other) ||
                   (idle[other].starved > idle[other].blocked && idle[other].sum() > idle[s].sum());
        };
        const auto& before = links.upstream(s);
        const auto& behind = links.downstream(s);
        const bool turns =
            std::all_of(before.begin(), before.end(), jams) && std::all_of(behind.begin(), behind.end(), lacks);
        if (turns && (!best || idle[s].sum() < idle[*best].sum())) best = s;
    }
    return best;
}

}  // namespace takt
