// What a change of a plant would bring, told from the critical path of one run of the plant as it is.
#pragma once

#include <optional>

#include "takt/experiment/critical_path.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Units that a run of `changed` is predicted to make more than one of `plan` (negative: fewer), to first order, from the
/// critical path of `plan`. What may differ: capacities, transit times, machines, the times of operations, setups, stops and
/// arrivals, yields, sizes of crews, numbers of carriers and transporters, ways of empty carriers, lead times. Prices, names and seeds do not matter.
/// Large changes are told too high: something else holds the plant back before they have brought what they promise.
/// \return nullopt where it cannot say: the plans differ in something else
/// \complexity O(elements); no simulation
std::optional<double> predicted_gain(const Plan& plan, const Plan& changed, const CriticalPath& path);

}  // namespace takt
