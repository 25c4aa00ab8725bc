// What each element must do for one good unit out: flows of all sources, put together so that assemblies fit.
#pragma once

#include <optional>
#include <vector>

#include "takt/experiment/flows.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Parts per second that a source sends while its calendar is on; nothing for one that is always ready, or that has a
/// list without end or period.
std::optional<double> arrival_rate(const SourcePlan& source);

struct Demand {
    Flows flows;                  ///< for one good unit out
    std::vector<double> sources;  ///< parts of each source for one good unit out
    double units = 0;             ///< 0: no part reaches a sink, and nothing else here means anything
};

/// Sources whose parts reach a sink send as they arrive, or the same number each where that is not known; sources that
/// feed assemblies send what those need.
Demand demand_of(const Plan& plan);

}  // namespace takt
