// When ordered units are wanted, and whether they are there by then.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// The entry of the list that the unit with this number belongs to; null for those that were there before the run.
/// \pre the source has releases \complexity O(log releases)
inline const ReleasePlan* release_of(const SourcePlan& source, std::uint64_t number) {
    if (number <= source.there_before) return nullptr;
    const std::uint64_t within = (number - source.there_before - 1) % source.releases.back().up_to;
    return &*std::upper_bound(source.releases.begin(), source.releases.end(), within,
                              [](std::uint64_t n, const ReleasePlan& each) { return n < each.up_to; });
}

/// When the unit with this number is wanted; of those that were there before the run nobody knows.
/// \pre the source has releases \complexity O(log releases)
inline std::optional<SimTime> due_date(const SourcePlan& source, std::uint64_t number) {
    const ReleasePlan* release = release_of(source, number);
    if (release == nullptr || !release->due) return std::nullopt;
    const std::uint64_t round = (number - source.there_before - 1) / source.releases.back().up_to;
    return run_start + *release->due + source.repeats.value_or(Duration::zero()) * static_cast<std::int64_t>(round);
}

/// How many units of an entry of the list are wanted after `first` and no later than `last`.
inline std::uint64_t units_due(const SourcePlan& source, const ReleasePlan& release, SimTime first, SimTime last) {
    if (!release.due) return 0;
    const auto rounds_by = [&](SimTime time) -> std::uint64_t {
        const Duration since = time - run_start - *release.due;
        if (since < Duration::zero()) return 0;
        return source.repeats ? static_cast<std::uint64_t>(since / *source.repeats) + 1 : 1;
    };
    return release.count * (rounds_by(last) - rounds_by(first));
}

/// Counts the units that are due in the counted time, whenever they leave.
class DueDates {
  public:
    explicit DueDates(const Plan& plan)
        : plan_(&plan),
          counted_from_(plan.warm_up > Duration::zero() ? run_start + plan.warm_up : run_start - Duration{1}),
          by_source_(plan.sources.size()),
          by_product_(plan.products.size()) {}

    void left(const Part& part, SimTime now) {
        if (!plan_->is_of_source(part.source)) return;
        const SourcePlan& source = plan_->sources[part.source];
        if (!source.has_due_dates) return;
        const std::optional<SimTime> due = due_date(source, part.number);
        if (!due || *due <= counted_from_ || *due > plan_->end()) return;
        count(by_source_[part.source], *due, now);
        const Index product = release_of(source, part.number)->product;
        if (product != none) count(by_product_[product], *due, now);
    }

    /// \pre the sources have been collected, and the result has its products
    void collect(SimTime now, ReplicationResult& result) const {
        for (std::size_t product = 0; product < by_product_.size(); ++product)
            result.products[product].orders = by_product_[product];
        for (std::size_t i = 0; i < by_source_.size(); ++i) {
            result.sources[i].orders = by_source_[i];
            for (const ReleasePlan& release : plan_->sources[i].releases) {
                const std::uint64_t due = units_due(plan_->sources[i], release, counted_from_, now);
                result.sources[i].orders.due += due;
                if (release.product != none) result.products[release.product].orders.due += due;
            }
        }
        // Before the end, some that are not due yet may have left.
        const auto include_those_that_left = [](OrderResult& orders) { orders.due = std::max(orders.due, orders.on_time + orders.late); };
        for (SourceResult& source : result.sources) include_those_that_left(source.orders);
        for (ProductResult& product : result.products) include_those_that_left(product.orders);
    }

  private:
    static void count(OrderResult& orders, SimTime due, SimTime now) {
        if (now <= due) {
            ++orders.on_time;
        } else {
            ++orders.late;
            orders.lateness.add(now - due);
        }
    }

    const Plan* plan_;
    SimTime counted_from_;
    std::vector<OrderResult> by_source_;
    std::vector<OrderResult> by_product_;  ///< of the entries of lists that name their product
};

}  // namespace takt
