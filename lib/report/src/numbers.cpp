#include "numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace takt {

std::string grouped(double value, int decimals) {
    if (!std::isfinite(value)) return "-";
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.front() == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);  // no minus zero
    const std::size_t first = text.front() == '-' ? 1 : 0;
    std::size_t end = text.find('.');
    if (end == std::string::npos) end = text.size();
    for (std::size_t at = end; at > first + 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

int decimals_for(double value) {
    const double size = std::abs(value);
    if (size == 0 || size >= 1000) return 0;
    return size >= 10 ? 1 : 2;
}

std::string short_text(double value) {
    return grouped(value, decimals_for(value));
}

std::string percent(double share, int decimals) {
    return grouped(100 * share, decimals) + " %";
}

namespace {

/// A unit in which a time is read, in seconds.
struct TimeUnit {
    double seconds;
    std::string_view word;
};

TimeUnit unit_for(double seconds) {
    const double size = std::abs(seconds);
    if (size < 180) return {1, "s"};
    if (size < 180 * 60) return {60, "min"};
    if (size < 72 * 3600) return {3600, "h"};
    return {86400, "days"};
}

/// Enough that what is not nothing is not "+- 0"; what three decimals do not show is nothing, as the rounding of a sum.
int decimals_to_show(double half_width, int decimals) {
    if (half_width < 0.0005) return decimals;
    while (decimals < 3 && half_width * std::pow(10, decimals) < 0.5)
        ++decimals;
    return decimals;
}

std::string_view plus_minus(bool utf8) {
    return utf8 ? " \u00b1 " : " +- ";
}

}  // namespace

std::string duration_text(double seconds) {
    if (!std::isfinite(seconds)) return "-";
    const TimeUnit unit = unit_for(seconds);
    return fmt::format("{} {}", grouped(seconds / unit.seconds, 1), unit.word);
}

std::string amount_text(double value, const std::string& unit) {
    return unit == "s" ? duration_text(value) : short_text(value) + " " + unit;
}

std::string change_text(double value, const std::string& unit) {
    const std::string text = unit == "s" ? duration_text(value) : short_text(value);
    const bool is_more = value > 0 && text.find_first_of("123456789") != std::string::npos;
    return is_more ? "+" + text : text;
}

std::string period_text(Duration duration) {
    struct Unit {
        std::string_view one;
        std::string_view many;
        std::int64_t seconds;
    };
    static constexpr std::array<Unit, 6> units{{{"year", "years", 365 * 86400},
                                                {"week", "weeks", 7 * 86400},
                                                {"day", "days", 86400},
                                                {"h", "h", 3600},
                                                {"min", "min", 60},
                                                {"s", "s", 1}}};
    for (const Unit& unit : units) {
        const Duration one = std::chrono::seconds(unit.seconds);
        if (duration < one || duration % one != Duration::zero()) continue;
        const auto count = duration / one;
        return fmt::format("{} {}", count, count == 1 ? unit.one : unit.many);
    }
    return duration_text(to_seconds(duration));
}

std::string with_half_width(const ConfidenceInterval& interval, bool utf8) {
    const double half = interval.half_width();
    const int decimals = decimals_for(interval.estimate);
    if (!std::isfinite(half)) return grouped(interval.estimate, decimals);
    const int shown = decimals_to_show(half, decimals);
    return fmt::format("{}{}{}", grouped(interval.estimate, shown), plus_minus(utf8), grouped(half, shown));
}

std::string duration_with_half_width(const ConfidenceInterval& seconds, bool utf8) {
    if (!std::isfinite(seconds.half_width())) return duration_text(seconds.estimate);
    const TimeUnit unit = unit_for(std::max(std::abs(seconds.estimate), seconds.half_width()));
    const double half = seconds.half_width() / unit.seconds;
    const int shown = decimals_to_show(half, 1);
    return fmt::format("{}{}{} {}", grouped(seconds.estimate / unit.seconds, shown), plus_minus(utf8),
                       grouped(half, shown), unit.word);
}

std::string money_text(double amount, const std::string& currency) {
    const double size = std::abs(amount);
    std::string text = grouped(amount);
    if (size >= 1e9) {
        text = grouped(amount / 1e9, 2) + " billion";
    } else if (size >= 1e6) {
        text = grouped(amount / 1e6, 2) + " million";
    }
    return currency.empty() ? text : text + ' ' + currency;
}

}  // namespace takt
