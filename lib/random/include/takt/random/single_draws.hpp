// Samples of one law, drawn now and then.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"
#include "takt/random/distribution.hpp"
#include "takt/random/stream.hpp"

namespace takt {

/// A stream of its own for one law, and how many samples it has given. Small, where Draws is quick.
class SingleDraws {
  public:
    explicit SingleDraws(const Stream& stream) : stream_(stream) {}

    double sample(const Distribution& law) { return law.sample(stream_, drawn_++); }
    /// A sample as a duration of at least 0, to the nearest microsecond.
    Duration duration(const Distribution& law) { return law.duration(stream_, drawn_++); }

    /// Goes over to another stream. Of a trace nothing changes.
    void branch(std::uint64_t number) { stream_ = stream_.branch(number); }

  private:
    Stream stream_;
    std::uint64_t drawn_ = 0;
};

}  // namespace takt
