// Times of work that never vary, computed once.
#pragma once

#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/random/stream.hpp"

namespace takt {

/// Of operations one after the other, product by product.
class FixedTimes {
  public:
    /// \return where they stand; none: some of them vary, or there are none
    Index add(const Plan& plan, Rows operations) {
        return operations.size() == 0 || varies(plan, operations) ? none : add_constant(plan, operations);
    }

    /// Of those whose times never vary. \return where their sums stand
    Index add_constant(const Plan& plan, Rows operations) {
        const auto first = static_cast<Index>(times_.size());
        for (Index product = 0; product < plan.products.size(); ++product) times_.push_back(time(plan, operations, product));
        return first;
    }

    Duration operator()(Index first, Index product) const { return times_[first + product]; }

    /// All of one product, each at the place where `first` says that they stand.
    const Duration* of_product(Index product) const { return times_.data() + product; }

    static bool varies(const Plan& plan, Rows operations) {
        for (Index o = operations.first; o < operations.last; ++o)
            for (const Distribution& time : plan.operations[o].time)
                if (!time.is_constant()) return true;
        return false;
    }

  private:
    static Duration time(const Plan& plan, Rows operations, Index product) {
        Stream not_drawn_from{StreamKey{}};
        Duration sum{};
        for (Index o = operations.first; o < operations.last; ++o) {
            const Distribution& time = plan.operations[o].time_of(product);
            if (time.is_constant()) sum += time.duration(not_drawn_from);
        }
        return sum;
    }

    std::vector<Duration> times_;
};

}  // namespace takt
