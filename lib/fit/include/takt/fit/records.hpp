// Records of what stations did, as plain data: cycles, stops, and the waits between.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takt/core/time.hpp"

namespace takt::fit {

// Reasons that are words of takt; every other reason is the name of a failure.

inline constexpr std::string_view cycle_reason = "cycle";        ///< work on a part, stops in between included
inline constexpr std::string_view scrapped_reason = "scrapped";  ///< work on a part that ended before it was finished
inline constexpr std::string_view observed_reason = "observed";  ///< from when to when the machine was watched

/// No work progresses, and it is no failure: states of machines, as takt calls them.
inline constexpr std::array<std::string_view, 12> wait_reasons{"setup",
                                                               "starved",
                                                               "blocked",
                                                               "andon",
                                                               "waiting_for_crew",
                                                               "waiting_for_robot",
                                                               "waiting_for_operator",
                                                               "waiting_for_carrier",
                                                               "waiting_for_material",
                                                               "maintenance",
                                                               "break",
                                                               "off_shift"};

enum class RecordKind : std::uint8_t { cycle, scrapped, observed, wait, stop };

inline RecordKind kind_of(std::string_view reason) {
    if (reason == cycle_reason) return RecordKind::cycle;
    if (reason == scrapped_reason) return RecordKind::scrapped;
    if (reason == observed_reason) return RecordKind::observed;
    const bool waits = std::find(wait_reasons.begin(), wait_reasons.end(), reason) != wait_reasons.end();
    return waits ? RecordKind::wait : RecordKind::stop;
}

/// A time in which nothing was to be made: a scheduled clock stands.
inline bool is_unscheduled(std::string_view reason) {
    return reason == "break" || reason == "off_shift";
}

struct Record {
    std::uint32_t station = 0;      ///< of Records::stations
    std::uint32_t machine = 1;      ///< of the station, from 1
    std::uint32_t reason = 0;       ///< of Records::reasons
    Duration start{};               ///< since a common beginning
    std::optional<Duration> end{};  ///< nothing: it was still going on when the records ended
};

struct Records {
    std::vector<std::string> stations;
    std::vector<std::string> reasons;
    std::vector<Record> rows;
    Duration grid{};  ///< what instants are rounded to; 1 us: they are exact
};

/// The coarsest of the usual steps that all instants are multiples of. Few instants do not tell.
inline Duration grid_of(const std::vector<Record>& rows) {
    constexpr std::array<std::int64_t, 9> steps{60'000'000, 10'000'000, 1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
    constexpr std::size_t fewest = 10;
    if (rows.size() < fewest) return Duration{1};
    for (const std::int64_t step : steps) {
        const auto fits = [&](Duration time) { return time.count() % step == 0; };
        if (std::all_of(rows.begin(), rows.end(),
                        [&](const Record& row) { return fits(row.start) && fits(row.end.value_or(row.start)); }))
            return Duration{step};
    }
    return Duration{1};
}

}  // namespace takt::fit
