// Times drawn for eight replications at once, in microseconds.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/line/streams.hpp"
#include "takt/random/distribution.hpp"
#include "takt/random/draws.hpp"
#include "takt/random/single_draws.hpp"
#include "takt/recursion/pack.hpp"
#include "takt/recursion/serial_line.hpp"

namespace takt {

/// The replications of a pack: lane i is number `first + i`.
struct Lanewise {
    std::uint64_t seed = 1;
    std::uint64_t first = 0;

    auto streams(const std::string& element, const std::string& purpose) const {
        return [=, *this](std::size_t lane) { return StreamMaker(seed, first + lane)(element, purpose); };
    }
};

/// Samples of one law, for each lane from a stream of its own. None is longer than `most`, which lies beyond the end of the
/// run: what is cut does not happen any more.
class PackedTimes {
  public:
    template <class StreamOf>
    PackedTimes(const Distribution& law, const StreamOf& stream, double most)
        : law_(&law), most_(most), streams_(stream) {
        if (law.is_constant()) {
            way_ = Way::constant;
            constant_ = pack_of(cut(law.duration(unused_)));
        } else if (law.is_scaled_kernel()) {
            way_ = Way::exponential;
        } else {
            way_ = Way::one_by_one;
            LawsOfStream laws;
            laws.add(law);
            for (std::size_t lane = 0; lane < pack_size; ++lane) draws_.emplace_back(stream(lane), laws);
        }
    }

    TAKT_ALWAYS_INLINE void next(Pack& time) {
        if (way_ == Way::constant) {
            time = constant_;
        } else if (way_ == Way::exponential) {
            alignas(32) std::uint64_t numbers[pack_size];
            streams_.next(numbers);
            detail::exponential_ticks(numbers, law_->kernel_scale(), most_, time.low);
            detail::exponential_ticks(numbers + 4, law_->kernel_scale(), most_, time.high);
        } else {
            draw(time);
        }
    }

  private:
    enum class Way : std::uint8_t { constant, exponential, one_by_one };

    double cut(Duration time) const { return std::min(static_cast<double>(time.count()), most_); }

    TAKT_NEVER_INLINE void draw(Pack& time) {
        for (std::size_t lane = 0; lane < pack_size; ++lane) time.set(lane, cut(draws_[lane].duration(*law_)));
    }

    const Distribution* law_;
    double most_;
    Way way_;
    Pack constant_;
    PackedStreams streams_;
    std::vector<Draws> draws_;
    Stream unused_{StreamKey{}};
};

/// How long stations keep parts: their work, and the repairs that interrupt it. The machine's operating clock decides when;
/// work that ends as a failure comes is complete, and the failure comes at the beginning of the next.
class PackedWork {
  public:
    PackedWork(const SerialStation& station, const Lanewise& lanes, double most)
        : times_(station.time, lanes.streams(station.stream, "cycle"), most), most_(most) {
        for (const SerialFailure& failure : station.failures) {
            failures_.push_back({&failure, {}, {}, {}});
            for (std::size_t lane = 0; lane < pack_size; ++lane) {
                failures_.back().every.emplace_back(lanes.streams(failure.stream, "every")(lane));
                failures_.back().length.emplace_back(lanes.streams(failure.stream, "length")(lane));
            }
        }
        for (Failure& failure : failures_)
            for (std::size_t lane = 0; lane < pack_size; ++lane)
                failure.left[lane] = failure.every[lane].duration(failure.plan->every);
        if (!failures_.empty())
            for (std::size_t lane = 0; lane < pack_size; ++lane) note_first(lane);
    }

    TAKT_ALWAYS_INLINE void next(Pack& time) {
        times_.next(time);
        if (!failures_.empty()) run_clocks(time);
    }

  private:
    struct Failure {
        const SerialFailure* plan;
        std::vector<SingleDraws> every;
        std::vector<SingleDraws> length;
        std::array<Duration, pack_size> left{};  ///< operating time to the next failure, as of when `first_` was set
    };

    /// Mostly nothing fails, and a comparison for all lanes says so.
    TAKT_ALWAYS_INLINE void run_clocks(Pack& time) {
        const auto low = first_.low < time.low, high = first_.high < time.high;
        for (int lane = 0; lane < 4; ++lane)
            if (low[lane] || high[lane]) [[unlikely]]
                return fail_where_due(time);
        first_.low -= time.low;
        first_.high -= time.high;
    }

    TAKT_NEVER_INLINE void fail_where_due(Pack& time) {
        for (std::size_t lane = 0; lane < pack_size; ++lane) {
            Duration work{static_cast<std::int64_t>(time[lane])}, repairs{};
            Duration first{static_cast<std::int64_t>(first_[lane])};
            while (first < work && to_ticks(repairs) < most_) {
                work -= first;
                repairs += repair(lane);
                first = note_first(lane);
            }
            first_.set(lane, to_ticks(first - work));
            time.set(lane, std::min(time[lane] + to_ticks(repairs), most_));
        }
    }

    /// Those due at this reading of the clock; several at once are repaired beside each other.
    Duration repair(std::size_t lane) {
        Duration longest{};
        const Duration reading = shortest(lane);
        for (Failure& failure : failures_) {
            failure.left[lane] -= reading;
            if (failure.left[lane] > Duration::zero()) continue;
            longest = std::max(longest, failure.length[lane].duration(failure.plan->length));
            failure.left[lane] = failure.every[lane].duration(failure.plan->every);
        }
        return longest;
    }

    Duration shortest(std::size_t lane) const {
        Duration least = longest_duration;
        for (const Failure& failure : failures_) least = std::min(least, failure.left[lane]);
        return least;
    }

    Duration note_first(std::size_t lane) {
        const Duration first = shortest(lane);
        first_.set(lane, to_ticks(first));
        return first;
    }

    static double to_ticks(Duration time) { return static_cast<double>(time.count()); }

    PackedTimes times_;
    double most_;
    std::vector<Failure> failures_;
    Pack first_;  ///< operating time left to the first failure
};

}  // namespace takt
