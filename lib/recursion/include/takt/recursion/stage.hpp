// A station and the buffer in front of it: parts go through in batches, and what the event loop would count is counted.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "takt/core/inline.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/too_many_parts.hpp"
#include "takt/line/work_content.hpp"
#include "takt/random/draws.hpp"
#include "takt/recursion/batch.hpp"
#include "takt/recursion/places.hpp"
#include "takt/recursion/repairs.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/recursion/window.hpp"

namespace takt {

/// Part i comes to the buffer, begins, finishes and leaves:
///     began(i)    = max(came(i), left(i-1))
///     finished(i) = began(i) + work(i), and the repairs that interrupt it
///     left(i)     = max(finished(i), the instant at which the next buffer has room for it)
/// It comes to the next stage as it leaves this one. All that is counted follows from these four instants.
class Stage {
  public:
    Stage(const SerialStation& station, const StreamMaker& stream, const Window& window, std::size_t batch)
        : time_(&station.time),
          draws_(stream(station.stream, "cycle"), only_law(station)),
          repairs_(station, stream),
          places_(station.places_before, batch),
          is_handed_over_(station.places_before == 0u),
          most_(station.places_before.value_or(std::numeric_limits<std::uint32_t>::max())),
          is_counting_(window.warm_up() == 0),
          plain_until_(is_counting_ ? window.end() : window.warm_up()) {}

    /// So many parts come before the first of them begins, all at once; as far as there is room. \pre nobody has come yet
    void fill(std::uint64_t parts) {
        deepest_ = std::max(std::min(parts, most_), std::uint64_t{1});
        places_.remember(deepest_, 0);
    }

    /// The buffer holds more parts than any may.
    bool is_flooded() const { return deepest_ > most_parts_waiting; }

    /// Room in the buffer, for a batch.
    Room room() const { return places_.room(); }

    /// Parts that come from the station before.
    /// \param came  in order, and none after window.beyond()
    /// \param left  takes when they leave, cut to window.beyond()
    /// \param count at most the batch that it was made for
    /// \param to    room in the next buffer
    /// \complexity  O(count)
    TAKT_ALWAYS_INLINE void pass(Batch& came, Batch& left, std::size_t count, const Room& to, const Window& window) {
        pass_from<false>(came, left, count, to, window);
    }

    /// The same for parts that come from the source.
    /// \param came when they came to the source; takes when there was room for them here
    TAKT_ALWAYS_INLINE void enter(Batch& came, Batch& left, std::size_t count, const Room& to, const Window& window) {
        pass_from<true>(came, left, count, to, window);
    }

    /// Nobody comes any more.
    void close(const Window& window) {
        const Ticks beyond = window.beyond();
        account({beyond, beyond, beyond, beyond, began_, 0}, window);
    }

    /// Timers that would have fired in an event loop.
    std::uint64_t events() const { return operations_ + repairs_.events(); }

    /// \pre closed
    void collect(const Plan& plan, const SerialStation& station, const Window& window,
                 ReplicationResult& result) const {
        const Ticks observed = window.end() - window.warm_up();
        StationResult& here = result.stations[station.station];
        here.times[State::starved] = Duration{counts_.starved};
        here.times[State::blocked] = Duration{counts_.blocked};
        here.times[State::down] = Duration{repairs_.down()};
        here.times[State::working] = Duration{observed - counts_.starved - counts_.blocked - repairs_.down()};
        here.finished = counts_.finished;
        here.planned_work = planned_cycle(plan, station.station, 0) * static_cast<std::int64_t>(counts_.finished);
        repairs_.for_each_count([&](const Repairs::Count& count) {
            here.restorations += count.restorations;
            here.restoring += Duration{count.restoring};
            if (count.failure->robot == none) {
                here.failures += count.failures;
                return;
            }
            RobotResult& robot = result.robots[count.failure->robot];
            robot.failures += count.failures;
            robot.down += Duration{count.down};
        });
        for (Index r = plan.stations[station.station].robots.first; r < plan.stations[station.station].robots.last; ++r)
            result.robots[r].working = here.times[State::working];
        const double seconds = to_seconds(Duration{observed});
        BufferResult& buffer = result.buffers[station.buffer];
        if (is_handed_over_) {
            buffer.full_seconds = buffer.empty_seconds = seconds;
            return;
        }
        buffer.level_seconds = 1e-6 * static_cast<double>(counts_.waited);
        buffer.highest = static_cast<std::uint32_t>(counts_.entered > 0 ? deepest_ : level_after_warm_up_);
        buffer.entered = counts_.entered;
        buffer.full_seconds = to_seconds(Duration{counts_.full});
        buffer.empty_seconds = to_seconds(Duration{counts_.empty});
    }

