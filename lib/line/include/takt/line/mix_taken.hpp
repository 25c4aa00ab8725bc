// What stations that keep to the mix have taken: how far each product is behind its share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

/// A source that launches level knows what comes next; a store gives what is there. So a station that takes the product furthest
/// behind of those that are there keeps each near its share of all that it has taken, as far as the store lets it.
/// \source Y. Monden, Toyota Production System (goal chasing), as for launch_order.hpp
class MixTaken {
  public:
    explicit MixTaken(const Plan& plan) : products_(plan.products.size()), row_(plan.stations.size(), no_row) {
        double all = 0;
        for (const ProductPlan& product : plan.products) all += product.share;
        for (const ProductPlan& product : plan.products)
            shares_.push_back(static_cast<std::int64_t>(product.share / all * billion));
        for (std::size_t s = 0; s < plan.stations.size(); ++s) {
            if (plan.stations[s].takes.rule != spec::Dispatch::level) continue;
            row_[s] = behind_.size();
            behind_.insert(behind_.end(), shares_.begin(), shares_.end());
        }
    }

    /// How many parts of a product are due of one part more than the station has taken, in billionths.
    /// \pre the station keeps to the mix
    std::int64_t behind(Index station, Index product) const { return behind_[row_[station] + product]; }

    /// \complexity O(products) where the station keeps to the mix
    void taken(Index station, Index product) {
        if (row_[station] == no_row) return;
        for (std::size_t p = 0; p < products_; ++p) behind_[row_[station] + p] += shares_[p];
        behind_[row_[station] + product] -= billion;
    }

  private:
    static constexpr std::int64_t billion = 1'000'000'000;
    static constexpr std::size_t no_row = ~std::size_t{0};

    std::size_t products_;
    std::vector<std::int64_t> shares_;  ///< whole numbers, so that ties are ties with every compiler
    std::vector<std::size_t> row_;      ///< by station
    std::vector<std::int64_t> behind_;  ///< station by station, product by product
};

}  // namespace takt
