// Numbers as people read them; the same in every locale.
#pragma once

#include <string>

#include "takt/core/time.hpp"
#include "takt/stats/confidence.hpp"

namespace takt {

/// `98,412`, or with decimals `1,234.5`; `-` for what is not finite.
std::string grouped(double value, int decimals = 0);

/// With as many decimals as its size calls for: `98,412`, `24.6`, `0.53`.
std::string short_text(double value);

/// Decimals that `short_text` shows.
int decimals_for(double value);

/// `12.3 %`.
std::string percent(double share, int decimals = 1);

/// `96.0 s`, `14.2 min`, `21.3 h` or `12.4 days`.
std::string duration_text(double seconds);

/// Seconds as a duration, all else as `98,412 units`.
std::string amount_text(double value, const std::string& unit);

/// More or less of something, with its sign where it is not nothing: `+1.4 min`, `-310`; only durations with their unit.
std::string change_text(double value, const std::string& unit);

/// As a user would write it: `1 year`, `2 weeks`, `8 h`, and with decimals where it is no round number.
std::string period_text(Duration duration);

/// `98,412 +- 310`, with a real plus-minus sign where `utf8`; without the second part for less than two observations.
std::string with_half_width(const ConfidenceInterval& interval, bool utf8);

/// The same of a time in seconds, in one unit: `12.4 +- 0.3 min`.
std::string duration_with_half_width(const ConfidenceInterval& seconds, bool utf8);

/// `29.53 billion CNY`.
std::string money_text(double amount, const std::string& currency);

}  // namespace takt
