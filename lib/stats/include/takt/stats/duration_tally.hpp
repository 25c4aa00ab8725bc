// Count, mean and variance of durations, exactly.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

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

    /// Several at once, whose sums stay in registers.
    void add(std::span<const Duration> values) {
        DurationTally tally = *this;
        for (const Duration value : values)
            tally.add(value);
        *this = tally;
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

    /// All that it keeps, in whole microseconds, so that it can be stored and is the same when it is read again.
    struct Sums {
        std::uint64_t count = 0;
        std::uint64_t sum_high = 0, sum_low = 0;          ///< of 128 bits
        std::uint64_t squares_high = 0, squares_low = 0;  ///< of 128 bits
        Duration least = Duration::max();
        Duration most = Duration::min();
    };

    Sums sums() const { return {count_, high(sum_), low(sum_), high(squares_), low(squares_), least_, most_}; }

    static DurationTally of(const Sums& sums) {
        DurationTally tally;
        tally.count_ = sums.count;
        tally.sum_ = (Wide{sums.sum_high} << 64) | sums.sum_low;
        tally.squares_ = (Wide{sums.squares_high} << 64) | sums.squares_low;
        tally.least_ = sums.least;
        tally.most_ = sums.most;
        return tally;
    }

  private:
    __extension__ using Wide = unsigned __int128;

    static std::uint64_t high(Wide wide) { return static_cast<std::uint64_t>(wide >> 64); }
    static std::uint64_t low(Wide wide) { return static_cast<std::uint64_t>(wide); }
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
