// The stretch of a run in which it is counted.
#pragma once

#include <algorithm>
#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// An instant as the recursion computes with it: microseconds since the start of the run.
using Ticks = std::int64_t;

/// What happens as the warm-up ends is not counted, what happens as the run ends is: as in the event loop.
class Window {
  public:
    Window(Duration warm_up, Duration horizon) : warm_up_(warm_up.count()), end_((warm_up + horizon).count()) {}

    Ticks warm_up() const { return warm_up_; }
    Ticks end() const { return end_; }

    /// An instant that the run does not come to.
    Ticks beyond() const { return end_ + 1; }

    bool in_warm_up(Ticks instant) const { return instant <= warm_up_ && warm_up_ > 0; }
    bool in_run(Ticks instant) const { return instant <= end_; }
    bool counts(Ticks instant) const { return in_run(instant) && !in_warm_up(instant); }

    /// How much of the time between two instants is counted; nothing where the second comes before the first.
    Ticks between(Ticks first, Ticks second) const { return std::max(Ticks{0}, clamped(second) - clamped(first)); }

  private:
    Ticks clamped(Ticks instant) const { return std::clamp(instant, warm_up_, end_); }

    Ticks warm_up_;
    Ticks end_;
};

}  // namespace takt
