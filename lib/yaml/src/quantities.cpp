#include "quantities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "quantity_kinds.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {
namespace {

struct TimeUnit {
    std::string_view word;
    double seconds;
};

/// A year is 365 days.
constexpr std::array<TimeUnit, 11> time_units{{{"us", 1e-6},
                                               {"ms", 1e-3},
                                               {"s", 1},
                                               {"min", 60},
                                               {"h", 3600},
                                               {"day", 86400},
                                               {"days", 86400},
                                               {"week", 604800},
                                               {"weeks", 604800},
                                               {"year", 31536000},
                                               {"years", 31536000}}};

struct OtherSpelling {
    std::string_view word;
    std::string_view unit;
};

/// Common spellings that are no units here, and what was probably meant.
constexpr std::array<OtherSpelling, 17> other_spellings{{{"sec", "s"},
                                                         {"secs", "s"},
                                                         {"second", "s"},
                                                         {"seconds", "s"},
                                                         {"S", "s"},
                                                         {"m", "min"},
                                                         {"mins", "min"},
                                                         {"minute", "min"},
                                                         {"minutes", "min"},
                                                         {"H", "h"},
                                                         {"hr", "h"},
                                                         {"hrs", "h"},
                                                         {"hour", "h"},
                                                         {"hours", "h"},
                                                         {"d", "days"},
                                                         {"wk", "weeks"},
                                                         {"a", "years"}}};

std::optional<double> seconds_of(std::string_view word) {
    for (const TimeUnit& unit : time_units)
        if (unit.word == word) return unit.seconds;
    return std::nullopt;
}

std::string unknown_unit(std::string_view word) {
    if (word == "month" || word == "months")
        return "unknown unit `" + std::string(word) + "`: months differ in length; write days or weeks";
    for (const OtherSpelling& other : other_spellings)
        if (other.word == word) return fmt::format("unknown unit {}, did you mean '{}'?", in_quotes(word), other.unit);
    std::vector<std::string_view> known = time_unit_words();
    known.push_back("cycles");
    const std::string hint = did_you_mean(word, known);
    return "unknown unit " + in_quotes(word) +
           (hint.empty() ? "; known are us, ms, s, min, h, days, weeks and years" : hint);
}

constexpr const QuantityEntry& a_duration = quantity_kind<Duration>;
constexpr const QuantityEntry& share_quantity = quantity_kind<spec::Share>;

[[noreturn]] void fail_duration(const Cursor& cursor, std::size_t start, std::string_view shown) {
    cursor.fail_at(start, expected(a_duration.what, a_duration.example, shown));
}

/// The unit after a number; what was found is shown when there is none.
std::string_view unit_after(Cursor& cursor, std::size_t number_start) {
    if (!cursor.is_at_word()) {
        std::string_view number = cursor.since(number_start);
        while (!number.empty() && number.back() == ' ')
            number.remove_suffix(1);
        fail_duration(cursor, number_start, number_start == 0 ? cursor.text() : number);
    }
    return cursor.letters();
}

double time_value(const Cursor& cursor, double number, std::string_view unit, std::size_t unit_start) {
    const auto seconds = seconds_of(unit);
    if (!seconds) cursor.fail_at(unit_start, unknown_unit(unit));
    return number * *seconds;
}

void refuse_too_long(const Cursor& cursor, std::size_t start, double seconds) {
    if (seconds > largest_quantity)
        cursor.fail_at(start, "expected at most 200 years, found " + in_quotes(cursor.since(start)));
}

/// Checks that nothing is left over.
void expect_end(const Cursor& cursor, std::string_view what, std::string_view example) {
    if (!cursor.at_end()) cursor.fail_at(0, expected(what, example, cursor.text()));
}

/// The number a text begins with, or the mistake that it does not begin with one.
double leading_number(Cursor& cursor, std::string_view what, std::string_view example) {
    if (!cursor.is_at_number()) cursor.fail_at(0, expected(what, example, cursor.text()));
    return cursor.number();
}

/// Money, and after a slash what it is for one of; nothing where `unit` is empty. A currency has three letters, as in ISO 4217.
spec::Money money_per(std::string_view unit, std::string_view text, const QuantityEntry& kind) {
    const std::string_view what = kind.what;
    const std::string_view example = kind.example;
    Cursor cursor(text);
    const double number = leading_number(cursor, what, example);
    const std::string_view currency = cursor.letters();
    const bool is_code = currency.size() == 3 && std::all_of(currency.begin(), currency.end(), [](char letter) {
                             return letter >= 'A' && letter <= 'Z';
                         });
    const bool has_unit = unit.empty() || (cursor.take('/') && cursor.letters() == unit);
    if (!is_code || !has_unit || !cursor.at_end() || number > 1e15) cursor.fail_at(0, expected(what, example, text));
    return {number, std::string(currency)};
}

/// Longer ways are a slip of the pen.
constexpr double most_metres = 1e6;

std::optional<double> read_metres(Cursor& cursor) {
    if (!cursor.is_at_number()) return std::nullopt;
    const double metres = cursor.number();
    return cursor.letters() == "m" && metres <= most_metres ? std::optional(metres) : std::nullopt;
}

/// Metres per second.
std::optional<double> read_speed(Cursor& cursor) {
    const auto metres = read_metres(cursor);
    if (!metres || !cursor.take('/')) return std::nullopt;
    const auto seconds = seconds_of(cursor.letters());
    return seconds ? std::optional(*metres / *seconds) : std::nullopt;
}

template <class T>
std::string expected_of(std::string_view text) {
    return expected(quantity_kind<T>.what, quantity_kind<T>.example, text);
}

/// Two quantities with a word between, such as `120 m at 3 m/min`; nothing where the text does not begin like that.
template <class Second>
std::optional<std::pair<double, double>> read_way(std::string_view text, std::string_view word, std::string_view example,
                                                  Second second) {
    Cursor cursor(text);
    const auto metres = read_metres(cursor);
    if (!metres || cursor.letters() != word) return std::nullopt;
    const auto other = second(cursor);
    if (!other || !(*other > 0) || !cursor.at_end())
        cursor.fail_at(0, "expected a way such as `" + std::string(example) + "`, found " + in_quotes(text));
    return std::pair(*metres, *other);
}

constexpr double most_places = 1e9;

struct PowerUnit {
    std::string_view word;
    double watts;
};

constexpr std::array<PowerUnit, 3> power_units{{{"W", 1}, {"kW", 1e3}, {"MW", 1e6}}};

}  // namespace

