// A count that changes over time, and its integral.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// The integral of a count that rises by one at times a and falls by one at times b is, at any later time t, the sum of
/// (t - a) less the sum of (t - b), so keeping the sum of all a less all b is enough; in integers, so it is exact.
/// \complexity O(1) a change
class Level {
  public:
    std::uint32_t value() const { return value_; }

    void add(std::uint32_t by, SimTime now) {
        value_ += by;
        changes_ += Wide{by} * ticks(now);
    }
    void subtract(std::uint32_t by, SimTime now) {
        value_ -= by;
        changes_ -= Wide{by} * ticks(now);
    }
    void set(std::uint32_t value, SimTime now) {
        changes_ += (Wide{value} - value_) * ticks(now);
        value_ = value;
    }

    /// Forgets what was, keeps the value.
    void restart(SimTime now) { changes_ = Wide{value_} * ticks(now); }

    /// Integral over time since the last restart, in units times seconds.
    double integral(SimTime now) const { return 1e-6 * static_cast<double>(Wide{value_} * ticks(now) - changes_); }

  private:
    __extension__ using Wide = __int128;  // a million parts over a century do not fit in 64 bits

    static std::int64_t ticks(SimTime time) { return time.time_since_epoch().count(); }

    std::uint32_t value_ = 0;
    Wide changes_ = 0;  ///< times at which it rose less times at which it fell
};

}  // namespace takt
