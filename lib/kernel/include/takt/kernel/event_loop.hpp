// The run loop: takes the next timer, moves the clock, calls the model. Knows no factory.
//
//     takt::EventLoop loop(2);                                   // two timer slots
//     loop.after(arrival, 3s);
//     loop.run_until(SimTime{8h}, [&](takt::Slot slot) { ... });
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include "takt/core/contract.hpp"
#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/kernel/winner_tree.hpp"

namespace takt {

/// Hears nothing, costs nothing. A listener that wants to know why timers fire may have `set(now, slot, time)` and
/// `cancelled(now, slot)` beside this.
struct Silent {
    void fired(SimTime, Slot) {}
};

/// A handler that also wants to know when all timers of an instant have fired.
template <class Handler>
concept SettlesInstants = requires(Handler handler) {
    { handler.unsettled() } -> std::convertible_to<bool>;
    handler.instant_over();
};

/// A handler that asks the memory for what comes next: as a timer fires, told who is next unless another is set before that, and
/// when all is done for it.
template <class Handler>
concept LooksAhead = requires(Handler handler, Slot slot) {
    handler.expects(slot);
    handler.look_ahead(slot);
};

/// A model in which events follow each other without end at one instant: something goes on that takes no time.
class TimeStandsStill : public std::runtime_error {
  public:
    static constexpr std::uint64_t most_events = std::uint64_t{1} << 24;

    explicit TimeStandsStill(SimTime now)
        : std::runtime_error("more than " + std::to_string(most_events) + " events at one instant, " +
                             std::to_string(to_seconds(now - run_start)) + " s after the start: something goes on without taking time") {}
};

/// A clock and an event list. Copying it is a snapshot.
///
/// Order: by time; at equal times by slot number, lowest first; a timer set to the present instant from within a handler
/// fires in the same instant. A handler is any callable taking the Slot; if it has `instant_over()`, that is called after
/// the last timer of each instant if there is anything `unsettled()`, and may set timers of the same instant, which then
/// fire before time moves on.
///
/// What fires next is known without the list: the first one left when the last timer came off it, or one that was set since.
/// So the way up through the list, many steps of which each waits for the one before, is not waited for.
template <EventList List = WinnerTree, class Listener = Silent>
class EventLoop {
  public:
    explicit EventLoop(std::size_t slots, Listener listener = {}) : EventLoop(List(slots), std::move(listener)) {}
    EventLoop(List list, Listener listener)
        : list_(std::move(list)), next_(list_.first()), listener_(std::move(listener)) {}

    SimTime now() const { return now_; }
    std::uint64_t events() const { return events_; }
    const List& pending() const { return list_; }
    Listener& listener() { return listener_; }

    /// From within a handler, its own timer is not set any more.
    bool is_set(Slot slot) const { return takt::is_set(list_, slot); }

    /// When the slot's timer fires; `never` if it is not set.
    SimTime time_of(Slot slot) const { return or_never(list_.time_of(slot)); }

    /// When the next timer fires; `never` if none is set.
    SimTime next_time() const { return or_never(list_.time_of(next_)); }

    /// Whether no other timer is set for this instant, from within a handler.
    bool alone() const { return list_.time_of(next_) != now_; }

    /// Sets the slot's timer, whether it was set before or not. After pending().latest() it never fires.
    /// \pre slot < pending().slots(), time >= now()
    TAKT_ALWAYS_INLINE void at(Slot slot, SimTime time) {
        if constexpr (requires { listener_.set(now_, slot, time); }) listener_.set(now_, slot, time);
        const bool was_next = slot == list_.slot_of(next_);
        const Entry entry = list_.set(slot, time);
        if (was_next) [[unlikely]]
            next_ = list_.first();
        else if (entry < next_)  // a jump, mostly foreseen: then nobody waits for the entry
            next_ = entry;
    }

    /// The same, from now on; Duration::max() never comes. \pre duration >= 0
    TAKT_ALWAYS_INLINE void after(Slot slot, Duration duration) {
        at(slot, duration < never - now_ ? now_ + duration : never);
    }
    void cancel(Slot slot) {
        if constexpr (requires { listener_.cancelled(now_, slot); }) listener_.cancelled(now_, slot);
        clear(slot);
    }

    /// Fires the next timer. \return false when none is set
    template <class Handler>
    bool step(Handler&& handler) {
        if (list_.time_of(next_) > list_.latest()) return false;
        fire(handler);
        return true;
    }

    /// Fires every timer up to and including `end`, then moves the clock to `end`; unless a handler halts it before, for
    /// the clock then stays at that event.
    /// \return whether `end` was reached
    /// \throws TimeStandsStill, if the clock does not
    template <class Handler>
    bool run_until(SimTime end, Handler&& handler) {
        TAKT_EXPECTS(end >= now_);
        last_ = std::min(end, list_.latest());
        while (list_.time_of(next_) <= last_) {
            const SimTime before = now_;
            const std::uint64_t enough = events_ + TimeStandsStill::most_events;
            while (list_.time_of(next_) <= last_ && events_ < enough) fire(handler);
            if (events_ == enough && now_ == before) throw TimeStandsStill(now_);
        }
        if (last_ == halted) return false;
        now_ = end;
        return true;
    }

    /// From within a handler: this is the last event of run_until().
    void halt() { last_ = halted; }

  private:
    using Entry = typename List::Entry;

    template <class Handler>
    TAKT_ALWAYS_INLINE void fire(Handler& handler) {
        const Slot slot = list_.slot_of(next_);
        now_ = list_.time_of(next_);
        clear(slot);
        ++events_;
        listener_.fired(now_, slot);
        if constexpr (LooksAhead<Handler>) handler.expects(list_.slot_of(next_));
        handler(slot);
        if constexpr (SettlesInstants<Handler>) {
            if (handler.unsettled() && alone()) handler.instant_over();
        }
        if constexpr (LooksAhead<Handler>) handler.look_ahead(slot);
    }

    TAKT_ALWAYS_INLINE void clear(Slot slot) {
        list_.clear(slot);
        next_ = list_.first();
    }

    SimTime or_never(SimTime time) const { return time <= list_.latest() ? time : never; }

    static constexpr SimTime halted = run_start - Duration{1};  ///< no timer is due by then

    List list_;
    Entry next_;
    SimTime now_ = run_start;
    SimTime last_ = run_start;  ///< timers up to then fire
    std::uint64_t events_ = 0;
    [[no_unique_address]] Listener listener_;
};

}  // namespace takt
