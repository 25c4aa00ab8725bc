#include "instants.hpp"

#include <chrono>
#include <cmath>
#include <string>

#include "calendar_words.hpp"
#include "mistake.hpp"

namespace takt::yaml {
namespace {

/// Steps through a text that has digits and signs at known places.
class Digits {
  public:
    explicit Digits(std::string_view text) : text_(text) {}

    bool at_end() const { return at_ == text_.size(); }
    bool take(char sign) {
        if (at_end() || text_[at_] != sign) return false;
        ++at_;
        return true;
    }
    /// Two digits up to `most`, or nothing.
    std::optional<int> two(int most) {
        if (at_ + 2 > text_.size() || !is_digit(text_[at_]) || !is_digit(text_[at_ + 1])) return std::nullopt;
        const int number = 10 * (text_[at_] - '0') + (text_[at_ + 1] - '0');
        at_ += 2;
        return number <= most ? std::optional(number) : std::nullopt;
    }
    /// Digits after the decimal sign, to the nearest microsecond below; nothing where there is none.
    std::optional<Duration> fraction() {
        if (at_end() || !is_digit(text_[at_])) return std::nullopt;
        std::int64_t ticks = 0, unit = 100'000;
        for (; !at_end() && is_digit(text_[at_]); ++at_, unit /= 10)
            ticks += unit * (text_[at_] - '0');
        return Duration{ticks};
    }

  private:
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// `06:30`, `06:30:12`, `06:30:12.5`, and where it is; nothing where it is no such text.
std::optional<Duration> time_of_day(std::string_view text) {
    Digits digits(text);
    const auto hours = digits.two(24);
    if (!hours || !digits.take(':')) return std::nullopt;
    const auto minutes = digits.two(59);
    if (!minutes) return std::nullopt;
    Duration time = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    if (digits.take(':')) {
        const auto seconds = digits.two(60);
        if (!seconds) return std::nullopt;
        time += std::chrono::seconds{*seconds};
        if (digits.take('.') || digits.take(',')) {
            const auto fraction = digits.fraction();
            if (!fraction) return std::nullopt;
            time += *fraction;
        }
    }
    if (digits.take('Z') || digits.at_end()) return digits.at_end() ? std::optional(time) : std::nullopt;
    const bool east = digits.take('+');
    if (!east && !digits.take('-')) return std::nullopt;
    const auto zone_hours = digits.two(14);
    digits.take(':');
    const auto zone_minutes = digits.at_end() ? std::optional(0) : digits.two(59);
    if (!zone_hours || !zone_minutes || !digits.at_end()) return std::nullopt;
    const Duration zone = std::chrono::hours{*zone_hours} + std::chrono::minutes{*zone_minutes};
    return east ? time - zone : time + zone;
}

bool is_date(std::string_view text) {
    return text.size() >= 10 && text[4] == '-';
}

}  // namespace

Duration parse_instant(std::string_view text) {
    const Duration day = parse_date(text.substr(0, 10)).time_since_epoch();
    if (text.size() == 10) return day;
    const bool has_sign = text[10] == 'T' || text[10] == 't' || text[10] == ' ';
    const auto time = has_sign ? time_of_day(text.substr(11)) : std::nullopt;
    if (!time)
        throw Mistake{
            "expected an instant such as `2026-01-05T06:30:12` or `2026-01-05 06:30:12.250`, found " + in_quotes(text),
            0,
            {}};
    return day + *time;
}

Duration Instants::read(std::string_view text, const std::optional<Quantity>& unit) {
    const bool dates = is_date(text);
    if (dates_.value_or(dates) != dates)
        throw Mistake{(dates ? "expected a time as in the rows before, found the date "
                             : "expected a date as in the rows before, found ") +
                          in_quotes(text),
                      0,
                      {}};
    if (dates) {
        if (unit)
            throw Mistake{"expected a number, since the head has a unit, found the date " + in_quotes(text), 0, {}};
        const Duration instant = parse_instant(text);
        dates_ = dates;
        return instant;
    }
    if (unit && unit->dimension != Dimension::time)
        throw Mistake{"expected a head such as `start [s]`, with a unit of time", 0, {}};
    Cursor cursor(text);
    if (!unit && cursor.is_at_number()) {
        Cursor ahead = cursor;
        ahead.number();
        if (ahead.at_end())
            throw Mistake{
                "expected a date such as `2026-01-05T06:30:12`, or a unit in the head, such as `start [s]`, found " +
                    in_quotes(text),
                0,
                {}};
    }
    if (!unit) {
        const Duration time = parse_duration(text);
        dates_ = dates;
        return time;
    }
    const double value = cursor.is_at_number() ? cursor.number() * unit->value : 0;
    if (text.empty() || !cursor.at_end() || value > largest_quantity)
        throw Mistake{expected("a number of 0 or more", "96.5", text), 0, {}};
    dates_ = dates;
    return from_seconds(value);
}

}  // namespace takt::yaml
