// Days of the week, times of day and dates, as they are written in a file.
#pragma once

#include <string_view>

#include "takt/spec/calendar.hpp"

namespace takt::yaml {

// Each throws a Mistake that says what was expected and what was found.
spec::Weekdays parse_weekdays(std::string_view text);      ///< `mon-fri`, `sat`, `daily`; `sat-mon` runs over Sunday
spec::TimeOfDay parse_time_of_day(std::string_view text);  ///< `06:00` to `24:00`
spec::Date parse_date(std::string_view text);              ///< `2026-10-01`
spec::DateRange parse_dates(std::string_view text);        ///< `2026-10-01` or `2026-07-20 to 2026-08-07`
spec::Moment parse_moment(std::string_view text);          ///< `2026-10-01`, at midnight, or `2026-10-01 06:30`

}  // namespace takt::yaml
