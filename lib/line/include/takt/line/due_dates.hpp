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

/// When the unit with this number is wanted; of those that were there before the run nobody knows.
/// \pre the source has releases \complexity O(log releases)
inline std::optional<SimTime> due_date(const SourcePlan& source, std::uint64_t number) {
    if (number <= source.there_before) return std::nullopt;
    number -= source.there_before;
    const std::uint64_t all = source.releases.back().up_to;
    const std::uint64_t round = (number - 1) / all, within = (number - 1) % all;
    const auto release = std::upper_bound(source.releases.begin(), source.releases.end(), within,
                                          [](std::uint64_t n, const ReleasePlan& each) { return n < each.up_to; });
    if (!release->due) return std::nullopt;
    return run_start + *release->due + source.repeats.value_or(Duration::zero()) * static_cast<std::int64_t>(round);
}

/// How many units are wanted after `first` and no later than `last`. \complexity O(releases)
inline std::uint64_t units_due(const SourcePlan& source, SimTime first, SimTime last) {
    const auto rounds_by = [&](SimTime time, Duration due) -> std::uint64_t {
        const Duration since = time - run_start - due;
        if (since < Duration::zero()) return 0;
        return source.repeats ? static_cast<std::uint64_t>(since / *source.repeats) + 1 : 1;
    };
    std::uint64_t sum = 0;
    for (const ReleasePlan& release : source.releases)
        if (release.due) sum += release.count * (rounds_by(last, *release.due) - rounds_by(first, *release.due));
    return sum;
}

/// Counts the units that are due in the counted time, whenever they leave.
class DueDates {
  public:
    explicit DueDates(const Plan& plan)
        : plan_(&plan),
          counted_from_(plan.warm_up > Duration::zero() ? run_start + plan.warm_up : run_start - Duration{1}),
          counts_(plan.sources.size()) {}

    void left(const Part& part, SimTime now) {
        const SourcePlan& source = plan_->sources[part.source];
        if (!source.has_due_dates) return;
        const std::optional<SimTime> due = due_date(source, part.number);
        if (!due || *due <= counted_from_ || *due > plan_->end()) return;
        OrderResult& count = counts_[part.source];
        if (now <= *due) {
            ++count.on_time;
        } else {
            ++count.late;
            count.lateness.add(now - *due);
        }
    }

    /// \pre the sources have been collected
    void collect(SimTime now, ReplicationResult& result) const {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            OrderResult& orders = result.sources[i].orders = counts_[i];
            // Before the end, some that are not due yet may have left.
            orders.due = std::max(units_due(plan_->sources[i], counted_from_, now), orders.on_time + orders.late);
        }
    }

  private:
    const Plan* plan_;
    SimTime counted_from_;
    std::vector<OrderResult> counts_;
};

}  // namespace takt
