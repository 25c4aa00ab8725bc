// Fitted laws as sentences of takt's language.
#pragma once

#include <string>
#include <string_view>

#include "takt/fit/fit_records.hpp"

namespace takt {

/// With four significant digits: `96.04 s`, `12.5 min`, `8.214 h`.
std::string time_sentence(double seconds);
/// The same without the unit, as that of `like` has it.
std::string time_like(double seconds, double like);
/// The same of a number without unit.
std::string number_sentence(double number);

/// Parameters of one law: `lognormal(mean 96.04 s, cv 0.05012)`.
std::string law_sentence(const fit::FittedLaw& law);

/// What a file says for these times; `recorded` is how it takes them from the records, without the law: `records.csv, station
/// cutter, cycle`. Empty where nothing is known.
std::string times_sentence(const fit::FittedTimes& times, std::string_view recorded);

}  // namespace takt
