#include "dates.hpp"

#include <fmt/format.h>

#include <chrono>

namespace takt {

std::string moment_text(spec::Moment moment) {
    using namespace std::chrono;
    const sys_days day = floor<days>(moment);
    const year_month_day date{day};
    const auto minute = (moment - day).count();
    const std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                         static_cast<unsigned>(date.day()));
    return minute == 0 ? text : text + fmt::format(" {:02}:{:02}", minute / 60, minute % 60);
}

bool has_dates(const Plan& plan) {
    return !plan.calendars.empty() || !plan.ramp_ups.empty() || plan.start != Plan().start;
}

std::string iso_time(const Plan& plan, SimTime time) {
    using namespace std::chrono;
    const sys_time<microseconds> moment = plan.start + (time - run_start);
    const sys_days day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss<microseconds> clock{moment - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

}  // namespace takt
