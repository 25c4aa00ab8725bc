#include "months_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "numbers.hpp"

namespace takt {
namespace {

constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view name_of(std::chrono::year_month month) {
    return month_names[static_cast<unsigned>(month.month()) - 1];
}

/// A plant that changes is worth a look at its months, and so is a run of several.
bool are_of_interest(const Plan& plan) {
    constexpr std::size_t most = 24;
    constexpr Duration two_months = std::chrono::hours{59 * 24};
    const std::size_t count = plan.months.size();
    return count > 1 && count <= most && (!plan.ramp_ups.empty() || plan.horizon >= two_months);
}

}  // namespace

std::string month_number(std::chrono::year_month month) {
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

std::string month_name(std::chrono::year_month month) {
    return fmt::format("{} {}", name_of(month), static_cast<int>(month.year()));
}

std::vector<std::string> months_lines(const Plan& plan, const Summary& summary, int width) {
    std::vector<std::string> lines;
    if (!are_of_interest(plan)) return lines;
    std::chrono::year of{};
    for (std::size_t i = 0; i < plan.months.size(); ++i) {
        const std::chrono::year_month month = plan.months[i].month;
        const bool is_new = i == 0 || month.year() != of;
        of = month.year();
        std::string entry = fmt::format("{} {}", name_of(month), short_text(summary.months[i].mean()));
        if (is_new) entry = fmt::format("{}: {}", static_cast<int>(of), entry);
        if (!is_new && lines.back().size() + entry.size() + 3 <= static_cast<std::size_t>(width))
            lines.back() += ", " + entry;
        else
            lines.push_back((is_new ? "" : "      ") + entry);
    }
    return lines;
}

std::string rate_text(const Plan& plan, const Summary& summary) {
    if (!summary.rate_reached || !are_of_interest(plan)) return {};
    const RateReached& reached = *summary.rate_reached;
    const std::size_t runs = summary.runs.size();
    const std::string counted = fmt::format("{} of {} replication{}", reached.runs, runs, runs == 1 ? "" : "s");
    if (reached.runs == 0) return "the target's rate is reached in no month";
    if (!reached.month) return fmt::format("the target's rate is reached in {}", counted);
    return fmt::format("the target's rate is reached in {} ({})", month_name(plan.months[*reached.month].month),
                       counted);
}

}  // namespace takt
