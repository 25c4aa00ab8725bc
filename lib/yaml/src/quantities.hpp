// Numbers with units, as they are written in a file. Units are converted here, and nowhere else.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cursor.hpp"
#include "takt/core/time.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::yaml {

/// Seconds, or cycles.
struct Quantity {
    double value = 0;
    Dimension dimension = Dimension::time;
};

/// `96 s`, `1 h 30 min` or `200 cycles`, as part of a longer text.
Quantity read_quantity(Cursor& cursor);

/// `30 %` as part of a longer text; between 0 and 1.
double read_share(Cursor& cursor);

// Whole texts. Each throws a Mistake that says what was expected and what was found.
Duration parse_duration(std::string_view text);
spec::Rate parse_rate(std::string_view text);
spec::Share parse_share(std::string_view text);
spec::Percentage parse_percentage(std::string_view text);
spec::Money parse_money(std::string_view text);
spec::HourlyCost parse_hourly_cost(std::string_view text);
spec::EnergyPrice parse_energy_price(std::string_view text);
spec::Power parse_power(std::string_view text);
spec::Length parse_length(std::string_view text);
spec::Speed parse_speed(std::string_view text);
spec::Capacity parse_capacity(std::string_view text);
std::uint64_t parse_count(std::string_view text, const spec::Limits& limits, std::uint64_t largest);

/// The unit in a CSV column's head, such as `s` or `cycles`: seconds that one of it has, or one cycle.
Quantity parse_unit(std::string_view unit);

const std::vector<std::string_view>& time_unit_words();

}  // namespace takt::yaml
