// What the plan says about the work on a part, apart from chance: mean cycles, and which setup a change of product takes.
#pragma once

#include <algorithm>
#include <cstdint>

#include "takt/line/plan.hpp"

namespace takt {

/// Mean time in seconds of operations one after the other.
inline double mean_time(const Plan& plan, Rows operations, Index product) {
    double sum = 0;
    for (Index o = operations.first; o < operations.last; ++o) sum += plan.operations[o].time_of(product).mean();
    return sum;
}

/// How many parts one cycle of a machine is for, where it does not have to begin with fewer.
inline std::uint32_t parts_a_cycle(const Plan& plan, const StationPlan& station) {
    return station.batch == none ? 1 : plan.batches[station.batch].most;
}

/// How many parts it makes of one.
inline std::uint32_t parts_made(const Plan& plan, const StationPlan& station) {
    return station.split == none ? 1 : plan.splits[station.split].parts;
}

/// Mean time of a cycle for a part of the product, of a full batch its share: the slower of the station's operations and its
/// slowest robot.
inline Duration planned_cycle(const Plan& plan, Index index, Index product) {
    const StationPlan& station = plan.stations[index];
    double longest = mean_time(plan, station.operations, product);
    for (Index r = station.robots.first; r < station.robots.last; ++r)
        longest = std::max(longest, mean_time(plan, plan.robots[r].operations, product));
    return from_seconds(longest / parts_a_cycle(plan, station));
}

/// What a station is like at its best in the run: as written, where it has no ramp-up.
inline RampStepPlan best_of_ramp_up(const Plan& plan, const StationPlan& station) {
    return station.ramp_up == none ? RampStepPlan{} : plan.ramp_ups[station.ramp_up].best;
}

/// The most specific setup from the last product to the next, or nullptr if they are the same or there was none before.
/// \complexity O(setups of the station)
inline const SetupPlan* setup_between(const Plan& plan, Index station, Index last, Index next) {
    const Rows setups = plan.stations[station].setups;
    if (setups.size() == 0 || last == none || last == next) return nullptr;
    const SetupPlan* best = nullptr;
    const auto matches = [](Index rule, Index product) { return rule == none || rule == product; };
    const auto detail = [](const SetupPlan& setup) { return (setup.from != none) + (setup.to != none); };
    for (Index i = setups.first; i < setups.last; ++i) {
        const SetupPlan& setup = plan.setups[i];
        if (!matches(setup.from, last) || !matches(setup.to, next)) continue;
        if (best == nullptr || detail(setup) > detail(*best)) best = &setup;
    }
    return best;
}

}  // namespace takt
