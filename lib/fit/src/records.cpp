#include "takt/fit/records.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "takt/core/time.hpp"

namespace takt::fit {
namespace {

constexpr std::string_view scrapped_reason = "scrapped";  ///< work on a part that ended before it was finished

constexpr std::string_view observed_reason = "observed";  ///< from when to when the machine was watched

/// No work progresses, and it is no failure: states of machines, as takt calls them.
constexpr std::array<std::string_view, 12> wait_reasons{"setup",
                                                               "starved",
                                                               "blocked",
                                                               "andon",
                                                               "waiting_for_crew",
                                                               "waiting_for_robot",
                                                               "waiting_for_operator",
                                                               "waiting_for_carrier",
                                                               "waiting_for_material",
                                                               "maintenance",
                                                               "break",
                                                               "off_shift"};

}  // namespace

RecordKind kind_of(std::string_view reason) {
    if (reason == cycle_reason) return RecordKind::cycle;
    if (reason == scrapped_reason) return RecordKind::scrapped;
    if (reason == observed_reason) return RecordKind::observed;
    const bool waits = std::find(wait_reasons.begin(), wait_reasons.end(), reason) != wait_reasons.end();
    return waits ? RecordKind::wait : RecordKind::stop;
}

std::vector<ReasonCount> without_law(const Records& records) {
    std::vector<ReasonCount> counts;
    for (const std::string& reason : records.reasons)
        counts.push_back({reason, 0});
    for (const Record& row : records.rows)
        ++counts[row.reason].records;
    std::erase_if(counts, [](const ReasonCount& each) { return kind_of(each.reason) != RecordKind::wait; });
    std::stable_sort(counts.begin(), counts.end(),
                     [](const ReasonCount& a, const ReasonCount& b) { return a.records > b.records; });
    return counts;
}

Duration grid_of(const std::vector<Record>& rows) {
    constexpr std::array<std::int64_t, 9> steps{60'000'000, 10'000'000, 1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
    constexpr std::size_t fewest = 10;
    if (rows.size() < fewest) return Duration{1};
    for (const std::int64_t step : steps) {
        const auto fits = [&](Duration time) { return time.count() % step == 0; };
        if (std::all_of(rows.begin(), rows.end(),
                        [&](const Record& row) { return fits(row.start) && fits(row.end.value_or(row.start)); }))
            return Duration{step};
    }
    return Duration{1};
}

}  // namespace takt::fit