  private:
    __extension__ using Wide = unsigned __int128;

    struct Counts {
        Ticks starved = 0;
        Ticks blocked = 0;
        Ticks empty = 0;
        Ticks full = 0;
        std::uint64_t entered = 0;
        std::uint64_t finished = 0;
        Wide waited = 0;  ///< part microseconds in the buffer: a million parts over a century do not fit in 64 bits
    };

    /// One part here.
    struct Stay {
        Ticks came, began, finished, left;
        Ticks began_before;  ///< the part before it
        Ticks room;          ///< for the part after it
    };

    static LawsOfStream only_law(const SerialStation& station) {
        LawsOfStream laws;
        laws.add(station.time);
        return laws;
    }

    template <bool from_source>
    TAKT_ALWAYS_INLINE void pass_from(Batch& came, Batch& left, std::size_t count, const Room& to,
                                      const Window& window) {
        const Duration* work = draws_.next(*time_, count);
        const Room own = places_.room();
        const Moved moved = own.is_without_end() && to.is_without_end()
                                ? move<from_source>(came, work, left, count, RoomForAll{}, RoomForAll{})
                                : move<from_source>(came, work, left, count, own, to);
        if (moved.work <= repairs_.left() && left[count - 1] <= plain_until_) [[likely]]
            count_plainly(moved, came, left, count);
        else
            pass_carefully<from_source>(came, work, left, count, to, window);
        parts_ += count;
        places_.remember(deepest_, parts_);
    }

    /// Sums over a batch.
    struct Moved {
        Ticks work = 0, came = 0, began = 0, left = 0;
        Ticks empty = 0, full = 0;  ///< how long the buffer was so
        Ticks last_began = 0;
    };

    /// As long as nothing fails and the run goes on. Failures only delay, so what is written into `came` where they come is no
    /// later than what pass_carefully() finds.
    template <bool from_source, class AnyRoom>
    TAKT_ALWAYS_INLINE Moved move(Batch& came, const Duration* work, Batch& left, std::size_t count, AnyRoom own,
                                  AnyRoom next) {
        const TimesOfParts times = places_.times();
        const bool is_handed_over = is_handed_over_;
        std::uint64_t part = parts_;
        Ticks left_before = left_, room = own[part + 1];
        Moved moved;
        moved.last_began = began_;
        for (std::size_t i = 0; i < count; ++i) {
            ++part;
            const Ticks comes = from_source ? std::max(came[i], room) : came[i];
            const Ticks begins = std::max(comes, left_before);
            const Ticks leaves = std::max(begins + work[i].count(), next[part]);
            if (from_source) came[i] = comes;
            left[i] = left_before = leaves;
            times[part] = is_handed_over ? leaves : begins;
            room = own[part + 1];
            moved.work += work[i].count();
            moved.came += comes;
            moved.began += begins;
            moved.left += leaves;
            moved.empty += std::max(Ticks{0}, comes - moved.last_began);
            moved.full += std::max(Ticks{0}, room - comes);
            moved.last_began = begins;
        }
        return moved;
    }

