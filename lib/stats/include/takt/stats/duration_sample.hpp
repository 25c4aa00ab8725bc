// Durations without keeping them: their exact moments and their quantiles.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "takt/core/time.hpp"
#include "takt/stats/duration_tally.hpp"
#include "takt/stats/quantile_sketch.hpp"

namespace takt {

/// The tally and the sketch of the same observations. Answers in seconds, 0 where there are none.
/// \pre        durations are at least 0 and at most longest_duration
/// \complexity O(1) an observation; memory that of the sketch
struct DurationSample {
    DurationTally tally;
    QuantileSketch sketch;

    void add(Duration value) {
        tally.add(value);
        sketch.add(value);
    }

    void add(std::span<const Duration> values) {
        tally.add(values);
        sketch.add(values);
    }

    void merge(const DurationSample& other) {
        tally.merge(other.tally);
        sketch.merge(other.sketch);
    }

    /// Forgets the observations, keeps the memory.
    void clear() {
        tally = {};
        sketch.clear();
    }

    std::uint64_t count() const { return tally.count(); }
    double mean() const { return tally.mean(); }
    double variance() const { return tally.variance(); }
    double least() const { return tally.least(); }
    double most() const { return tally.most(); }

    /// That of the sketch, but not outside of the least and the most. \pre 0 <= share <= 1
    double quantile(double share) const {
        if (count() == 0) return 0;
        return std::clamp(to_seconds(sketch.quantile(share)), least(), most());
    }

    friend bool operator==(const DurationSample&, const DurationSample&) = default;
};

}  // namespace takt
