#include "takt/spec/decision_ways.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>

namespace takt::spec {

std::optional<Amount> amount_of(const std::string& text) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (end == text.c_str() || !std::isfinite(number)) return std::nullopt;
    std::string unit(end);
    unit.erase(0, std::min(unit.find_first_not_of(' '), unit.size()));
    return Amount{number, unit.empty() ? unit : ' ' + unit};
}

std::string short_number(double number) {
    std::ostringstream text;
    text.precision(12);
    text << number;
    return text.str();
}

}  // namespace takt::spec
