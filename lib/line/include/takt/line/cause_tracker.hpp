// Listens to a line and its event loop, and keeps why things happen: from the last unit that left, a path of causes leads back
// to the beginning.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/entries_to_moving_lines.hpp"
#include "takt/line/machine_spells.hpp"
#include "takt/line/on_the_way.hpp"
#include "takt/line/path_times.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/present_cause.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/state.hpp"
#include "takt/line/timer_causes.hpp"
#include "takt/line/timers.hpp"
#include "takt/line/waits_for_members.hpp"
#include "takt/line/waits_for_room.hpp"
#include "takt/line/way_through_moving_lines.hpp"

namespace takt {

/// Whatever happens at an instant happens because of a timer that fires then, and that timer was set because of an earlier
/// one. So each timer that fires has a parent, and the time between the two is what its owner was doing: work, a repair, a way
/// along a conveyor. What waits at the end of such a time, for room or for a crew, goes on because of whoever gave it: there
/// a link of no time is put into the path, with what one more place or member would have saved.
///
/// Shifts and breaks, and stops whose clock runs whether there is work or not, come when they are due; the line does not bring
/// them about. So they cause nothing: what they hold up keeps the cause that it had, and the time in between is theirs.
///
/// Of several causes at one instant, an element that acts has the one that woke it last.
/// \source Y.-C. Ho, X.-R. Cao, Perturbation Analysis of Discrete Event Dynamic Systems, 1991
class CauseTracker {
  public:
    explicit CauseTracker(const Plan& plan)
        : plan_(&plan),
          machines_(plan),
          on_the_way_(plan),
          members_(plan),
          room_(plan),
          entries_(plan),
          turns_(plan.resources.size() + plan.transporters.size() + plan.downstream_first.size() + 1) {}

    /// The times along the path from the last unit that left, back to `from`.
    PathTimes times_since(SimTime from) const {
        PathTimes times(*plan_);
        if (last_exit_ == none || last_exit_time_ <= from) return times;
        times.calendar += last_exit_time_ - std::max(from, causes()[last_exit_].time);
        WayThroughMovingLines way(*plan_);
        Index later = none;
        for (Index at = last_exit_; at != none && causes()[at].time > from;) {
            const Cause& cause = causes()[at];
            const Index parent = way.parent_of(cause, later == none ? nullptr : &causes()[later]);
            const SimTime began = parent == none ? from : std::max(from, causes()[parent].time);
            times.add(cause, cause.time - began);
            if (cause.difference != none) times.add(cause.link, causes().difference_of(at));
            later = std::exchange(at, parent);
        }
        times.end_stretches();
        return times;
    }

    SimTime last_exit() const { return last_exit_time_; }
    const Causes& causes() const { return present_.causes(); }

    // From the event loop.

    void fired(SimTime now, Slot slot) {
        Cause cause = timers_.fired(now, slot, machines_, present_);
        on_the_way_.comes(cause, present_.causes());
        present_.because_of(present_.causes().add(cause));
        if (cause.link == Link::lead_time) entries_.delivered(cause.index, present_);
    }

    void set(SimTime now, Slot slot, SimTime time) {
        const bool begins = timers_.set(now, slot, time, present_);
        if (begins && !timers_.is_of_traveller(slot)) WaitsForMembers::holds(now, time, present_);
    }

    void cancelled(SimTime now, Slot slot) { timers_.cancelled(now, slot); }

    // From the line.

    void timers(const std::vector<TimerOwner>& owners) { timers_.know(owners, *plan_); }

    /// \param row_of the row of the plan's stops, by stop of the line
    template <class RowOf>
    void know_stops(RowOf row_of) {
        timers_.know_stops(row_of);
    }

    PresentCause::Kept cause() { return present_.keep(); }
    void back_to(PresentCause::Kept before) { present_.back_to(before); }
    void woken(std::size_t turn) { present_.wake(turns_[turn]); }
    void takes_turn(std::size_t turn) { present_.take_turn(turns_[turn]); }

    void room_came(SimTime now, Index buffer, Producer producer, SimTime since) {
        if (plan_->buffers[buffer].capacity == 0u) entries_.handed_over(buffer, producer, present_.causes());
        room_.room_came(now, buffer, holder(producer, since), present_);
    }

    void place_came(SimTime now, Index buffer, Index station, SimTime since) {
        room_.place_came(now, buffer, {since, plan_->stations[station].calendar, station}, present_);
    }

    void requested(SimTime now, Requester requester) { members_.requested(now, requester); }
    void given_back(SimTime now, Index resource) { members_.given_back(now, resource); }
    void sent_for(SimTime now, Index resource, Requester requester, SimTime there) {
        members_.sent_for(now, resource, requester, there, present_);
    }
    void granted(SimTime now, Index resource, Requester requester) {
        members_.granted(now, resource, requester, present_);
    }

    void stands(SimTime now, Index machine) { timers_.stands(now, machine, present_); }

    void can_load(SimTime now, Index station, State lacked, SimTime since) {
        if (lacked == State::waiting_for_carrier) members_.got_carrier(now, station, since, present_);
    }

    void carrier_sent_back(Index carrier) { on_the_way_.carrier_sent_back(carrier, present_); }

    void carrier_returned(SimTime now, Index carrier) {
        members_.carrier_returned(now, carrier);
        entries_.carrier_returned(carrier, present_);
    }

    void transporter_freed(SimTime now, Index fleet) { members_.transporter_freed(now, fleet); }
    void sent(SimTime now, Index fleet, SimTime since) { members_.sent(now, fleet, since, present_); }
    void fetched(Index buffer) { on_the_way_.fetched(buffer, present_); }

    void moved(Index station) { entries_.moved(station, present_); }
    void began_empty(Index station, State lacks) { entries_.began_empty(station, lacks); }
    void finished(Index machine) { entries_.finished(machine, present_); }
    void set_out(Index material, SimTime due) { on_the_way_.set_out(material, due, present_); }

    void stored(SimTime now, Index buffer) {
        room_.stored(now, buffer, present_);
        on_the_way_.stored(buffer, present_);
    }

    void taken(SimTime now, Index buffer) {
        on_the_way_.taken(buffer, present_.causes());
        room_.taken(now, buffer, present_.causes());
    }

    void loaded(SimTime now, Index station, Index machine) {
        entries_.entered(now, station, room_, present_);
        room_.loaded(now, station, machines_.starved_since(now, machine), present_);
    }

    void changed(SimTime now, Index machine, State to) { machines_.changed(now, machine, to); }

    void left(SimTime now) {
        present_.causes().refer(last_exit_, present_.index());
        last_exit_time_ = now;
    }

  private:
    WaitsForRoom::Holder holder(Producer producer, SimTime since) const {
        switch (producer.kind) {
            case ElementKind::source:
                return {since, plan_->sources[producer.index].calendar};
            case ElementKind::station: {
                const Index station = machines_.station_of(producer.index);
                return {since, plan_->stations[station].calendar, station};
            }
            default:
                return {since, plan_->calendar};
        }
    }

    const Plan* plan_;
    PresentCause present_;
    MachineSpells machines_;
    TimerCauses timers_;
    OnTheWay on_the_way_;
    WaitsForMembers members_;
    WaitsForRoom room_;
    EntriesToMovingLines entries_;
    std::vector<PresentCause::Kept> turns_;  ///< by place on the agenda: why who acts there was woken
    Index last_exit_ = none;
    SimTime last_exit_time_{};
};

}  // namespace takt
