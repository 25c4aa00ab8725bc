// `10 to 30 step 5`, `80 s to 100 s`: numbers with the same unit, as a factor of a design is written.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace takt::spec {

struct FactorRange {
    double from = 0;
    double to = 0;
    std::optional<double> step;
    std::string unit;

    /// from, from + step ... up to and with `to`; only the ends without a step. As they would be written.
    std::vector<std::string> values() const {
        if (!step) return {text(from), text(to)};
        std::vector<std::string> all;
        for (std::size_t i = 0; i < steps(); ++i)
            all.push_back(text(from + static_cast<double>(i) * *step));
        return all;
    }

    /// The value at a share of the way [0..1), on a step where there are steps.
    std::string at(double share) const {
        if (!step) return text(from + share * (to - from));
        const auto i = std::min(steps() - 1, static_cast<std::size_t>(share * static_cast<double>(steps())));
        return text(from + static_cast<double>(i) * *step);
    }

    static constexpr double most_steps = 1000;
    bool has_too_many_steps() const { return step && (to - from) / *step > most_steps; }

  private:
    std::size_t steps() const { return static_cast<std::size_t>((to - from) / *step + 1e-9) + 1; }

    /// Ten digits: what a step of 0.1 adds up to is then what one would write.
    std::string text(double value) const {
        std::array<char, 64> digits{};
        const std::to_chars_result end =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 10);
        std::string number(digits.data(), end.ptr);
        if (number.find('e') != std::string::npos) {
            std::array<char, 512> all{};
            number.assign(all.data(),
                          std::to_chars(all.data(), all.data() + all.size(), value, std::chars_format::fixed).ptr);
        }
        return unit.empty() ? number : number + ' ' + unit;
    }
};

namespace detail {

struct NumberWithUnit {
    double value = 0;
    std::string unit;
};

inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

inline std::optional<NumberWithUnit> read_number_with_unit(std::string_view text) {
    text = trimmed(text);
    NumberWithUnit read;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read.value);
    if (error != std::errc() || !std::isfinite(read.value)) return std::nullopt;
    read.unit = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    return read;
}

}  // namespace detail

/// Nothing when the text is no range. A unit may be left out before the last number that has one.
inline std::optional<FactorRange> read_factor_range(std::string_view text) {
    const std::size_t to = text.find(" to ");
    if (to == std::string_view::npos) return std::nullopt;
    const std::size_t step = text.find(" step ", to + 4);
    const auto first = detail::read_number_with_unit(text.substr(0, to));
    const auto last = detail::read_number_with_unit(text.substr(to + 4, step == text.npos ? step : step - to - 4));
    if (!first || !last || first->value >= last->value) return std::nullopt;
    if (!first->unit.empty() && first->unit != last->unit) return std::nullopt;
    FactorRange range{first->value, last->value, std::nullopt, last->unit};
    if (step == std::string_view::npos) return range;
    const auto each = detail::read_number_with_unit(text.substr(step + 6));
    if (!each || each->value <= 0 || (!each->unit.empty() && each->unit != last->unit)) return std::nullopt;
    range.step = each->value;
    return range;
}

}  // namespace takt::spec
