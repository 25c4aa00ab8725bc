#include "fit_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace takt {

namespace {

/// `1.500` as `1.5`.
std::string without_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace

std::string number_sentence(double number) {
    constexpr int significant = 4, most_decimals = 6;  // takt tells no less than a microsecond
    const int size = number > 0 ? static_cast<int>(std::floor(std::log10(number))) : 0;
    return without_zeros(fmt::format("{:.{}f}", number, std::clamp(significant - 1 - size, 0, most_decimals)));
}

namespace {

struct Unit {
    double seconds;
    std::string_view word;
};

Unit unit_for(double seconds) {
    constexpr double most_seconds = 120, most_minutes = 120;
    if (seconds < most_seconds) return {1, "s"};
    return seconds < 60 * most_minutes ? Unit{60, "min"} : Unit{3600, "h"};
}

}  // namespace

std::string time_sentence(double seconds) {
    const Unit unit = unit_for(seconds);
    return fmt::format("{} {}", number_sentence(seconds / unit.seconds), unit.word);
}

std::string time_like(double seconds, double like) {
    return number_sentence(seconds / unit_for(like).seconds);
}

std::string law_sentence(const fit::FittedLaw& law) {
    std::string text;
    for (const fit::FittedParameter& parameter : law.parameters) {
        const double value = parameter.value.estimate;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", parameter.name,
                            parameter.kind == ParameterKind::number ? number_sentence(value) : time_sentence(value));
    }
    return fmt::format("{}({})", law.law, text);
}

namespace {

/// What never changed is not rounded.
std::string constant_sentence(const fit::Sample& sample) {
    if (sample.least_value() < sample.most_value()) return time_sentence(sample.mean());
    return without_zeros(fmt::format("{:.6f}", sample.mean())) + " s";
}

}  // namespace

std::string times_sentence(const fit::FittedTimes& times, std::string_view recorded) {
    if (!times.fitted) return {};
    if (const fit::FittedLaw* law = times.fitted->law()) return law_sentence(*law);
    if (times.fitted->choice == fit::Choice::empirical) return fmt::format("empirical({})", recorded);
    return constant_sentence(times.sample);
}

}  // namespace takt
