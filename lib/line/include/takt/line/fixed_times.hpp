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
    /// \return where they stand; none: they vary, or there are none
    Index add(const Plan& plan, Rows operations) {
        if (operations.size() == 0 || !is_fixed(plan, operations)) return none;
        const auto first = static_cast<Index>(times_.size());
        for (Index product = 0; product < plan.products.size(); ++product) times_.push_back(time(plan, operations, product));
        return first;
    }

    Duration operator()(Index first, Index product) const { return times_[first + product]; }

  private:
    static bool is_fixed(const Plan& plan, Rows operations) {
        for (Index o = operations.first; o < operations.last; ++o)
            for (const Distribution& time : plan.operations[o].time)
                if (!time.is_constant()) return false;
        return true;
    }

    static Duration time(const Plan& plan, Rows operations, Index product) {
        Stream not_drawn_from{StreamKey{}};
        Duration sum{};
        for (Index o = operations.first; o < operations.last; ++o)
            sum += plan.operations[o].time_of(product).duration(not_drawn_from);
        return sum;
    }

    std::vector<Duration> times_;
};

}  // namespace takt