Quantity read_quantity(Cursor& cursor) {
    const std::size_t start = cursor.position();
    if (!cursor.is_at_number()) fail_duration(cursor, start, start == 0 ? cursor.text() : cursor.argument());
    double number = cursor.number();
    std::size_t unit_start = cursor.position();
    std::string_view unit = unit_after(cursor, start);
    if (unit == "cycle" || unit == "cycles") {
        refuse_too_long(cursor, start, number);
        return {number, Dimension::count};
    }
    double sum = time_value(cursor, number, unit, unit_start);
    double smallest = *seconds_of(unit);
    while (cursor.is_at_number()) {
        const std::size_t next = cursor.position();
        number = cursor.number();
        unit_start = cursor.position();
        unit = unit_after(cursor, next);
        sum += time_value(cursor, number, unit, unit_start);
        if (*seconds_of(unit) >= smallest)
            cursor.fail_at(next, "expected a smaller unit than the one before, found " + in_quotes(cursor.since(next)));
        smallest = *seconds_of(unit);
    }
    refuse_too_long(cursor, start, sum);
    return {sum, Dimension::time};
}

double read_share(Cursor& cursor) {
    const std::size_t start = cursor.position();
    const std::string_view all = cursor.rest();
    if (!cursor.is_at_number()) cursor.fail(expected(share_quantity.what, share_quantity.example, all));
    const double number = cursor.number();
    if (!cursor.take('%'))
        cursor.fail_at(
            start, expected(share_quantity.what, share_quantity.example, cursor.at_end() ? all : cursor.since(start)));
    if (number > 100)
        cursor.fail_at(start, "expected a share from 0 % to 100 %, found " + in_quotes(cursor.since(start)));
    return number / 100;
}

Duration parse_duration(std::string_view text) {
    if (const auto way = read_way(text, "at", "120 m at 3 m/min", read_speed)) {
        if (way->first / way->second > largest_quantity)
            throw Mistake{"expected at most 200 years, found " + in_quotes(text), 0, {}};
        return from_seconds(way->first / way->second);
    }
    Cursor cursor(text);
    const Quantity quantity = read_quantity(cursor);
    expect_end(cursor, a_duration.what, a_duration.example);
    if (quantity.dimension != Dimension::time) cursor.fail_at(0, expected(a_duration.what, a_duration.example, text));
    return from_seconds(quantity.value);
}

