// The page of a run.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/timeline.hpp"
#include "takt/report/page.hpp"
#include "takt/report/run_facts.hpp"

namespace takt {

/// A replication, and what it made.
struct RunOfUnits {
    std::uint64_t replication = 0;
    double units = 0;
};

/// With the line as it is drawn, and a close look at the most typical of the replications, which is run again for it.
/// \param result JSON
/// \param window to show in motion; nothing: window_to_show.hpp chooses it
PageData run_page_data(const Plan& plan, const std::string& result, const std::vector<RunOfUnits>& runs,
                       std::uint64_t seed, std::stop_token stop, const std::optional<ShiftTimes>& window = {});

/// \pre pages can be written (takt/report/page.hpp)
std::string run_page(const Plan& plan, const Summary& summary, const RunFacts& facts, std::stop_token stop,
                     const std::optional<ShiftTimes>& window = {});

}  // namespace takt
