// How many parts a buffer may hold.
#pragma once

#include <cstddef>
#include <limits>

#include "takt/line/plan.hpp"

namespace random_plants {

/// Its places, and for parts that are carried one on each transporter.
inline std::size_t most_parts_in(const takt::Plan& plan, takt::Index buffer) {
    const takt::BufferPlan& written = plan.buffers[buffer];
    if (!written.capacity) return std::numeric_limits<std::size_t>::max();
    return *written.capacity + (written.carried_by == takt::none ? 0 : plan.transporters[written.carried_by].count);
}

}  // namespace random_plants