    /// Where either all of it counts or nothing.
    TAKT_ALWAYS_INLINE void count_plainly(const Moved& moved, const Batch& came, const Batch& left, std::size_t count) {
        counts_.starved += moved.began - (left_ + moved.left - left[count - 1]);
        counts_.blocked += moved.left - moved.began - moved.work;
        counts_.waited += static_cast<std::uint64_t>(moved.began - moved.came);
        counts_.empty += moved.empty;
        counts_.full += moved.full;
        counts_.entered += count;
        counts_.finished += count;
        operations_ += count;
        repairs_.work(moved.work);
        left_ = left[count - 1];
        began_ = moved.last_began;
        if (deepest_ < most_ && places_.times()[parts_ + count - deepest_] > came[0]) [[unlikely]]
            for (std::size_t i = 0; i < count; ++i)
                note_depth(parts_ + i + 1, came[i]);
    }

    /// As the part comes, there are more parts in the buffer than ever, if the one so many before it has not begun.
    void note_depth(std::uint64_t part, Ticks came) {
        deepest_ += places_.times()[part - deepest_] > came;
        if (is_flooded()) throw TooManyParts();
    }

    template <bool from_source>
    TAKT_NEVER_INLINE void pass_carefully(Batch& came, const Duration* work, Batch& left, std::size_t count,
                                          const Room& to, const Window& window) {
        const TimesOfParts times = places_.times();
        const Room own = places_.room();
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t part = parts_ + i + 1;
            Stay stay;
            if (from_source) came[i] = std::min(std::max(came[i], own[part]), window.beyond());
            stay.came = came[i];
            stay.began = std::max(stay.came, left_);
            stay.finished = repairs_.finish(stay.began, work[i].count(), window);
            stay.left = left[i] = std::min(std::max(stay.finished, to[part]), window.beyond());
            stay.began_before = std::exchange(began_, stay.began);
            times[part] = is_handed_over_ ? stay.left : stay.began;
            stay.room = own[part + 1];
            operations_ += window.in_run(stay.finished);
            account(stay, window);
            if (window.in_run(stay.came)) note_depth(part, stay.came);
            left_ = stay.left;
        }
    }

    void account(const Stay& stay, const Window& window) {
        if (plain_until_ < window.end() && stay.left > window.warm_up()) end_warm_up(stay, window);
        counts_.starved += window.between(left_, stay.began);
        counts_.blocked += window.between(stay.finished, stay.left);
        counts_.waited += static_cast<std::uint64_t>(window.between(stay.came, stay.began));
        counts_.empty += window.between(stay.began_before, stay.came);
        counts_.full += window.between(stay.came, stay.room);
        counts_.entered += window.counts(stay.came);
        counts_.finished += window.counts(stay.finished);
    }

    /// The first part that leaves after the warm-up begins the counting; the first one that comes after it ends the passage.
    void end_warm_up(const Stay& stay, const Window& window) {
        if (!is_counting_) counts_ = {};
        is_counting_ = true;
        if (stay.came <= window.warm_up()) {
            level_after_warm_up_ += stay.began > window.warm_up();
        } else {
            deepest_ = std::max(level_after_warm_up_, std::uint64_t{1});
            plain_until_ = window.end();
        }
    }

    const Distribution* time_;
    Draws draws_;
    Repairs repairs_;
    Places places_;
    bool is_handed_over_;
    std::uint64_t most_;  ///< parts that the buffer can hold
    bool is_counting_;
    Ticks plain_until_;          ///< before, nothing counts or everything
    Ticks left_ = 0;             ///< when the last part left,
    Ticks began_ = 0;            ///< and when it began
    std::uint64_t parts_ = 0;    ///< that came
    std::uint64_t deepest_ = 1;  ///< the most parts in the buffer at once: in the run, then since the warm-up
    std::uint64_t level_after_warm_up_ = 0;
    std::uint64_t operations_ = 0;
    Counts counts_;
};

}  // namespace takt
