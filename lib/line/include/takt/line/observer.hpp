// What an observer of a line may hear. A line without one is compiled without any of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_loop.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/travellers.hpp"
#include "takt/line/state.hpp"
#include "takt/line/timers.hpp"

namespace takt {

/// Derive from it and hide what you want to hear, with the same parameters: what has another name or others is not heard. The calls
/// are bound when the line is compiled. A line has a copy of its observer, so let it point to where it writes.
struct Unobserved {
    void entered(SimTime, Index /*source*/, const Part&) {}
    void stored(SimTime, Index /*buffer*/, const Part&) {}
    void taken(SimTime, Index /*buffer*/, const Part&) {}
    void loaded(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    void finished(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    void left(SimTime, Index /*sink*/, const Part&) {}
    void scrapped(SimTime, const Part&) {}
    void absorbed(SimTime, const Part&) {}  ///< it has become part of another
    void split(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}  ///< others are made of it, in its place
    void made(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}   ///< of the part that was split last, and finished
    void changed(SimTime, Index /*machine*/, State /*from*/, State /*to*/) {}
    void stop_begins(SimTime, Index /*stop*/) {}  ///< its repair or its maintenance: somebody is at it, where it takes somebody
    void stop_ends(SimTime, Index /*stop*/) {}
    void locked(SimTime) {}           ///< a circle of waits was found; those in it stand from now on
    void counting_begins(SimTime) {}  ///< the warm-up is over; what happens from here on at this instant is counted

    // Why things happen (causes.hpp). What is done between two of these calls is done for one cause.
    struct NoCause {};
    Silent loop_listener() const { return {}; }
    void timers(const std::vector<TimerOwner>&) {}  ///< by slot, before the run
    NoCause cause() const { return {}; }
    void back_to(NoCause) {}
    void woken(std::size_t /*turn*/) {}       ///< an element is put on the agenda
    void takes_turn(std::size_t /*turn*/) {}  ///< ... and acts
    /// What follows happens because there is room at last for the part that a producer holds.
    template <class Line>
    void room_came(Index /*buffer*/, Producer, const Line&) {}
    /// ... or a place at last for the part that a station is to begin (blocking before service).
    void place_came(SimTime, Index /*buffer*/, Index /*station*/, SimTime /*since*/) {}
    void requested(SimTime, Index /*resource*/, Requester) {}
    /// Somebody travels to who has asked, and will be there at that time; `granted` then.
    void sent_for(SimTime, Index /*resource*/, Requester, SimTime) {}
    void given_back(SimTime, Index /*resource*/, Requester) {}
    void travels(SimTime, Index /*traveller*/, const Traveller&) {}  ///< he is about something else now
    void granted(SimTime, Index /*resource*/, Requester) {}  ///< what follows happens because of this
    void stands(SimTime, Index /*machine*/) {}               ///< its work cannot go on, or there is none
    /// A station can load at last. What it lacked before, and since when.
    void can_load(SimTime, Index /*station*/, State /*lacked*/, SimTime /*since*/) {}
    void moved(Index /*station*/) {}                        ///< a moving line, by one pitch
    void began_empty(Index /*station*/, State /*lacks*/) {}  ///< a cycle of a moving line without a part
    void carrier_sent_back(SimTime, Index /*carrier*/) {}  ///< where that takes time
    void carrier_returned(SimTime, Index /*carrier*/) {}
    void transporter_freed(SimTime, Index /*fleet*/) {}
    /// A transporter is sent for a part. Since when that has waited.
    void sent(SimTime, Index /*fleet*/, SimTime /*since*/) {}
    void fetched(SimTime, Index /*buffer*/) {}  ///< a transporter has come for the part that has waited longest there
    void set_out(Index /*material*/, SimTime /*due*/) {}  ///< a lot, as it is called off or on a train; or pieces in sequence
    void stock_changed(SimTime, Index /*material*/, std::uint32_t /*pieces there now*/) {}
};

}  // namespace takt
