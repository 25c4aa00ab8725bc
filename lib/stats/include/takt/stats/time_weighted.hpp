// The mean of something that changes by steps: the level of a buffer, the number of a crew at work.
#pragma once

#include <algorithm>
#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// An integer level, and its integral over simulated time. The integral is a double, because a backlog of a million
/// over a year is more unit microseconds than an integer holds. Up to 2^53 of them, a level of 1 for 285 years, it is
/// exact. \complexity O(1) a change, no memory
class TimeWeighted {
  public:
    explicit TimeWeighted(std::int64_t level = 0, SimTime now = run_start)
        : level_(level), highest_(level), lowest_(level), since_(now), start_(now) {}

    /// The level is `level` from now on.
    /// \pre now is not before the last change
    void set(std::int64_t level, SimTime now) {
        settle(now);
        level_ = level;
        highest_ = std::max(highest_, level);
        lowest_ = std::min(lowest_, level);
    }

    void add(std::int64_t change, SimTime now) { set(level_ + change, now); }

    /// Forgets what was, keeps the level: the end of the warm-up.
    void restart(SimTime now) { *this = TimeWeighted(level_, now); }

    std::int64_t level() const { return level_; }
    std::int64_t highest() const { return highest_; }
    std::int64_t lowest() const { return lowest_; }

    /// Level times seconds from the start to now.
    double integral(SimTime now) const { return (area_ + grown(now)) * 1e-6; }

    /// Time-weighted mean from the start to now; the level itself where no time has passed.
    double mean(SimTime now) const {
        const double seconds = to_seconds(now - start_);
        return seconds > 0 ? integral(now) / seconds : static_cast<double>(level_);
    }

  private:
    void settle(SimTime now) {
        area_ += grown(now);
        since_ = now;
    }

    double grown(SimTime now) const {
        return static_cast<double>(level_) * static_cast<double>((now - since_).count());
    }

    double area_ = 0;  ///< unit microseconds up to since_
    std::int64_t level_;
    std::int64_t highest_;
    std::int64_t lowest_;
    SimTime since_;
    SimTime start_;
};

}  // namespace takt
