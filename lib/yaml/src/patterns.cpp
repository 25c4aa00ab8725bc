#include "patterns.hpp"

#include <fmt/format.h>

#include "laws.hpp"
#include "quantities.hpp"

namespace takt::yaml {
namespace {

constexpr std::string_view number_pattern = "([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

std::string one_of(const std::vector<std::string_view>& words) {
    return fmt::format("({})", fmt::join(words, "|"));
}

std::string duration() {
    const std::string one = fmt::format("{}\\s*{}", number_pattern, one_of(time_unit_words()));
    return fmt::format("{0}(\\s*{0})*", one);
}

std::string metres() {
    return fmt::format("{}\\s*m", number_pattern);
}

std::string speed() {
    return fmt::format("{}\\s*/\\s*{}", metres(), one_of(time_unit_words()));
}

std::string whole(const std::string& pattern) {
    return "^" + pattern + "$";
}

}  // namespace

std::string duration_pattern() {
    return whole(fmt::format("({}|{}\\s*at\\s*{})", duration(), metres(), speed()));
}

std::string distribution_pattern() {
    const std::string quantity = fmt::format("({}|{}\\s*cycles?)", duration(), number_pattern);
    return whole(
        fmt::format("({0}(\\s*\\+\\s*{0})*|[\\s\\S]*{1}\\s*\\([\\s\\S]*\\)[\\s\\S]*)", quantity, one_of(law_names())));
}

std::string share_pattern() {
    return whole(fmt::format("{}\\s*%", number_pattern));
}

std::string rate_pattern() {
    return whole(fmt::format("{}\\s*/\\s*{}", number_pattern, one_of(time_unit_words())));
}

std::string money_pattern(std::string_view of) {
    return whole(fmt::format("{}\\s*[A-Z]{{3}}\\s*{}", number_pattern, of));
}

std::string power_pattern() {
    return whole(fmt::format("{}\\s*(W|kW|MW)", number_pattern));
}

std::string length_pattern() {
    return whole(metres());
}

std::string speed_pattern() {
    return whole(speed());
}

std::string places_pattern() {
    return whole(fmt::format("(unlimited|{0}\\s*every\\s*{0})", metres()));
}

std::string time_of_day_pattern() {
    return "^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$";
}

std::string weekdays_pattern() {
    const std::string day = "(mon|tue|wed|thu|fri|sat|sun)";
    return fmt::format("^(daily|{0}(-{0})?)$", day);
}

std::string date_pattern() {
    return "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
}

std::string dates_pattern() {
    return "^[0-9]{4}-[0-9]{2}-[0-9]{2}( to [0-9]{4}-[0-9]{2}-[0-9]{2})?$";
}

std::string moment_pattern() {
    return "^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{1,2}:[0-9]{2})?$";
}

}  // namespace takt::yaml
