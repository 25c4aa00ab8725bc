// Count, mean and variance of durations, exactly.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// Sums in whole microseconds, so nothing is rounded before the end, and neither the order of observations nor that of
/// merging makes a difference. Answers in seconds.
/// \pre        durations are at least 0 and at most longest_duration
/// \complexity O(1) an observation, without a division; no memory
class DurationTally {
  public:
    void add(Duration value) {
        const auto ticks = static_cast<std::uint64_t>(value.count());
        ++count_;
        sum_ += ticks;
        squares_ += Wide{ticks} * ticks;
        if (value < least_) least_ = value;
        if (value > most_) most_ = value;
    }

    void merge(const DurationTally& other) {
        count_ += other.count_;
        sum_ += other.sum_;
        squares_ += other.squares_;
        least_ = std::min(least_, other.least_);
        most_ = std::max(most_, other.most_);
    }

    friend bool operator==(const DurationTally&, const DurationTally&) = default;

    std::uint64_t count() const { return count_; }

    /// 0 when there are none.
    double mean() const { return count_ == 0 ? 0 : 1e-6 * static_cast<double>(sum_) / static_cast<double>(count_); }

    /// Unbiased sample variance in square seconds; 0 for fewer than two observations.
    double variance() const {
        if (count_ < 2) return 0;
        const auto count = static_cast<double>(count_);
        const double about_least = static_cast<double>(sum_ - Wide{count_} * ticks_of(least_));
        return 1e-12 * (squares_about_least() - about_least * about_least / count) / (count - 1);
    }

    double standard_deviation() const { return std::sqrt(variance()); }
    double least() const { return to_seconds(least_); }
    double most() const { return to_seconds(most_); }

  private:
    __extension__ using Wide = unsigned __int128;

    static std::uint64_t ticks_of(Duration duration) { return static_cast<std::uint64_t>(duration.count()); }

    /// Sum of (x - least)^2, in whole numbers, so that only what differs between the observations is rounded.
    double squares_about_least() const {
        const Wide least = ticks_of(least_);
        return static_cast<double>(squares_ - 2 * least * sum_ + Wide{count_} * least * least);
    }

    std::uint64_t count_ = 0;
    Wide sum_ = 0;
    Wide squares_ = 0;  ///< modulo 2^128, which is enough: the sum about the least is always below that
    Duration least_ = Duration::max();
    Duration most_ = Duration::min();
};

}  // namespace takt
