// Samples from a stream of its own, with what they are made of computed a block ahead.
#pragma once

#include <cstdint>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/random/distribution.hpp"
#include "takt/random/lanes.hpp"
#include "takt/random/stream.hpp"

namespace takt {

/// The one kernel that all of some distributions are made of, constants aside; none where there are several.
class CommonKernel {
  public:
    void add(const Distribution& law) {
        if (law.is_constant()) return;
        if (first_) kernel_ = law.kernel();
        if (kernel_ != law.kernel()) kernel_ = Kernel::none;
        first_ = false;
    }
    Kernel kernel() const { return kernel_; }

  private:
    Kernel kernel_ = Kernel::none;
    bool first_ = true;
};

/// A stream and the next few kernel variates that come of it. Sample number i is made of uniform number i of the stream
/// with and without blocks, so the blocks change the speed and nothing else.
class Draws {
  public:
    /// \pre `kernel` is none, or that of every distribution that will be drawn from, constants aside
    explicit Draws(const Stream& stream, Kernel kernel = Kernel::none) : stream_(stream), kernel_(kernel) {}

    /// A sample as a duration of at least 0, to the nearest microsecond.
    TAKT_ALWAYS_INLINE Duration duration(const Distribution& law) {
        if (law.is_constant() || kernel_ == Kernel::none) return law.duration(stream_);
        if (next_ == block_size) [[unlikely]]
            refill();
        return law.duration_of_kernel(block_[next_++]);
    }

  private:
    TAKT_NEVER_INLINE void refill() {
        fill(stream_, kernel_, block_);
        next_ = 0;
    }

    Stream stream_;
    Kernel kernel_;
    std::uint8_t next_ = block_size;
    Block block_{};
};

}  // namespace takt
