// What the plan says about the work on a part, apart from chance: mean cycles, and which setup a change of product takes.
#pragma once

#include <algorithm>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

class WorkContent {
  public:
    explicit WorkContent(const Plan& plan) : plan_(&plan) {
        planned_.reserve(plan.stations.size() * plan.products.size());
        for (const StationPlan& station : plan.stations)
            for (Index product = 0; product < plan.products.size(); ++product)
                planned_.push_back(planned(station, product));
    }

    /// Mean time of a cycle on the product: the slower of the station's operations and its slowest robot.
    Duration planned_cycle(Index station, Index product) const { return planned_cycles(station)[product]; }

    /// The same by product.
    const Duration* planned_cycles(Index station) const { return planned_.data() + station * plan_->products.size(); }

    /// The most specific setup from the last product to the next, or nullptr if they are the same or there was none before.
    /// \complexity O(setups of the station)
    const Distribution* setup(Index station, Index last, Index next) const {
        const Rows setups = plan_->stations[station].setups;
        if (setups.size() == 0 || last == none || last == next) return nullptr;
        const SetupPlan* best = nullptr;
        const auto matches = [](Index rule, Index product) { return rule == none || rule == product; };
        const auto detail = [](const SetupPlan& setup) { return (setup.from != none) + (setup.to != none); };
        for (Index i = setups.first; i < setups.last; ++i) {
            const SetupPlan& setup = plan_->setups[i];
            if (!matches(setup.from, last) || !matches(setup.to, next)) continue;
            if (best == nullptr || detail(setup) > detail(*best)) best = &setup;
        }
        return best == nullptr ? nullptr : &best->time;
    }

  private:
    Duration planned(const StationPlan& station, Index product) const {
        double longest = mean_of(station.operations, product);
        for (Index r = station.robots.first; r < station.robots.last; ++r)
            longest = std::max(longest, mean_of(plan_->robots[r].operations, product));
        return from_seconds(longest);
    }

    double mean_of(Rows operations, Index product) const {
        double sum = 0;
        for (Index o = operations.first; o < operations.last; ++o) sum += plan_->operations[o].time_of(product).mean();
        return sum;
    }

    const Plan* plan_;
    std::vector<Duration> planned_;  ///< by station and product
};

}  // namespace takt
