// A count that changes over time, and its integral.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// \complexity O(1) a change
class Level {
  public:
    std::uint32_t value() const { return value_; }

    void set(std::uint32_t value, SimTime now) {
        integral_ += static_cast<double>(value_) * to_seconds(now - since_);
        since_ = now;
        value_ = value;
    }
    void add(std::uint32_t by, SimTime now) { set(value_ + by, now); }
    void subtract(std::uint32_t by, SimTime now) { set(value_ - by, now); }

    /// Forgets what was, keeps the value.
    void restart(SimTime now) {
        integral_ = 0;
        since_ = now;
    }

    /// Integral over time since the last restart, in units times seconds.
    double integral(SimTime now) const { return integral_ + static_cast<double>(value_) * to_seconds(now - since_); }

  private:
    std::uint32_t value_ = 0;
    SimTime since_{};
    double integral_ = 0;
};

}  // namespace takt
