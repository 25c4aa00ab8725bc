// Makes the streams of one replication.
#pragma once

#include <string_view>

#include "takt/random/stream.hpp"

namespace takt {

/// Two elements with different names, or two purposes of one element, never share a stream.
class StreamMaker {
  public:
    StreamMaker(std::uint64_t seed, std::uint64_t replication) : seed_(seed), replication_(replication) {}

    Stream operator()(std::string_view element, std::string_view purpose) const {
        return Stream(StreamKey{seed_, replication_, hash_of(element), hash_of(purpose)});
    }

  private:
    std::uint64_t seed_;
    std::uint64_t replication_;
};

}  // namespace takt
