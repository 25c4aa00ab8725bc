// Positions in the plan's tables.
#pragma once

#include <cstdint>
#include <limits>

namespace takt {

/// Position in one of the plan's tables.
using Index = std::uint32_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

/// A half-open range of rows of another table.
struct Rows {
    Index first = 0;
    Index last = 0;

    Index size() const { return last - first; }
};

}  // namespace takt