spec::Rate parse_rate(std::string_view text) {
    constexpr std::string_view what = quantity_kind<spec::Rate>.what;
    constexpr std::string_view example = quantity_kind<spec::Rate>.example;
    Cursor cursor(text);
    const double number = leading_number(cursor, what, example);
    if (!cursor.take('/')) cursor.fail_at(0, expected(what, example, text));
    const std::size_t unit_start = cursor.position();
    const std::string_view unit = cursor.letters();
    if (unit.empty()) cursor.fail_at(0, expected(what, example, text));
    const auto seconds = seconds_of(unit);
    if (!seconds) cursor.fail_at(unit_start, unknown_unit(unit));
    expect_end(cursor, what, example);
    if (number > 1e15) cursor.fail_at(0, "expected a rate of at most 1e15, found " + in_quotes(text));
    constexpr double hour = 3600, year = 365 * 24 * hour;
    const spec::RateOf of = *seconds <= hour   ? spec::RateOf::scheduled_time
                            : *seconds >= year ? spec::RateOf::year
                                               : spec::RateOf::all_time;
    return {number / *seconds, of};
}

spec::Share parse_share(std::string_view text) {
    Cursor cursor(text);
    const double share = read_share(cursor);
    expect_end(cursor, share_quantity.what, share_quantity.example);
    return {share};
}

spec::Percentage parse_percentage(std::string_view text) {
    constexpr std::string_view what = quantity_kind<spec::Percentage>.what;
    constexpr std::string_view example = quantity_kind<spec::Percentage>.example;
    Cursor cursor(text);
    const double number = leading_number(cursor, what, example);
    if (!cursor.take('%') || !cursor.at_end()) cursor.fail_at(0, expected(what, example, text));
    return {number / 100};
}

spec::Money parse_money(std::string_view text) {
    return money_per("", text, quantity_kind<spec::Money>);
}

spec::HourlyCost parse_hourly_cost(std::string_view text) {
    return {money_per("h", text, quantity_kind<spec::HourlyCost>)};
}

spec::EnergyPrice parse_energy_price(std::string_view text) {
    return {money_per("kWh", text, quantity_kind<spec::EnergyPrice>)};
}

spec::Power parse_power(std::string_view text) {
    constexpr std::string_view what = quantity_kind<spec::Power>.what;
    constexpr std::string_view example = quantity_kind<spec::Power>.example;
    Cursor cursor(text);
    const double number = leading_number(cursor, what, example);
    const std::string_view unit = cursor.letters();
    const auto known =
        std::find_if(power_units.begin(), power_units.end(), [&](const PowerUnit& p) { return p.word == unit; });
    if (known == power_units.end() || !cursor.at_end() || number > 1e12)
        cursor.fail_at(0, expected(what, example, text));
    return {number * known->watts};
}

spec::Length parse_length(std::string_view text) {
    Cursor cursor(text);
    const auto metres = read_metres(cursor);
    if (!metres || !cursor.at_end()) cursor.fail_at(0, expected_of<spec::Length>(text));
    return {*metres};
}

spec::Speed parse_speed(std::string_view text) {
    Cursor cursor(text);
    const auto speed = read_speed(cursor);
    if (!speed || !cursor.at_end()) cursor.fail_at(0, expected_of<spec::Speed>(text));
    return {*speed};
}

std::uint64_t parse_count(std::string_view text, const spec::Limits& limits, std::uint64_t largest) {
    const double most = std::min(limits.most, static_cast<double>(largest));
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = problem == std::errc() && end == text.data() + text.size() && !text.empty();
    const double as_real = static_cast<double>(value);
    if (!whole || as_real < limits.least || as_real > most)
        throw Mistake{
            fmt::format("expected a whole number from {:.0f} to {:.0f}, found {}", limits.least, most, in_quotes(text)),
            0,
            {}};
    return value;
}

spec::Capacity parse_capacity(std::string_view text) {
    if (text == "unlimited") return spec::Capacity::unlimited();
    if (const auto way = read_way(text, "every", "120 m every 6 m", read_metres)) {
        constexpr double rounding = 1e-9;
        if (way->first / way->second <= most_places)
            return {static_cast<std::uint32_t>(way->first / way->second + rounding)};
    }
    std::uint32_t places = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), places);
    const bool whole = problem == std::errc() && end == text.data() + text.size() && !text.empty();
    if (!whole || places > most_places)
        throw Mistake{"expected a number of places such as `30` or `120 m every 6 m`, or `unlimited`, found " + in_quotes(text),
                      0,
                      {}};
    return {places};
}

const std::vector<std::string_view>& time_unit_words() {
    static const auto words = [] {
        std::vector<std::string_view> all;
        for (const TimeUnit& unit : time_units)
            all.push_back(unit.word);
        return all;
    }();
    return words;
}

Quantity parse_unit(std::string_view unit) {
    if (unit == "cycle" || unit == "cycles") return {1, Dimension::count};
    const auto seconds = seconds_of(unit);
    if (!seconds) throw Mistake{unknown_unit(unit), 0, {}};
    return {*seconds, Dimension::time};
}

}  // namespace takt::yaml
