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
#include "takt/line/spells.hpp"
#include "takt/line/store_lanes.hpp"

namespace takt {

/// A part in a buffer, and when it gets to the end where it can be taken.
struct Stored {
    Part part;
    SimTime ready{};
};

struct alignas(64) Buffer {
    /// \param room for parts that is made beforehand
    Buffer(Index number, const BufferPlan& plan, std::uint32_t room, std::uint32_t producer_count)
        : parts(room),
          capacity(plan.capacity.value_or(unlimited)),
          limit(plan.stop_at > 0 ? plan.stop_at : capacity),
          index(number),
          transit(plan.transit),
          waiting(producer_count),
          producers(producer_count),
          taker(is_simple(plan) ? plan.takers.front() : none),
          stop_at(plan.stop_at),
          start_at(plan.start_at),
          is_store(plan.is_store()),
          is_carried(plan.carried_by != none),
          calls(plan.calls),
          lanes(plan) {
        waiting_to_reserve.reserve(producer_count);
    }

    std::uint32_t level() const { return static_cast<std::uint32_t>(parts.size()); }

    /// A free place that nobody has reserved.
    bool has_room() const { return level() < limit; }

    /// One station takes all its parts, in the order in which they came and as soon as they are ready.
    static bool is_simple(const BufferPlan& plan) {
        return plan.takers.size() == 1 && !plan.next && plan.stop_at == 0 && !plan.is_store() && plan.carried_by == none &&
               plan.calls == none && plan.entry == none;
    }

    /// A part that can be taken now.
    bool has_part(SimTime now) const { return !parts.empty() && parts.front().ready <= now; }

    /// \pre has_room(), or a place was reserved
    TAKT_ALWAYS_INLINE void push(const Part& part, SimTime now) {
        const std::uint32_t after = level() + 1;
        empty.ends_if(after == 1, now);
        full.begins_if(after == capacity, now);
        if (after > highest) highest = after;
        integral.rises(now);
        Stored& place = parts.push_place();
        place.part = part;
        place.ready = now + transit;
    }

    /// \pre    not empty, and the head is ready
    /// \return the part, where it stays readable until another takes its place
    TAKT_ALWAYS_INLINE const Part& pop(SimTime now) {
        const std::uint32_t before = level();
        full.ends_if(before == capacity, now);
        empty.begins_if(before == 1, now);
        integral.falls(now);
        const Part& part = parts.front().part;
        parts.drop();
        return part;
    }

    /// The same for another part than the head. \pre it can be taken
    Part pop_at(std::size_t place, SimTime now) {
        const std::uint32_t before = level();
        full.ends_if(before == capacity, now);
        empty.begins_if(before == 1, now);
        integral.falls(now);
        const Part part = parts.remove_at(place).part;
        lanes.goes(place, parts);
        return part;
    }

    /// A part comes and goes at once. \pre empty, and there is room
    void pass() {
        highest = std::max(highest, 1u);
        parts.pass();
    }

    /// Keeps a place free for a part in work (blocking before service), or one less.
    void keep_free(bool one_more) {
        limit += one_more ? -1u : 1u;
        kept_free += one_more ? 1u : -1u;
    }

    /// One of its parts is on the way, and takes none of its places.
    void add_place(SimTime now) {
        if (capacity == unlimited) return;
        full.ends_if(level() == capacity, now);
        ++capacity;
        ++limit;
    }
    void remove_place(SimTime now) {
        if (capacity == unlimited) return;
        --capacity;
        --limit;
        full.begins_if(level() == capacity, now);
    }

    /// Who feeds it stops at one level and goes on at another, where it has such. Places that are kept free count as taken.
    void switch_feeding(SimTime now) {
        if (stop_at == 0) return;
        const std::uint32_t committed = level() + kept_free;
        const bool was_stopped = is_stopped;
        is_stopped = was_stopped ? committed > start_at : committed >= stop_at;
        stopped.begins_if(is_stopped && !was_stopped, now);
        stopped.ends_if(was_stopped && !is_stopped, now);
        limit = is_stopped || is_closed ? 0 : stop_at - kept_free;
    }

    /// Parts may enter, or not, because they would not be out before the end of the shift.
    void open(bool does) {
        is_closed = !does;
        limit = is_stopped || is_closed ? 0 : (stop_at > 0 ? stop_at : capacity) - kept_free;
    }

    /// A free place, now or when parts may enter again.
    bool will_have_room() const { return has_room() || (is_closed && !is_stopped && level() < capacity); }

    /// Parts that came since counting began.
    std::uint64_t entered() const { return parts.pushed() - entered_before; }

    void restart_statistics(SimTime now) {
        integral.restart(level(), now);
        empty.restart(level() == 0, now);
        full.restart(level() == capacity, now);
        stopped.restart(is_stopped, now);
        caught = 0;
        highest = level();
        entered_before = parts.pushed();
    }

    static constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();

    // What changes alike does not stand side by side: compilers would move it together, through vector registers.
    Ring<Stored> parts;
    Spells empty;            ///< a hand-over is always both, empty and full
    std::uint32_t capacity;  ///< `unlimited` where it is that
    std::uint32_t limit;     ///< capacity less the places kept free for parts in work; 0 while nothing may enter
    Spells full;
    std::uint32_t highest = 0;
    Index index;
    LevelIntegral integral;
    Duration transit;
    Ring<Producer> waiting;                 ///< who holds a part for it, the longest-waiting first
    std::uint32_t producers;                ///< how many may hold one
    std::vector<Index> waiting_to_reserve;  ///< stations that begin when there is a place for the part
    bool is_reserved = false;               ///< such stations lead to it
    Index taker;  ///< the only station that takes parts from here, first in, first out; none: it is not so simple
    std::uint64_t entered_before = 0;       ///< parts that came before counting began
    bool gives_several = false;             ///< someone takes more than one part at a time
    bool offered = false;                   ///< its head waits for room in the next buffer
    SimTime offered_since{};
    Slot timer = 0;
    std::uint32_t kept_free = 0;  ///< places
    std::uint32_t stop_at;        ///< 0: no such level
    std::uint32_t start_at;
    bool is_stopped = false;
    bool is_closed = false;     ///< for draining
    std::uint64_t caught = 0;   ///< parts that were in it as a shift ended
    Spells stopped;
    bool is_store;    ///< stations choose among its parts
    bool is_carried;  ///< transporters take its parts on; each has a place more while it is on the way
    Index calls;      ///< transporters that wait for room in here before they are sent
    StoreLanes lanes;
};

}  // namespace takt
