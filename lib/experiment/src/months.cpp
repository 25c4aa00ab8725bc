#include "takt/experiment/months.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/tally.hpp"

namespace takt {
namespace {

constexpr std::size_t not_reached = std::numeric_limits<std::size_t>::max();

std::size_t month_of_rate(const Plan& plan, const ReplicationResult& result) {
    for (std::size_t i = 0; i < result.units_by_month.size(); ++i) {
        const MonthPlan& month = plan.months[i];
        const double wanted = *plan.target_per_second * to_seconds(month.to - month.from);
        if (month.whole && static_cast<double>(result.units_by_month[i]) >= wanted) return i;
    }
    return not_reached;
}

}  // namespace

std::vector<Tally> units_by_month(const Plan& plan, const std::vector<ReplicationResult>& results) {
    std::vector<Tally> months(plan.months.size());
    for (const ReplicationResult& result : results)
        for (std::size_t i = 0; i < result.units_by_month.size(); ++i)
            months[i].add(static_cast<double>(result.units_by_month[i]));
    return months;
}

std::optional<RateReached> rate_reached(const Plan& plan, const std::vector<ReplicationResult>& results) {
    const bool some = std::any_of(plan.months.begin(), plan.months.end(), [](const MonthPlan& m) { return m.whole; });
    if (!plan.target_per_second || !some || results.empty()) return std::nullopt;
    std::vector<std::size_t> first;
    for (const ReplicationResult& result : results)
        first.push_back(month_of_rate(plan, result));
    std::sort(first.begin(), first.end());
    RateReached reached;
    reached.runs =
        static_cast<std::uint64_t>(std::lower_bound(first.begin(), first.end(), not_reached) - first.begin());
    const std::size_t median = first[(first.size() - 1) / 2];
    if (median != not_reached) reached.month = median;
    return reached;
}

}  // namespace takt
