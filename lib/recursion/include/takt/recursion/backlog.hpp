// The parts that have come to the source and find no room yet: never more than a queue may hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "takt/core/inline.hpp"
#include "takt/line/too_many_parts.hpp"
#include "takt/recursion/batch.hpp"
#include "takt/recursion/places.hpp"

namespace takt {

/// Of those outside, the first stands at the door already, and is in no queue.
class Backlog {
  public:
    explicit Backlog(std::size_t batch) : entered_(std::nullopt, batch) {}

    /// \param arrivals when parts came to the source, \param entered when there was room for them
    /// \throws TooManyParts
    /// \complexity O(count)
    TAKT_ALWAYS_INLINE void note(const Batch& arrivals, const Batch& entered, std::size_t count) {
        const TimesOfParts times = entered_.times();
        for (std::size_t i = 0; i < count; ++i) times[parts_ + i + 1] = entered[i];
        if (times[parts_ + count - outside_] > arrivals[0]) [[unlikely]]
            for (std::size_t i = 0; i < count; ++i) note_one(parts_ + i + 1, arrivals[i]);
        parts_ += count;
        entered_.remember(outside_, parts_);
    }

    /// \param outside how many there are at some time
    static void expect_room(std::uint64_t outside) {
        if (outside > most_parts_waiting + 1) throw TooManyParts();
    }

  private:
    /// There are more outside than ever, if the one so many before it has not entered.
    void note_one(std::uint64_t part, Ticks came) {
        outside_ += entered_.times()[part - outside_] > came;
        expect_room(outside_);
    }

    Places entered_;
    std::uint64_t parts_ = 0;    ///< that came
    std::uint64_t outside_ = 1;  ///< the most at once
};

}  // namespace takt
