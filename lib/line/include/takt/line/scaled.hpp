// Times that take longer or shorter than planned.
#pragma once

#include <algorithm>
#include <cstdint>

#include "takt/core/rounded.hpp"
#include "takt/core/time.hpp"

namespace takt {

/// A time taken so many times as long, to the microsecond. What takes time goes on taking some: nothing may happen without
/// end at one instant because a percentage is small.
inline Duration scaled(Duration time, double factor) {
    if (factor == 1 || time <= Duration::zero()) return time;
    constexpr double most = static_cast<double>(longest_duration.count());
    const double ticks = rounded(static_cast<double>(time.count()) * factor);
    return ticks < most ? std::max(Duration{1}, Duration{static_cast<std::int64_t>(ticks + 0.5)}) : longest_duration;
}

}  // namespace takt
