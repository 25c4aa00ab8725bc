// Replications that failed: what is said of them, and the exit code.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "takt/cli/run.hpp"
#include "takt/report/display.hpp"

namespace takt {

/// Each reason once. \param failed  FailedReplication or FailedUnit
template <class Failed>
void tell_failures(const std::vector<Failed>& failed, std::ostream& err) {
    for (auto each = failed.begin(); each != failed.end(); ++each) {
        const auto alike = [&](const Failed& other) { return other.message == each->message; };
        if (std::any_of(failed.begin(), each, alike)) continue;
        const auto count = std::count_if(each, failed.end(), alike);
        const std::string more = count > 1 ? fmt::format(" and {} more", count - 1) : std::string();
        err << fmt::format("takt: replication {}{} failed: {}\n", each->replication, more, printable(each->message));
    }
}

/// \pre some failed
template <class Failed>
int code_of_failures(const std::vector<Failed>& failed) {
    const bool is_plant = std::all_of(failed.begin(), failed.end(), [](const Failed& each) { return each.floods; });
    return is_plant ? exit_code::bad_input : exit_code::internal;
}

}  // namespace takt
