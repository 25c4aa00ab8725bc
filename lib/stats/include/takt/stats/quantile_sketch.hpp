// Quantiles of durations without keeping them: a histogram whose bins grow with the value.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"

namespace takt {

/// A mergeable histogram of durations with bins of equal relative width: 64 bins for each power of two.
/// A quantile it returns differs from the exact one of the same observations by at most 1/128 of it.
/// \source the layout of HdrHistogram (Tene); error bound: half a bin, 2^-7 relative
/// \complexity O(1) an observation; memory for the powers of two from the least observation to the most, 512 bytes each, at most 24 KiB
class QuantileSketch {
  public:
    static constexpr int precision_bits = 6;
    static constexpr std::uint64_t per_octave = 1u << precision_bits;
    static constexpr int value_bits = 53;  // 2^53 us are 285 years, beyond longest_duration
    static constexpr std::size_t bin_count = (value_bits - precision_bits + 1) * per_octave;

    /// Values below 0 count as 0, values beyond 285 years as that.
    void add(Duration value) {
        count_in(bin_of(value));
        ++count_;
    }

    void add(std::span<const Duration> values) {
        for (const Duration value : values)
            count_in(bin_of(value));
        count_ += values.size();
    }

    void merge(const QuantileSketch& other) {
        if (other.count_ == 0) return;
        cover(other.first_, other.end());
        for (std::size_t i = 0; i < other.bins_.size(); ++i)
            bins_[other.first_ + i - first_] += other.bins_[i];
        count_ += other.count_;
    }

    /// Takes the memory of all bins, so that no observation allocates any more.
    void reserve_all() { cover(0, bin_count); }

    /// Gives back the memory of what is below the least observation and above the most.
    void trim() {
        QuantileSketch kept;
        for (std::size_t i = 0; i < bins_.size(); ++i)
            if (bins_[i] > 0) kept.add_to_bin(first_ + i, bins_[i]);
        *this = std::move(kept);
    }

    /// Bytes for its bins.
    std::size_t memory() const { return bins_.size() * sizeof(std::uint64_t); }

    /// Forgets the observations, keeps the memory.
    void clear() {
        std::fill(bins_.begin(), bins_.end(), 0);
        count_ = 0;
    }

    /// The same observations, whatever memory they are in.
    friend bool operator==(const QuantileSketch& a, const QuantileSketch& b) {
        if (a.count_ != b.count_) return false;
        const std::size_t last = std::max(a.end(), b.end());
        for (std::size_t bin = std::min(a.first_, b.first_); bin < last; ++bin)
            if (a.in_bin(bin) != b.in_bin(bin)) return false;
        return true;
    }

    std::uint64_t count() const { return count_; }

    /// The smallest bin's middle with at least `share` of the observations at or below it; 0 when there are none.
    /// \pre 0 <= share <= 1
    Duration quantile(double share) const {
        const double all = static_cast<double>(count_);
        std::uint64_t seen = 0;
        for (std::size_t bin = first_; bin < end(); ++bin) {
            seen += in_bin(bin);
            if (in_bin(bin) > 0 && static_cast<double>(seen) / all >= share) return middle_of(bin);
        }
        return Duration::zero();
    }

    /// Observations in a bin, so that a sketch can be stored. \pre bin < bin_count
    std::uint64_t in_bin(std::size_t bin) const { return bin - first_ < bins_.size() ? bins_[bin - first_] : 0; }

    /// So many more observations, read from where a sketch was stored. \pre bin < bin_count
    void add_to_bin(std::size_t bin, std::uint64_t observations) {
        cover(bin, bin + 1);
        bins_[bin - first_] += observations;
        count_ += observations;
    }

  private:
    static constexpr std::int64_t largest = (std::int64_t{1} << value_bits) - 1;

    /// Behind the last bin that there is memory for; nothing outside has observations.
    std::size_t end() const { return first_ + bins_.size(); }

    /// Memory for these bins, too, by whole powers of two.
    TAKT_NEVER_INLINE void cover(std::size_t first, std::size_t last) {
        first = first / per_octave * per_octave;
        last = (last + per_octave - 1) / per_octave * per_octave;
        if (bins_.empty()) {
            bins_.resize(last - first);
            first_ = first;
            return;
        }
        if (first < first_) {
            bins_.insert(bins_.begin(), first_ - first, 0);
            first_ = first;
        }
        if (last > end()) bins_.resize(last - first_);
    }

    void count_in(std::size_t bin) {
        if (bin - first_ >= bins_.size()) [[unlikely]] cover(bin, bin + 1);
        ++bins_[bin - first_];
    }

    static std::size_t bin_of(Duration value) {
        const auto ticks = static_cast<std::uint64_t>(std::clamp<std::int64_t>(value.count(), 0, largest));
        const int shift = static_cast<int>(std::bit_width(ticks | per_octave)) - precision_bits - 1;
        return static_cast<std::size_t>(shift) * per_octave + (ticks >> shift);
    }

    static Duration middle_of(std::size_t bin) {
        if (bin < 2 * per_octave) return Duration{static_cast<std::int64_t>(bin)};
        const int shift = static_cast<int>(bin / per_octave) - 1;
        const std::uint64_t lowest = (per_octave + bin % per_octave) << shift;
        return Duration{static_cast<std::int64_t>(lowest + (std::uint64_t{1} << shift) / 2)};
    }

    std::size_t first_ = 0;            ///< bin that the first of these is
    std::vector<std::uint64_t> bins_;
    std::uint64_t count_ = 0;
};

}  // namespace takt
