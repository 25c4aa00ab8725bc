#include "csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace takt {
namespace {

/// \source RFC 4180: fields with commas, quotes or line breaks stand in quotes, and quotes inside are doubled
std::string csv_field(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
    std::string text = "\"";
    for (const char letter : field) {
        if (letter == '"') text += '"';
        text += letter;
    }
    return text + '"';
}

}  // namespace

std::string csv_number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

std::string csv_number(std::uint64_t value) {
    return fmt::format("{}", value);
}

void Csv::row(const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        text_ += (i > 0 ? "," : "") + csv_field(fields[i]);
    text_ += '\n';
}

}  // namespace takt
