// Durations and dates as they are written in a plant's file, for options that take the same.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "takt/core/time.hpp"

namespace takt {

/// `8 h` or `1 h 30 min`; or in words what is wrong with it.
std::variant<Duration, std::string> read_duration(std::string_view text);

/// `2026-01-05`, at midnight, or `2026-01-05 06:30`; or in words what is wrong with it.
std::variant<std::chrono::sys_time<Duration>, std::string> read_date(std::string_view text);

}  // namespace takt
