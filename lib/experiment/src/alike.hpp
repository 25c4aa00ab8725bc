// Whether two plans are the same plant with other sizes and times.
#pragma once

#include "takt/line/plan.hpp"

namespace takt {

/// Whether two plans have the same elements and differ at most in capacities, transit times, machines, the times of
/// operations, setups, stops and arrivals, cycles of moving lines without operators' times, yields, sizes and speeds of resources, numbers
/// of carriers and transporters and lead times; and in what does not move a part: names, prices, powers, seeds.
bool are_alike(const Plan& a, const Plan& b);

}  // namespace takt
