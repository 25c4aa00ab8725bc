// How many parts a buffer, and a machine, may hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>

#include "takt/line/plan.hpp"
#include "takt/line/work_content.hpp"

namespace random_plants {

/// Its places, and for parts that are carried as many as transporters take.
inline std::size_t most_parts_in(const takt::Plan& plan, takt::Index buffer) {
    const takt::BufferPlan& written = plan.buffers[buffer];
    if (!written.capacity) return std::numeric_limits<std::size_t>::max();
    if (written.carried_by == takt::none) return *written.capacity;
    const takt::TransporterPlan& fleet = plan.transporters[written.carried_by];
    return *written.capacity + std::size_t{fleet.count} * fleet.carries;
}

/// One, a batch, what it makes of one, or one on each pitch of a moving line.
inline std::size_t most_parts_at(const takt::Plan& plan, takt::Index station) {
    const takt::StationPlan& written = plan.stations[station];
    if (written.moving != takt::none) return plan.moving_lines[written.moving].pitches;
    return std::max(takt::parts_a_cycle(plan, written), takt::parts_made(plan, written));
}

}  // namespace random_plants
