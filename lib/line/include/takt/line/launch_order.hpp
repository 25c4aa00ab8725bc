// The launch order of a mixed-model line: level, and with rules on how close together products may come.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

/// Launches the product that is furthest behind its share of all launched so far, the first of those alike; of the products that
/// the spacing allows, or of all where it allows none. So each product stays near its share at every point of the sequence.
/// \source Y. Monden, Toyota Production System (goal chasing); J. Miltenburg 1989, level schedules for mixed-model lines
class LaunchOrder {
  public:
    /// \pre plan.is_level
    explicit LaunchOrder(const SourcePlan& plan) : plan_(&plan), behind_(plan.shares_up_to.size(), 0) {
        double before = 0;
        for (const double up_to : plan.shares_up_to) {
            shares_.push_back(static_cast<std::int64_t>(std::llround((up_to - before) * 1e9)));
            all_ += shares_.back();
            before = up_to;
        }
        std::size_t longest = 1;
        for (const SpacingPlan& rule : plan.spacing)
            longest = std::max<std::size_t>(longest, rule.in);
        latest_.assign(longest, none);
        counts_.assign(plan.spacing.size(), 0);
    }

    /// \complexity O(products times rules)
    Index next() {
        for (std::size_t product = 0; product < shares_.size(); ++product)
            behind_[product] += shares_[product];
        const Index allowed = furthest_behind([this](Index product) { return is_allowed(product); });
        const Index product = allowed != none ? allowed : furthest_behind([](Index) { return true; });
        behind_[product] -= all_;
        remember(product);
        return product;
    }

  private:
    template <class Allows>
    Index furthest_behind(Allows allows) const {
        Index best = none;
        for (Index product = 0; product < shares_.size(); ++product) {
            if (shares_[product] == 0 || !allows(product)) continue;
            if (best == none || behind_[product] > behind_[best]) best = product;
        }
        return best;
    }

    bool is_allowed(Index product) const {
        for (std::size_t r = 0; r < counts_.size(); ++r)
            if (plan_->spacing[r].product == product && counts_[r] >= plan_->spacing[r].most) return false;
        return true;
    }

    /// Each rule counts its product among the latest launches, one fewer than it speaks of.
    void remember(Index product) {
        for (std::size_t r = 0; r < counts_.size(); ++r) {
            const SpacingPlan& rule = plan_->spacing[r];
            const std::uint64_t window = rule.in - 1;
            const bool one_leaves = launched_ >= window && at(launched_ - window) == rule.product;
            counts_[r] += (product == rule.product ? 1u : 0u) - (one_leaves ? 1u : 0u);
        }
        latest_[launched_++ % latest_.size()] = product;
    }

    Index at(std::uint64_t launch) const { return latest_[launch % latest_.size()]; }

    const SourcePlan* plan_;
    std::vector<std::int64_t> shares_;  ///< in billionths; whole numbers, so that ties are ties with every compiler
    std::int64_t all_ = 0;
    std::vector<std::int64_t> behind_;  ///< what is due of each product less what was launched, in the same unit
    std::vector<Index> latest_;         ///< a ring of the latest launches, as many as the longest rule speaks of
    std::vector<std::uint32_t> counts_;
    std::uint64_t launched_ = 0;
};

}  // namespace takt
