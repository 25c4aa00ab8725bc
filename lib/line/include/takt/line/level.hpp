// A count that changes over time, and its integral.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// The integral of a count that rises by one at times a and falls by one at times b is, at any later time t, the sum of
/// (t - a) less the sum of (t - b), so keeping the sum of all a less all b is enough; in integers, so it is exact.
/// \complexity O(1) a change
class LevelIntegral {
  public:
    void rises(SimTime now) { high_ += __builtin_add_overflow(low_, ticks(now), &low_); }
    void falls(SimTime now) { high_ -= __builtin_sub_overflow(low_, ticks(now), &low_); }
    void rises(std::uint32_t by, SimTime now) { set(changes() + Wide{by} * ticks(now)); }
    void falls(std::uint32_t by, SimTime now) { set(changes() - Wide{by} * ticks(now)); }

    /// Forgets what was; `value`: the count, as it is now.
    void restart(std::uint32_t value, SimTime now) { set(Wide{value} * ticks(now)); }

    /// Integral over time since the last restart, in units times seconds.
    double until(std::uint32_t value, SimTime now) const {
        return 1e-6 * static_cast<double>(Wide{value} * ticks(now) - changes());
    }

  private:
    __extension__ using Wide = unsigned __int128;  // a million parts over a century do not fit in 64 bits

    static std::uint64_t ticks(SimTime time) { return static_cast<std::uint64_t>(time.time_since_epoch().count()); }

    Wide changes() const { return Wide{high_} << 64 | low_; }
    void set(Wide changes) {
        low_ = static_cast<std::uint64_t>(changes);
        high_ = static_cast<std::uint64_t>(changes >> 64);
    }

    // Times at which it rose less times at which it fell, modulo 2^128. In two halves, for compilers load and store an
    // __int128 that they only have to add to.
    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;
};

/// A count together with its integral.
class Level {
  public:
    std::uint32_t value() const { return value_; }

    void rise(SimTime now) {
        ++value_;
        integral_.rises(now);
    }
    void fall(SimTime now) {
        --value_;
        integral_.falls(now);
    }
    void add(std::uint32_t by, SimTime now) {
        value_ += by;
        integral_.rises(by, now);
    }
    void subtract(std::uint32_t by, SimTime now) {
        value_ -= by;
        integral_.falls(by, now);
    }
    void set(std::uint32_t value, SimTime now) {
        subtract(value_, now);
        add(value, now);
    }

    /// Forgets what was, keeps the value.
    void restart(SimTime now) { integral_.restart(value_, now); }

    /// Integral over time since the last restart, in units times seconds.
    double integral(SimTime now) const { return integral_.until(value_, now); }

  private:
    std::uint32_t value_ = 0;
    LevelIntegral integral_;
};

}  // namespace takt
