#include "plan_times.hpp"

#include <fmt/format.h>

#include <chrono>
#include <variant>

#include "command.hpp"
#include "takt/yaml/times.hpp"

namespace takt {
namespace {

/// What was read, or a refusal.
template <class Value>
Value accepted(std::string_view option, const std::variant<Value, std::string>& read) {
    if (const auto* mistake = std::get_if<std::string>(&read))
        throw ArgumentError(fmt::format("{}: {}", option, *mistake));
    return std::get<Value>(read);
}

}  // namespace

SimTime read_instant(std::string_view option, const std::string& text, const Plan& plan) {
    const bool is_date = text.size() > 4 && text[4] == '-';
    if (is_date) return run_start + (accepted(option, read_date(text)) - std::chrono::sys_time<Duration>(plan.start));
    return run_start + read_length(option, text);
}

Duration read_length(std::string_view option, const std::string& text) {
    return accepted(option, read_duration(text));
}

std::string date_of(const Plan& plan, SimTime time) {
    const auto moment = std::chrono::floor<std::chrono::minutes>(plan.start + (time - run_start));
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const auto minutes = (moment - day).count();
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), minutes / 60,
                       minutes % 60);
}

}  // namespace takt
