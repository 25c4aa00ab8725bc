#include "takt/spec/factor_range.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace takt::spec {
namespace {

struct NumberWithUnit {
    double value = 0;
    std::string unit;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::optional<NumberWithUnit> read_number_with_unit(std::string_view text) {
    text = trimmed(text);
    NumberWithUnit read;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read.value);
    if (error != std::errc() || !std::isfinite(read.value)) return std::nullopt;
    read.unit = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    return read;
}

}  // namespace

std::optional<FactorRange> read_factor_range(std::string_view text) {
    const std::size_t to = text.find(" to ");
    if (to == std::string_view::npos) return std::nullopt;
    const std::size_t step = text.find(" step ", to + 4);
    const auto first = read_number_with_unit(text.substr(0, to));
    const auto last = read_number_with_unit(text.substr(to + 4, step == text.npos ? step : step - to - 4));
    if (!first || !last || first->value >= last->value) return std::nullopt;
    if (!first->unit.empty() && first->unit != last->unit) return std::nullopt;
    FactorRange range{first->value, last->value, std::nullopt, last->unit};
    if (step == std::string_view::npos) return range;
    const auto each = read_number_with_unit(text.substr(step + 6));
    if (!each || each->value <= 0 || (!each->unit.empty() && each->unit != last->unit)) return std::nullopt;
    range.step = each->value;
    return range;
}

}  // namespace takt::spec
