// Records of what stations did, as plain data: cycles, stops, and the waits between.
#pragma once

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

enum class RecordKind : std::uint8_t { cycle, scrapped, observed, wait, stop };

RecordKind kind_of(std::string_view reason);

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

/// How many records have one reason.
struct ReasonCount {
    std::string reason;
    std::size_t records = 0;
};

/// Of reasons that no law is fitted to, since they are words of takt for what is no failure, such as `maintenance`; the most frequent first.
std::vector<ReasonCount> without_law(const Records& records);

/// The coarsest of the usual steps that all instants are multiples of. Few instants do not tell.
Duration grid_of(const std::vector<Record>& rows);

}  // namespace takt::fit
