// The turning point of blocked and starved along the flow.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "takt/experiment/flow_links.hpp"
#include "takt/experiment/oee.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/state.hpp"

namespace takt {

/// Shares of a station's scheduled time.
struct IdleShares {
    double blocked = 0;
    double starved = 0;  ///< or without an empty carrier

    double sum() const { return blocked + starved; }
};

inline IdleShares idle_shares(const StateTimes& times) {
    const Duration scheduled = times.scheduled();
    return {share_of(times[State::blocked], scheduled),
            share_of(times[State::starved] + times[State::waiting_for_carrier], scheduled)};
}

/// Whether every station goes on to one other at most, and is fed by one.
inline bool is_one_chain(const Plan& plan, const FlowLinks& links) {
    for (Index s = 0; s < plan.stations.size(); ++s)
        if (links.upstream(s).size() > 1 || links.downstream(s).size() > 1) return false;
    return true;
}

/// The station before which all are blocked more than starved and behind which all are starved more than blocked, and that
/// is blocked and starved less than its neighbours: where the jam ends and the drought begins. The neighbours are the
/// stations that parts come from and go to, against the flow (rework) left out, so that it can be asked of any plant; it is
/// proved for one chain. Of several such stations the one that is blocked and starved least.
/// \return nothing where blocked and starved do not turn
/// \source Li, Chang, Ni, Data driven bottleneck detection of manufacturing systems, Int. J. of Production Research
///         47(18), 2009, with neighbours in place of all stations before and behind
inline std::optional<Index> turning_point(const Plan& plan, const FlowLinks& links, const ReplicationResult& result) {
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
