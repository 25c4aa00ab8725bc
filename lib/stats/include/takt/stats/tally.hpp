// Count, mean and variance of observations, one at a time.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace takt {

/// \source Welford 1962 for adding one; Chan, Golub, LeVeque 1983 for merging two
/// \complexity O(1) an observation, no memory
class Tally {
  public:
    void add(double value) {
        ++count_;
        const double delta = value - mean_;
        mean_ += delta / static_cast<double>(count_);
        squares_ += delta * (value - mean_);
        least_ = std::min(least_, value);
        most_ = std::max(most_, value);
    }

    /// Merging is exact in the mathematical sense; in floating point the order matters, so merge in replication order.
    void merge(const Tally& other) {
        if (other.count_ == 0) return;
        if (count_ == 0) {
            *this = other;
            return;
        }
        const double mine = static_cast<double>(count_);
        const double theirs = static_cast<double>(other.count_);
        const double delta = other.mean_ - mean_;
        mean_ += delta * theirs / (mine + theirs);
        squares_ += other.squares_ + delta * delta * mine * theirs / (mine + theirs);
        count_ += other.count_;
        least_ = std::min(least_, other.least_);
        most_ = std::max(most_, other.most_);
    }

    std::uint64_t count() const { return count_; }
    double mean() const { return mean_; }
    /// Unbiased sample variance; 0 for fewer than two observations.
    double variance() const { return count_ < 2 ? 0 : squares_ / static_cast<double>(count_ - 1); }
    double standard_deviation() const { return std::sqrt(variance()); }
    double least() const { return least_; }
    double most() const { return most_; }

  private:
    std::uint64_t count_ = 0;
    double mean_ = 0;
    double squares_ = 0;
    double least_ = std::numeric_limits<double>::infinity();
    double most_ = -std::numeric_limits<double>::infinity();
};

}  // namespace takt
