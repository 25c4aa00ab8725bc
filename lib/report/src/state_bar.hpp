// The states of a station as a bar: one cell for each so many percent of scheduled time.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "takt/experiment/summary.hpp"
#include "takt/report/text_report.hpp"

namespace takt {

/// Shares of scheduled time, by state; breaks and time outside shifts have none.
using StateShares = std::array<double, state_count>;

StateShares state_shares(const StationSummary& station);

/// Cells for each state, `cells` in all where the shares add up to 1, by largest remainder.
std::array<int, state_count> cells_of(const StateShares& shares, int cells);

std::string state_bar(const StateShares& shares, int cells, const TextOptions& options);

/// What the signs mean, for those states that occur, in lines of the given width.
std::string state_legend(const std::vector<StateShares>& stations, const TextOptions& options);

/// `#######...`: how much of something is used.
std::string level_bar(double share, int cells, const TextOptions& options);

/// `waits for crew`, as the report names a state.
std::string words_for(State state);

}  // namespace takt
