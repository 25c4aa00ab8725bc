// Records of cycles and stops, as machines or a system of the plant write them.
//
//   station  what it is called
//   machine  its number from 1, where a station has several; may be left out
//   start    a date such as 2026-01-05T06:30:12.250, or a number under a head with its unit, `start [s]`
//   end      the same; empty where it was still going on when the records ended
//   reason   `cycle` for work on a part, stops in between included; a word of takt for what is no failure (setup, starved, blocked,
//            waiting_for_crew, break, off_shift, maintenance ...); `scrapped` for work on a part that was never finished; `observed`
//            for the time in which the machine was watched; anything else is the name of a failure, from the beginning of its
//            repair to the end
//
// In any order, of columns and of rows.
#pragma once

#include <filesystem>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/fit/records.hpp"

namespace takt {

/// \param warnings where they go, if anywhere \throws SpecError with all diagnostics, sorted by place
fit::Records load_records(const std::filesystem::path& file, std::vector<Diagnostic>* warnings = nullptr);

}  // namespace takt
