#include "takt/experiment/precision.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>

#include "takt/core/nearest.hpp"

namespace takt {
namespace {

/// As they are written; a quantile has `p95` or the like behind the words for the lead time.
constexpr std::array<std::string_view, 4> measured_words{"output", "chance", "lead-time", "work-in-process"};

/// A quantile is counted to within 1/128 of itself (QuantileSketch), so nothing finer than this can be asked of it.
constexpr double finest_quantile_percent = 1;

std::string shortest(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// The number in front, which is taken off the text.
std::optional<double> take_number(std::string_view& text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::string refuse_precision(const std::string& what, std::string_view found) {
    return "expected " + what + ", found '" + std::string(found) + "'";
}

/// `p95`, or as well `p99.9`.
std::optional<double> quantile_in(std::string_view word) {
    if (!word.starts_with('p')) return std::nullopt;
    word.remove_prefix(1);
    const std::optional<double> percent = take_number(word);
    return percent && word.empty() && *percent > 0 && *percent < 100 ? percent : std::nullopt;
}

std::variant<PrecisionGoal, std::string> with_measured(PrecisionGoal goal, std::string_view text) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    const std::string_view rest = space == std::string_view::npos ? "" : trimmed(text.substr(space));
    constexpr std::array kinds{PrecisionOf::output, PrecisionOf::chance, PrecisionOf::lead_time, PrecisionOf::work_in_process};
    const auto known = std::find(measured_words.begin(), measured_words.end(), word);
    if (known == measured_words.end())
        return refuse_precision("output, chance, lead-time, lead-time p95 or work-in-process", text) +
               did_you_mean(word, measured_words);
    goal.of = kinds[static_cast<std::size_t>(known - measured_words.begin())];
    if (rest.empty()) return goal;
    const std::optional<double> quantile = quantile_in(rest);
    if (goal.of != PrecisionOf::lead_time || !quantile)
        return refuse_precision(goal.of == PrecisionOf::lead_time ? "a quantile such as p95" : "nothing more", rest);
    goal.of = PrecisionOf::lead_time_quantile;
    goal.quantile = *quantile;
    if (goal.percent < finest_quantile_percent)
        return refuse_precision("at least 1 %, since a quantile is counted to within 0.8 % of it",
                                shortest(goal.percent) + " %");
    return goal;
}

}  // namespace

std::variant<PrecisionGoal, std::string> read_precision(std::string_view written) {
    std::string_view text = trimmed(written);
    PrecisionGoal goal;
    const std::optional<double> percent = take_number(text);
    text = trimmed(text);
    if (!percent || !text.starts_with('%'))
        return refuse_precision("a precision such as `1 %` or `2 % of lead-time p95`", written);
    if (!(*percent > 0) || *percent > 50)
        return refuse_precision("a precision above 0 % and at most 50 %", written);
    goal.percent = *percent;
    text = trimmed(text.substr(1));
    if (text.empty()) return goal;
    if (!text.starts_with("of ")) return refuse_precision("`of` and what is to be known", text);
    return with_measured(goal, trimmed(text.substr(3)));
}

std::string text_of(const PrecisionGoal& goal) {
    const std::string percent = shortest(goal.percent) + " % of ";
    switch (goal.of) {
        case PrecisionOf::output:
            return percent + "output";
        case PrecisionOf::chance:
            return percent + "chance";
        case PrecisionOf::lead_time:
            return percent + "lead-time";
        case PrecisionOf::lead_time_quantile:
            return percent + "lead-time p" + shortest(goal.quantile);
        case PrecisionOf::work_in_process:
            break;
    }
    return percent + "work-in-process";
}

}  // namespace takt
