// Which stations load and let go of their parts in the simplest way, as most do.
#pragma once

#include "takt/line/plan.hpp"

namespace takt {

/// It may take one of several parts: it has several buffers in its main flow, or one with more than one part to take.
bool has_choice(const Plan& plan, const StationPlan& station);

/// It takes one part from each of some buffers, always the same, and needs nothing else to begin.
bool needs_one_each(const Plan& plan, const StationPlan& station);

/// The buffer with all that it needs to begin; none: it needs more.
inline Index only_input(const Plan& plan, const StationPlan& station) {
    return station.inputs.size() == 1 && needs_one_each(plan, station) ? station.inputs.front().buffers.front() : none;
}

/// Where a part goes does not depend on how well it was made, and nothing is left to be done or counted before it does.
bool goes_by_route(const Plan& plan, const StationPlan& station);

/// The only way for all its parts; none: there is something to decide.
inline Index only_exit(const Plan& plan, const StationPlan& station) {
    const Rows exits = plan.routes[station.route].exits;
    return goes_by_route(plan, station) && exits.size() == 1 ? exits.first : none;
}

}  // namespace takt
