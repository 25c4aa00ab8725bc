#include "calendar_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "mistake.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {
namespace {

constexpr std::array<std::string_view, 8> day_words{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "daily"};

std::size_t day_at(std::string_view word, std::string_view text, std::size_t offset) {
    const auto found = std::find(day_words.begin(), day_words.begin() + 7, word);
    if (found == day_words.begin() + 7) {
        throw Mistake{"expected days of the week such as `mon-fri`, `sat` or `daily`, found " + in_quotes(text) +
                          did_you_mean(word, day_words),
                      offset,
                      {}};
    }
    return static_cast<std::size_t>(found - day_words.begin());
}

/// Digits only, as many as the text has.
std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
    int value = 0;
    if (text.size() < least || text.size() > most) return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

spec::Weekdays parse_weekdays(std::string_view text) {
    if (text == "daily") return spec::Weekdays::daily();
    const std::size_t dash = text.find('-');
    const std::size_t first = day_at(text.substr(0, dash), text, 0);
    const std::size_t last = dash == std::string_view::npos ? first : day_at(text.substr(dash + 1), text, dash + 1);
    spec::Weekdays days;
    for (std::size_t day = first;; day = (day + 1) % 7) {
        days.on[day] = true;
        if (day == last) return days;
    }
}

spec::TimeOfDay parse_time_of_day(std::string_view text) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const auto hours = digits(text.substr(0, colon), 1, 2);
    const auto minutes = colon < text.size() ? digits(text.substr(colon + 1), 2, 2) : std::nullopt;
    if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 24 * 60)
        throw Mistake{
            "expected a time of day from `00:00` to `24:00`, such as `06:30`, found " + in_quotes(text), 0, {}};
    return {std::chrono::minutes{*hours * 60 + *minutes}};
}

spec::Date parse_date(std::string_view text) {
    const bool has_shape = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const auto year = has_shape ? digits(text.substr(0, 4), 4, 4) : std::nullopt;
    const auto month = has_shape ? digits(text.substr(5, 2), 2, 2) : std::nullopt;
    const auto day = has_shape ? digits(text.substr(8, 2), 2, 2) : std::nullopt;
    if (year && month && day) {
        const std::chrono::year_month_day date{std::chrono::year{*year},
                                               std::chrono::month{static_cast<unsigned>(*month)},
                                               std::chrono::day{static_cast<unsigned>(*day)}};
        if (date.ok() && *year >= 1900 && *year <= 2400) return std::chrono::sys_days{date};
    }
    throw Mistake{"expected a date such as `2026-10-01`, found " + in_quotes(text), 0, {}};
}

spec::DateRange parse_dates(std::string_view text) {
    constexpr std::string_view until = " to ";
    const std::size_t first_ends = text.find(until);
    const spec::Date first = parse_date(text.substr(0, first_ends));
    if (first_ends == std::string_view::npos) return first;
    const std::size_t last_begins = first_ends + until.size();
    try {
        return {first, parse_date(text.substr(last_begins))};
    } catch (Mistake& mistake) {
        mistake.offset += last_begins;
        throw;
    }
}

spec::Moment parse_moment(std::string_view text) {
    const std::size_t space = text.find(' ');
    const spec::Date date = parse_date(text.substr(0, space));
    if (space == std::string_view::npos) return date;
    return date + std::chrono::floor<std::chrono::minutes>(parse_time_of_day(text.substr(space + 1)).since_midnight);
}

}  // namespace takt::yaml
