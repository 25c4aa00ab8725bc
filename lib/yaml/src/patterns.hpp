// Regular expressions for the quantities of the language, as a JSON Schema needs them.
#pragma once

#include <string>

namespace takt::yaml {

std::string duration_pattern();
std::string distribution_pattern();
std::string share_pattern();
std::string rate_pattern();
/// \param of what it is for one of, as a pattern
std::string money_pattern(std::string_view of);
std::string power_pattern();
std::string length_pattern();
std::string speed_pattern();
std::string places_pattern();
std::string time_of_day_pattern();
std::string weekdays_pattern();
std::string date_pattern();
std::string dates_pattern();
std::string moment_pattern();

}  // namespace takt::yaml
