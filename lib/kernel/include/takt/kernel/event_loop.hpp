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

/// A handler that prepares for what comes next, when all is done for a timer that has fired.
template <class Handler>
concept LooksAhead = requires(Handler handler, Slot fired) { handler.look_ahead(fired); };

/// A clock and an event list. Copying it is a snapshot.
///
/// Order: by time; at equal times by slot number, lowest first; a timer set to the present instant from within a handler
/// fires in the same instant. A handler is any callable taking the Slot; if it has `instant_over()`, that is called after
/// the last timer of each instant if there is anything `unsettled()`, and may set timers of the same instant, which then
/// fire before time moves on.
template <EventList List = WinnerTree, class Listener = Silent>
class EventLoop {
  public:
    explicit EventLoop(std::size_t slots, Listener listener = {}) : list_(slots), listener_(std::move(listener)) {}
    EventLoop(List list, Listener listener) : list_(std::move(list)), listener_(std::move(listener)) {}

    SimTime now() const { return now_; }
    std::uint64_t events() const { return events_; }
    const List& pending() const { return list_; }
    Listener& listener() { return listener_; }

    bool is_set(Slot slot) const { return slot != firing_ && list_.time_of(slot) <= list_.latest(); }

    /// When the slot's timer fires; `never` if it is not set.
    SimTime time_of(Slot slot) const { return is_set(slot) ? list_.time_of(slot) : never; }

    /// When the next timer fires; `never` if none is set. From within a handler, its own timer is not set any more.
    SimTime next_time() const {
        const SimTime next = time_after_firing();
        return next <= list_.latest() ? next : never;
    }

    /// Whether no other timer is set for this instant, from within a handler.
    bool alone() const { return time_after_firing() != now_; }

    /// Sets the slot's timer, whether it was set before or not. \pre time >= now()
    TAKT_ALWAYS_INLINE void at(Slot slot, SimTime time) {
        if (slot == firing_) firing_ = no_slot;
        if constexpr (requires { listener_.set(now_, slot, time); }) listener_.set(now_, slot, time);
        list_.set(slot, time);
    }
    TAKT_ALWAYS_INLINE void after(Slot slot, Duration duration) { at(slot, now_ + duration); }
    void cancel(Slot slot) {
        if constexpr (requires { listener_.cancelled(now_, slot); }) listener_.cancelled(now_, slot);
        if (slot != firing_) list_.clear(slot);
    }

    /// Fires the next timer. \return false when none is set
    template <class Handler>
    bool step(Handler&& handler) {
        if (list_.next_time() > list_.latest()) return false;
        fire(handler);
        return true;
    }

    /// Fires every timer up to and including `end`, then moves the clock to `end`; unless a handler halts it before, for
    /// the clock then stays at that event. \return whether `end` was reached
    template <class Handler>
    bool run_until(SimTime end, Handler&& handler) {
        TAKT_EXPECTS(end >= now_);
        last_ = std::min(end, list_.latest());
        while (list_.next_time() <= last_) fire(handler);
        if (last_ == halted) return false;
        now_ = end;
        return true;
    }

    /// From within a handler: this is the last event of run_until().
    void halt() { last_ = halted; }

  private:
    template <class Handler>
    TAKT_ALWAYS_INLINE void fire(Handler& handler) {
        const Slot slot = list_.next_slot();
        now_ = list_.next_time();
        ++events_;
        listener_.fired(now_, slot);
        // The slot is cleared at last, and only if nobody has set it anew: mostly somebody has, and one pass over the event
        // list is saved.
        firing_ = slot;
        handler(slot);
        if constexpr (SettlesInstants<Handler>) {
            if (handler.unsettled() && alone()) handler.instant_over();
        }
        if (firing_ != no_slot) {
            list_.clear(firing_);
            firing_ = no_slot;
        }
        if constexpr (LooksAhead<Handler>) handler.look_ahead(slot);
    }

    /// The earliest time of all slots but the one that fires, unless that is set anew already.
    SimTime time_after_firing() const {
        return firing_ == no_slot ? list_.next_time() : list_.next_time_without(firing_);
    }

    static constexpr Slot no_slot = ~Slot{0};
    static constexpr SimTime halted = run_start - Duration{1};  ///< no timer is due by then

    List list_;
    Slot firing_ = no_slot;
    SimTime now_ = run_start;
    SimTime last_ = run_start;  ///< timers up to then fire
    std::uint64_t events_ = 0;
    [[no_unique_address]] Listener listener_;
};

}  // namespace takt
