// Lets a line and its event loop tell a tracker why things happen.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/cause_tracker.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/present_cause.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/state.hpp"
#include "takt/line/timers.hpp"

namespace takt {

/// What lets a line and its event loop speak to a tracker, which must outlive them. \pre lines with one tracker do not run
/// side by side
struct TracksCauses : Unobserved {
    struct Listener {
        CauseTracker* tracker;

        void fired(SimTime now, Slot slot) { tracker->fired(now, slot); }
        void set(SimTime now, Slot slot, SimTime time) { tracker->set(now, slot, time); }
        void cancelled(SimTime now, Slot slot) { tracker->cancelled(now, slot); }
    };

    CauseTracker* tracker = nullptr;

    Listener loop_listener() const { return {tracker}; }
    void timers(const std::vector<TimerOwner>& owners) { tracker->timers(owners); }
    PresentCause::Kept cause() const { return tracker->cause(); }
    void back_to(PresentCause::Kept before) { tracker->back_to(before); }
    void woken(std::size_t turn) { tracker->woken(turn); }
    void takes_turn(std::size_t turn) { tracker->takes_turn(turn); }
    template <class Line>
    void room_came(Index buffer, Producer producer, const Line& line) {
        tracker->room_came(line.now(), buffer, producer, line.waiting_since(producer));
    }
    void place_came(SimTime now, Index buffer, Index station, SimTime since) {
        tracker->place_came(now, buffer, station, since);
    }
    void requested(SimTime now, Index, Requester requester) { tracker->requested(now, requester); }
    void given_back(SimTime now, Index resource, Requester) { tracker->given_back(now, resource); }
    void sent_for(SimTime now, Index resource, Requester requester, SimTime there) {
        tracker->sent_for(now, resource, requester, there);
    }
    void granted(SimTime now, Index resource, Requester requester) { tracker->granted(now, resource, requester); }
    void stands(SimTime now, Index machine) { tracker->stands(now, machine); }
    void can_load(SimTime now, Index station, State lacked, SimTime since) {
        tracker->can_load(now, station, lacked, since);
    }
    void carrier_sent_back(SimTime, Index carrier) { tracker->carrier_sent_back(carrier); }
    void carrier_returned(SimTime now, Index carrier) { tracker->carrier_returned(now, carrier); }
    void transporter_freed(SimTime now, Index fleet) { tracker->transporter_freed(now, fleet); }
    void sent(SimTime now, Index fleet, SimTime since) { tracker->sent(now, fleet, since); }
    void fetched(SimTime, Index buffer) { tracker->fetched(buffer); }
    void moved(Index station) { tracker->moved(station); }
    void began_empty(Index station, State lacks) { tracker->began_empty(station, lacks); }
    void finished(SimTime, Index, Index machine, const Part&) { tracker->finished(machine); }
    void set_out(Index material, SimTime due) { tracker->set_out(material, due); }
    void stored(SimTime now, Index buffer, const Part&) { tracker->stored(now, buffer); }
    void taken(SimTime now, Index buffer, const Part&) { tracker->taken(now, buffer); }
    void loaded(SimTime now, Index station, Index machine, const Part&) { tracker->loaded(now, station, machine); }
    void changed(SimTime now, Index machine, State, State to) { tracker->changed(now, machine, to); }
    void left(SimTime now, Index, const Part&) { tracker->left(now); }
};

}  // namespace takt
