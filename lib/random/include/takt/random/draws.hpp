// Samples from a stream of its own, with what they are made of computed a block ahead.
#pragma once

#include <cstddef>
#include <cstdint>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/random/distribution.hpp"
#include "takt/random/lanes.hpp"
#include "takt/random/stream.hpp"

namespace takt {

/// The laws that one stream is drawn for. They must outlive the draws.
class LawsOfStream {
  public:
    void add(const Distribution& law) {
        last_ = &law;
        ++count_;
        if (law.is_constant()) return;
        if (!varies_) kernel_ = law.kernel();
        if (kernel_ != law.kernel()) kernel_ = Kernel::other;
        varies_ = true;
    }

    /// Null where there are several, or none.
    const Distribution* only() const { return count_ == 1 ? last_ : nullptr; }

    /// What all of them are made of, constants aside; none where they differ.
    Kernel kernel() const { return kernel_; }

  private:
    const Distribution* last_ = nullptr;
    int count_ = 0;
    bool varies_ = false;
    Kernel kernel_ = Kernel::other;
};

/// A stream and what comes of it next, computed a block ahead: samples where one law takes them all, kernel variates where
/// several laws with one kernel take turns, and nothing where they take different numbers of uniforms. The samples are those
/// that come one by one, so the blocks change the speed and nothing else.
class Draws {
  public:
    explicit Draws(const Stream& stream, const LawsOfStream& laws = {})
        : kernel_(laws.kernel()), stream_(stream), only_(laws.only()) {}

    /// A sample as a duration of at least 0, to the nearest microsecond. \pre `law` is among the laws of the stream
    TAKT_ALWAYS_INLINE Duration duration(const Distribution& law) { return has_next() ? next() : compute(law); }

    /// The next `count` samples, where they lie until the next call. \pre the stream has only this law, and is always drawn by
    /// as many, of which block_size is a multiple
    TAKT_ALWAYS_INLINE const Duration* next(const Distribution& law, std::size_t count) {
        if (!has_next()) {
            compute(law);
            next_duration_ = 0;
        }
        const Duration* first = &ahead_.durations[next_duration_];
        next_duration_ = static_cast<std::uint8_t>(next_duration_ + count);
        return first;
    }

    /// Whether the next sample is there, whichever law it is drawn for.
    bool has_next() const { return next_duration_ < block_size; }

    /// \pre has_next()
    Duration next() { return ahead_.durations[next_duration_++]; }

    /// The next sample, and the block that it belongs to. \pre !has_next(), and as for duration()
    TAKT_NEVER_INLINE Duration compute(const Distribution& law) {
        return only_ == nullptr ? duration_of_several(law) : compute();
    }

    /// The same without looking up the law. \pre have_one_law(), !has_next()
    Duration compute() {
        only_->durations(stream_, drawn_, ahead_.durations);
        drawn_ += block_size;
        next_duration_ = 1;
        return ahead_.durations[0];
    }
    bool have_one_law() const { return only_ != nullptr; }

    /// Asks the memory for the next sample.
    TAKT_ALWAYS_INLINE void prefetch() const { __builtin_prefetch(&ahead_.durations[next_duration_ % block_size], 1); }

    /// Goes over to another stream; what was computed ahead is forgotten. Of a trace nothing changes.
    void branch(std::uint64_t number) {
        if (only_ != nullptr && only_->is_trace()) return;
        stream_ = stream_.branch(number);
        next_duration_ = next_variate_ = block_size;
    }

  private:
    union Ahead {
        BlockOfDurations durations;
        Block variates;
    };

    Duration duration_of_several(const Distribution& law) {
        if (law.is_trace()) return law.duration(stream_, drawn_++);
        if (law.is_constant() || kernel_ == Kernel::other) return law.duration(stream_);
        if (next_variate_ == block_size) {
            fill(stream_, kernel_, ahead_.variates);
            next_variate_ = 0;
        }
        return law.duration_of_kernel(ahead_.variates[next_variate_++]);
    }

    // What the next sample needs comes first.
    std::uint8_t next_duration_ = block_size;  ///< stays there where several laws take turns
    std::uint8_t next_variate_ = block_size;
    Kernel kernel_;
    std::uint32_t drawn_ = 0;  ///< of a trace; there may be one among the laws of a stream
    Ahead ahead_{};
    Stream stream_;
    const Distribution* only_;
};

}  // namespace takt
