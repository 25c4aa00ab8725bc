// A recording as records of cycles and stops in a CSV file, as the machines of a plant write them; what `takt fit` reads
// (takt/yaml/load_records.hpp says what the columns mean).
//
// For each machine of stations that are no moving lines: the time in which it was watched, its cycles, its stops by name (of robots as
// `robot/stop`) from the beginning of the repair, and its setups, waits, maintenance, breaks and time off shift. What began before
// the window is left out; what goes on at its end has no end. Robots with work of their own are left out, as what they do is
// not told by the machine's cycles.
#pragma once

#include <string>

#include "takt/experiment/recorded.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// By machine, then by time. Times are exact, in seconds since the start of the run. \complexity O(n log n) in the entries
std::string records_csv(const Plan& plan, const Recording& recording);

}  // namespace takt
