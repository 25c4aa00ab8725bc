// Replications that failed: what is said of them, and the exit code.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "takt/cli/run.hpp"
#include "takt/report/display.hpp"
#include "takt/report/failures_alike.hpp"

namespace takt {

/// Each reason once. \param failed  FailedReplication or FailedUnit
template <class Failed>
void tell_failures(const std::vector<Failed>& failed, std::ostream& err) {
    for (const auto& [first, count] : failures_alike(failed)) {
        const std::string more = count > 1 ? fmt::format(" and {} more", count - 1) : std::string();
        err << fmt::format("takt: replication {}{} failed: {}\n", first.replication, more, printable(first.message));
    }
}

/// \pre some failed
template <class Failed>
int code_of_failures(const std::vector<Failed>& failed) {
    const bool is_plant = std::all_of(failed.begin(), failed.end(), [](const Failed& each) { return each.floods; });
    return is_plant ? exit_code::bad_input : exit_code::internal;
}

}  // namespace takt
