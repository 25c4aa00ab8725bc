// A time cut into equal slots of a round length.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// Lengths that people count in; each is a whole multiple of the one before.
inline constexpr std::array<Duration, 17> round_lengths{
    std::chrono::milliseconds{1}, std::chrono::milliseconds{10}, std::chrono::milliseconds{100},
    std::chrono::seconds{1},      std::chrono::seconds{5},       std::chrono::seconds{15},
    std::chrono::minutes{1},      std::chrono::minutes{5},       std::chrono::minutes{15},
    std::chrono::hours{1},        std::chrono::hours{4},         std::chrono::hours{8},
    std::chrono::hours{24},       std::chrono::hours{168},       std::chrono::hours{672},
    std::chrono::hours{24 * 364}, std::chrono::hours{24 * 3640}};

/// The longest round length that cuts a time into at least so many pieces, or else the shortest that makes at most so many.
Duration round_length(Duration whole, std::size_t least, std::size_t most);

struct TimeSlots {
    SimTime from{};
    Duration length{1};
    std::size_t count = 0;

    static TimeSlots over(SimTime from, Duration whole, Duration length) {
        return {from, length, static_cast<std::size_t>((whole + length - Duration{1}) / length)};
    }

    SimTime begin(std::size_t slot) const { return from + length * static_cast<std::int64_t>(slot); }

    /// In which an instant lies; what happens as a slot ends belongs to it. \pre count > 0, and not before the first slot
    std::size_t of(SimTime now) const {
        if (now <= from) return 0;
        return std::min(count - 1, static_cast<std::size_t>((now - from - Duration{1}) / length));
    }

    /// Calls `act(slot, time)` for each slot that a span has time in. \pre not before the first slot
    template <class Act>
    void each_in(SimTime since, SimTime until, Act act) const {
        if (since >= until) return;
        auto slot = static_cast<std::size_t>((since - from) / length);
        for (; since < until; ++slot) {
            const SimTime end = slot + 1 < count ? std::min(until, begin(slot + 1)) : until;
            act(std::min(slot, count - 1), end - since);
            since = end;
        }
    }
};

}  // namespace takt
