// Deadlocks: elements that wait for each other in a circle. Looked for only where the flow has a circle, and only at an
// instant after which nothing in that circle works any more.
#pragma once

#include <optional>

#include "takt/core/time.hpp"
#include "takt/kernel/winner_tree.hpp"
#include "takt/line/deadlock_tables.hpp"
#include "takt/line/elements.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// `pending` are the timers that are set.
std::optional<Deadlock> find_deadlock(const Elements& line, const WinnerTree& pending, SimTime now, DeadlockTables& tables);

}  // namespace takt
