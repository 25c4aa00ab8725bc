// Time as an integer: microseconds since the start of the run. No rounding grows over a year, and equal times are equal.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>

#include "takt/core/rounded.hpp"

namespace takt {

using Duration = std::chrono::duration<std::int64_t, std::micro>;

/// The simulated clock. Its epoch is the start of the run.
struct SimClock {
    using rep = Duration::rep;
    using period = Duration::period;
    using duration = Duration;
    using time_point = std::chrono::time_point<SimClock, Duration>;
    static constexpr bool is_steady = true;
};

using SimTime = SimClock::time_point;

inline constexpr SimTime run_start{};
inline constexpr SimTime never = SimTime::max();

/// Longest duration takt computes with: 200 years. Sampled values beyond it are cut to it, so sums never overflow.
inline constexpr Duration longest_duration = std::chrono::hours{200LL * 365 * 24};

/// Seconds to the nearest microsecond, half away from zero. \pre not NaN
inline Duration from_seconds(double seconds) {
    constexpr double limit = static_cast<double>(longest_duration.count());
    const double ticks = rounded(seconds * 1e6);
    if (ticks >= limit) return longest_duration;
    if (ticks <= -limit) return -longest_duration;
    return Duration{static_cast<std::int64_t>(ticks + (ticks < 0 ? -0.5 : 0.5))};
}

/// The same, and zero for what is below 0.
inline Duration from_seconds_above_zero(double seconds) {
    constexpr double limit = static_cast<double>(longest_duration.count());
    const double ticks = rounded(seconds * 1e6);
    if (!(ticks < limit)) [[unlikely]]
        return longest_duration;
    return Duration{ticks > 0 ? static_cast<std::int64_t>(ticks + 0.5) : 0};
}

constexpr double to_seconds(Duration duration) { return static_cast<double>(duration.count()) * 1e-6; }
constexpr double to_hours(Duration duration) { return to_seconds(duration) / 3600.0; }

}  // namespace takt
