// The turning point of blocked and starved along the flow.
#pragma once

#include <optional>

#include "takt/experiment/flow_links.hpp"
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

IdleShares idle_shares(const StateTimes& times);

/// Whether every station goes on to one other at most, and is fed by one.
bool is_one_chain(const Plan& plan, const FlowLinks& links);

/// The station before which all are blocked more than starved and behind which all are starved more than blocked, and that
/// is blocked and starved less than its neighbours: where the jam ends and the drought begins. The neighbours are the
/// stations that parts come from and go to, against the flow (rework) left out, so that it can be asked of any plant; it is
/// proved for one chain. Of several such stations the one that is blocked and starved least.
/// \return nothing where blocked and starved do not turn
/// \source Li, Chang, Ni, Data driven bottleneck detection of manufacturing systems, Int. J. of Production Research
///         47(18), 2009, with neighbours in place of all stations before and behind
std::optional<Index> turning_point(const Plan& plan, const FlowLinks& links, const ReplicationResult& result);

}  // namespace takt
