// On whose behalf elements act: the cause of what happens now.
#pragma once

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/index.hpp"

namespace takt {

/// The stop that a cause is the beginning or the end of, by row of the plan; none: it is of a calendar.
inline Index stop_of(const Cause& cause) {
    return cause.link == Link::stop ? cause.index : none;
}

/// Time goes by that a stop takes, or a calendar.
/// \param held what waits for the end of that time: a cause, or a timer that will be one
/// \param by   the stop, by row of the plan; none: a calendar
template <class Held>
void hold_up(Held& held, Duration time, Index by) {
    if (time == Duration::zero()) return;
    if (by == none) {
        held.off_shift += time;
    } else {
        held.stopped += time;
        held.stopped_by = by;
    }
}

/// Whatever an element does between two changes of the present cause, it does because of that cause. Timers that fire change
/// it, elements whose turn it is, and waits that are over. The tree of causes grows here and nowhere else; who keeps one for later
/// holds it there.
class PresentCause {
  public:
    /// A cause that is gone on with later, and what has held that up since.
    struct Kept {
        Index cause = none;
        Index held_by = none;  ///< a stop, by row of the plan; none: a calendar
    };

    PresentCause() {
        because_of(causes_.add({.time = run_start}));
        causes_.refer(start_, present_);
    }

    const Causes& causes() const { return causes_; }
    Causes& causes() { return causes_; }

    Index start() const { return start_; }  ///< of the run
    Index index() const { return present_; }
    const Cause& operator*() const { return causes_[present_]; }
    const Cause* operator->() const { return &causes_[present_]; }
    Cause* operator->() { return &causes_[present_]; }
    Difference& difference() { return causes_.difference_of(present_); }  ///< \pre it has one

    void because_of(Index cause, Index held_by = none) {
        causes_.refer(present_, cause);
        held_by_ = held_by;
    }

    /// Puts a link between the present cause and what follows.
    void goes_on_by(Cause link) {
        link.parent = present_;
        causes_.hold(present_);
        because_of(causes_.add(link));
    }

    /// Something has waited, and gets now what it waited for.
    /// \param saved how much earlier that would have been with more of it
    void wait_over(SimTime now, SimTime since, Link link, Index index, const Seconds& saved) {
        if (since == now || (*this)->is_exogenous) return;
        Cause got{.time = now, .index = index, .link = link};
        note_held_up(got, now);
        got.difference = causes_.add(Difference{.more = saved, .index = index});
        goes_on_by(got);
    }

    /// What happens now because of the present cause may have been held up since.
    template <class Held>
    void note_held_up(Held& held, SimTime now) const {
        hold_up(held, now - (*this)->time, held_by_);
    }

    Kept keep() {
        causes_.hold(present_);
        return {present_, held_by_};
    }
    void back_to(Kept before) {
        because_of(before.cause, before.held_by);
        causes_.release(before.cause);
    }

    /// Somebody is woken, who acts later at this instant. A shift, a break or a stop wakes him to what he would have done long ago.
    void wake(Kept& turn) {
        if ((*this)->is_exogenous) {
            turn.held_by = stop_of(**this);
        } else {
            causes_.refer(turn.cause, present_);
            turn.held_by = held_by_;
        }
    }
    void take_turn(const Kept& turn) { because_of(turn.cause == none ? start_ : turn.cause, turn.held_by); }

  private:
    Causes causes_;
    Index present_ = none;
    Index held_by_ = none;  ///< the stop that has held up what happens now since its cause; none: a calendar
    Index start_ = none;
};

}  // namespace takt
