// Quantiles of durations without keeping them: a histogram whose bins grow with the value.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/stats/duration_tally.hpp"

namespace takt {

/// A mergeable histogram of durations with bins of equal relative width: 64 bins for each power of two.
/// A quantile it returns differs from the exact one of the same observations by at most 1/128 of it.
/// \source the layout of HdrHistogram (Tene); error bound: half a bin, 2^-7 relative
/// \complexity O(1) an observation without allocation; memory fixed when made: 24 KiB
class QuantileSketch {
  public:
    QuantileSketch() : bins_(bin_count) {}

    /// Values below 0 count as 0, values beyond 285 years as that.
    void add(Duration value) {
        ++bins_[bin_of(static_cast<std::uint64_t>(std::clamp<std::int64_t>(value.count(), 0, largest)))];
        ++count_;
    }

    void merge(const QuantileSketch& other) {
        for (std::size_t i = 0; i < bin_count; ++i)
            bins_[i] += other.bins_[i];
        count_ += other.count_;
    }

    /// Forgets the observations, keeps the memory.
    void clear() {
        std::fill(bins_.begin(), bins_.end(), 0);
        count_ = 0;
    }

    friend bool operator==(const QuantileSketch&, const QuantileSketch&) = default;

    std::uint64_t count() const { return count_; }

    /// The smallest bin's middle with at least `share` of the observations at or below it; 0 when there are none.
    /// \pre 0 <= share <= 1
    Duration quantile(double share) const {
        const double all = static_cast<double>(count_);
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < bin_count; ++i) {
            seen += bins_[i];
            if (bins_[i] > 0 && static_cast<double>(seen) / all >= share) return middle_of(i);
        }
        return Duration::zero();
    }

    /// The same, not outside of the least and the most, which a tally of the same observations knows.
    Duration quantile(double share, const DurationTally& same) const {
        if (same.count() == 0) return Duration::zero();
        return std::clamp(quantile(share), same.sums().least, same.sums().most);
    }

    /// Observations in each bin, so that a sketch can be stored.
    const std::vector<std::uint64_t>& bins() const { return bins_; }

    /// So many more observations, read from where a sketch was stored. \pre bin < bins().size()
    void add_to_bin(std::size_t bin, std::uint64_t observations) {
        bins_[bin] += observations;
        count_ += observations;
    }

  private:
    static constexpr int precision_bits = 6;
    static constexpr std::uint64_t per_octave = 1u << precision_bits;
    static constexpr int value_bits = 53;  // 2^53 us are 285 years, beyond longest_duration
    static constexpr std::int64_t largest = (std::int64_t{1} << value_bits) - 1;
    static constexpr int octaves = value_bits - precision_bits;
    static constexpr std::size_t bin_count = (octaves + 1) * per_octave;

    static std::size_t bin_of(std::uint64_t ticks) {
        if (ticks < per_octave) return ticks;
        const int shift = static_cast<int>(std::bit_width(ticks)) - precision_bits - 1;
        return static_cast<std::size_t>(shift) * per_octave + (ticks >> shift);
    }

    static Duration middle_of(std::size_t bin) {
        if (bin < 2 * per_octave) return Duration{static_cast<std::int64_t>(bin)};
        const int shift = static_cast<int>(bin / per_octave) - 1;
        const std::uint64_t lowest = (per_octave + bin % per_octave) << shift;
        return Duration{static_cast<std::int64_t>(lowest + (std::uint64_t{1} << shift) / 2)};
    }

    std::vector<std::uint64_t> bins_;
    std::uint64_t count_ = 0;
};

}  // namespace takt
