#include "numbers.hpp"

#include <fmt/format.h>

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

std::string duration_text(double seconds) {
    if (!std::isfinite(seconds)) return "-";
    if (seconds < 180) return grouped(seconds, 1) + " s";
    if (seconds < 180 * 60) return grouped(seconds / 60, 1) + " min";
    if (seconds < 72 * 3600) return grouped(seconds / 3600, 1) + " h";
    return grouped(seconds / 86400, 1) + " days";
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
    int decimals = decimals_for(interval.estimate);
    if (!std::isfinite(half)) return grouped(interval.estimate, decimals);
    while (decimals < 3 && half > 0 && half * std::pow(10, decimals) < 0.5)
        ++decimals;  // not "+- 0"
    return grouped(interval.estimate, decimals) + (utf8 ? " \u00b1 " : " +- ") + grouped(half, decimals);
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
