// What a buffer is at one instant.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/level.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/ring.hpp"

namespace takt {

/// A part in a buffer, and when it gets to the end where it can be taken.
struct Stored {
    Part part;
    SimTime ready{};
};

struct Buffer {
    Buffer(const BufferPlan& plan, std::uint32_t most_room, std::uint32_t producers)
        : capacity(plan.capacity.value_or(std::numeric_limits<std::uint32_t>::max())),
          taker(plan.takers.size() == 1 && !plan.next ? plan.takers.front() : none),
          transit(plan.transit),
          parts(std::min(capacity, most_room)),
          waiting(producers) {
        waiting_to_reserve.reserve(producers);
    }

    /// A free place that nobody has reserved.
    bool has_room() const { return level.value() + reserved < capacity; }

    /// \pre has_room(), or a place was reserved
    TAKT_ALWAYS_INLINE void push(const Part& part, SimTime now) {
        empty += (now - since) * (level.value() == 0);
        level.add(1, now);
        since += (now - since) * (level.value() == capacity);
        highest = std::max(highest, level.value());
        ++entered;
        Stored& place = parts.push_place();
        place.part = part;
        place.ready = now + transit;
    }

    /// \pre    not empty, and the head is ready
    /// \return the part, where it stays readable until another takes its place
    TAKT_ALWAYS_INLINE const Part& pop(SimTime now) {
        full += (now - since) * (level.value() == capacity);
        level.subtract(1, now);
        since += (now - since) * (level.value() == 0);
        const Part& part = parts.front().part;
        parts.drop();
        return part;
    }

    /// Books the time that it has been empty or full. A hand-over is always both.
    void count_until(SimTime now) {
        if (level.value() == 0) empty += now - since;
        if (level.value() == capacity) full += now - since;
        since = now;
    }

    void restart_statistics(SimTime now) {
        level.restart(now);
        since = now;
        highest = level.value();
        entered = 0;
        full = empty = Duration::zero();
    }

    std::uint32_t capacity;  ///< the greatest number where it is unlimited
    Index taker;             ///< the only station that takes parts from here; none: there are others, or parts go on
    Duration transit;
    Level level;
    std::uint32_t reserved = 0;  ///< places kept free for parts that are being worked on (blocking before service)
    std::uint32_t highest = 0;
    SimTime since{};  ///< when it became empty or full, where it is that
    Duration empty{};
    Duration full{};
    std::uint64_t entered = 0;
    Ring<Stored> parts;
    Ring<Producer> waiting;                 ///< who holds a part for it, the longest-waiting first
    std::vector<Index> waiting_to_reserve;  ///< stations that begin when there is a place for the part
    bool offered = false;                   ///< its head waits for room in the next buffer
    SimTime offered_since{};
    Slot timer = 0;
};

}  // namespace takt
