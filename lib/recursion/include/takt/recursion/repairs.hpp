// Failures on the operating clock of one machine, and the repairs that interrupt its work.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/streams.hpp"
#include "takt/random/single_draws.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/recursion/window.hpp"

namespace takt {

class Repairs {
  public:
    /// What befell one of the things that can fail.
    struct Count {
        const SerialFailure* failure = nullptr;
        std::uint64_t failures = 0;
        Ticks down = 0;  ///< from failures to the ends of their repairs
        std::uint64_t restorations = 0;  ///< ends of repairs,
        Ticks restoring = 0;             ///< and how long these have lasted
    };

    Repairs(const SerialStation& station, const StreamMaker& stream) {
        for (const SerialFailure& failure : station.failures)
            clocks_.push_back({{&failure},
                               SingleDraws(stream(failure.stream, "every")),
                               SingleDraws(stream(failure.stream, "length"))});
        for (Clock& clock : clocks_)
            clock.left = sample(clock.count.failure->every, clock.every);
        left_ = shortest();
    }

    /// Operating time to the first failure.
    Ticks left() const { return left_; }

    /// \pre work <= left()
    void work(Ticks work) { left_ -= work; }

    /// When work that begins at `began` is complete. Work that ends as a failure comes is complete, and the failure comes at
    /// the beginning of the next. \return window.beyond() where that is after the run
    TAKT_NEVER_INLINE Ticks finish(Ticks began, Ticks work, const Window& window) {
        Ticks now = began;
        while (left_ < work) {
            now += left_;
            work -= left_;
            if (!window.in_run(now)) return window.beyond();
            const Ticks repair = fail(now, window);
            down_ += window.between(now, now + repair);
            now += repair;
        }
        left_ -= work;
        return now + work;
    }

    /// Time counted in which the machine was down.
    Ticks down() const { return down_; }

    /// Failures and ends of repairs in the run: events of the event loop.
    std::uint64_t events() const { return events_; }

    template <class Action>
    void for_each_count(Action&& action) const {
        for (const Clock& clock : clocks_)
            action(clock.count);
    }

  private:
    struct Clock {
        Count count;
        SingleDraws every;
        SingleDraws length;
        Ticks left = 0;  ///< operating time to its next failure, as of when `left_` was set
    };

    static Ticks sample(const Distribution& law, SingleDraws& draws) { return draws.duration(law).count(); }

    /// Those due at this reading of the clock; several at once are repaired beside each other. \return the longest repair
    Ticks fail(Ticks now, const Window& window) {
        ++events_;
        Ticks longest = 0;
        const Ticks reading = shortest();
        for (Clock& clock : clocks_) {
            clock.left -= reading;
            if (clock.left > 0) continue;
            const Ticks length = sample(clock.count.failure->length, clock.length);
            clock.count.failures += window.counts(now);
            clock.count.down += window.between(now, now + length);
            note_end(clock.count, now + length, length, window);
            events_ += window.in_run(now + length);
            clock.left = sample(clock.count.failure->every, clock.every);
            longest = std::max(longest, length);
        }
        left_ = shortest();
        return longest;
    }

    static void note_end(Count& count, Ticks end, Ticks length, const Window& window) {
        if (!window.counts(end)) return;
        ++count.restorations;
        count.restoring += length;
    }

    Ticks shortest() const {
        Ticks least = std::numeric_limits<Ticks>::max();
        for (const Clock& clock : clocks_)
            least = std::min(least, clock.left);
        return least;
    }

    std::vector<Clock> clocks_;
    Ticks left_;
    Ticks down_ = 0;
    std::uint64_t events_ = 0;
};

}  // namespace takt
