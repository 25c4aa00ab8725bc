// How long something has held, kept without a branch.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// Total length of the spells in which a condition holds: the times at which it ends less the times at which it begins.
/// Whoever knows the condition says when it changes; asking costs the same whether it does or not.
/// \complexity O(1) a change
class Spells {
  public:
    void begins_if(bool does, SimTime now) { total_ -= masked(does, now); }
    void ends_if(bool does, SimTime now) { total_ += masked(does, now); }

    /// Since the last restart; `holds`: the condition, as it is now.
    Duration total(bool holds, SimTime now) const { return Duration{total_ + masked(holds, now)}; }

    /// Forgets what was.
    void restart(bool holds, SimTime now) { total_ = -masked(holds, now); }

  private:
    static std::int64_t masked(bool counts, SimTime now) {
        return now.time_since_epoch().count() & -static_cast<std::int64_t>(counts);
    }

    std::int64_t total_ = 0;  // always a difference of times that follow each other, so never too large
};

}  // namespace takt
