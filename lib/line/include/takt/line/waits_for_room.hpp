// Who waited for room in a buffer, and what more or fewer places would have made of it.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/present_cause.hpp"
#include "takt/line/room_in_buffer.hpp"
#include "takt/line/working_time.hpp"

namespace takt {

/// With more places a producer that waited would have been done earlier, and with it the one before; but nobody begins
/// before he has a part. So leads grow where room is waited for, and are cut where parts are.
class WaitsForRoom {
  public:
    /// Who holds a part for a buffer.
    struct Holder {
        SimTime since{};
        Index calendar = none;
        Index station = none;  ///< none: it is no machine
    };

    explicit WaitsForRoom(const Plan& plan) : plan_(&plan), hours_(plan) {
        rooms_.reserve(plan.buffers.size());
        for (const BufferPlan& buffer : plan.buffers)
            rooms_.emplace_back(buffer.capacity);
        for (const StationPlan& station : plan.stations) {
            only_input_.push_back(only_input_of(station));
            only_exit_.push_back(only_exit_of(station, plan));
        }
    }

    /// There is room at last for a part.
    void room_came(SimTime now, Index buffer, const Holder& holder, PresentCause& present) {
        begin_no_earlier(now, buffer, holder.since, present);
        wait_over(now, buffer, holder, present);
        if (holder.since < now && present->link == Link::room && holder.station != none)
            present.difference().station = holder.station;
        present.causes().refer(entering_.cause, present.index());
        entering_.held_since = holder.since;
        entering_.buffer = rooms_[buffer].is_hand_over() ? none : buffer;
    }

    /// ... or a place that is kept for it before the work on it begins.
    void place_came(SimTime now, Index buffer, const Holder& holder, PresentCause& present) {
        if (rooms_[buffer].is_limited()) wait_over(now, buffer, holder, present);
    }

    void stored(SimTime now, Index buffer, PresentCause& present) {
        RoomInBuffer& room = rooms_[buffer];
        const bool has_waited = std::exchange(entering_.buffer, none) == buffer;
        if (has_waited) return room.came(now, entering_.held_since, entering_.cause, present.causes());
        if (room.is_limited()) {
            room.gain_lead(now, 0, hours_.of(plan_->calendar));
            if (!room.is_roomy()) note_room(now, buffer, present);
        }
        room.came(now, now, present.index(), present.causes());
    }

    void taken(SimTime now, Index buffer, Causes& causes) {
        rooms_[buffer].place_freed(now);
        if (rooms_[buffer].is_limited()) note_cost(now, buffer, causes);
    }

    /// \param starved_since since when the machine has been without a part
    void loaded(SimTime now, Index station, SimTime starved_since, PresentCause& present) {
        const Index input = only_input_[station];
        if (input == none) return;
        if (rooms_[input].is_hand_over()) {
            note_room(now, input, present);
            rooms_[input].place_freed(now);
        } else {
            begin_no_earlier(now, input, rooms_[input].last_held_since(), present);
        }
        note_starved(now, input, station, starved_since, present);
    }

    /// Why the part that was taken last from a buffer had come to it; none: long ago.
    Index why_last_came(Index buffer) const { return rooms_[buffer].why_last_came(); }

  private:
    /// The part that comes to a buffer next.
    struct Entering {
        Index cause = none;    ///< why there is room for it
        SimTime held_since{};  ///< when it was finished
        Index buffer = none;   ///< none: it does not wait there
    };

    static Index only_input_of(const StationPlan& station) {
        const bool one = station.inputs.size() == 1 && station.inputs.front().buffers.size() == 1;
        return one ? station.inputs.front().buffers.front() : none;
    }

    static Index only_exit_of(const StationPlan& station, const Plan& plan) {
        const Rows exits = plan.routes[station.route].exits;
        const ElementRef to = plan.exits[exits.first].to;
        return exits.size() == 1 && to.kind == ElementKind::buffer ? to.index : none;
    }

    void wait_over(SimTime now, Index buffer, const Holder& holder, PresentCause& present) {
        WorkingTime& hours = hours_.of(holder.calendar);
        rooms_[buffer].gain_lead(now, hours.since(holder.since, now), hours);
        present.wait_over(now, holder.since, Link::room, buffer, rooms_[buffer].lead());
    }

    /// A station takes a part that has been there since `ready`: however early it could begin, it would not before that.
    void begin_no_earlier(SimTime now, Index from, SimTime ready, PresentCause& present) {
        const Index station = plan_->buffers[from].takers.size() == 1 ? plan_->buffers[from].takers.front() : none;
        if (station == none || only_input_[station] != from) return;
        const float most = hours_.of(plan_->stations[station].calendar).since(ready, now);
        if (only_exit_[station] != none) rooms_[only_exit_[station]].limit_lead(most);
        if (present->link != Link::room || present->time != now) return;
        if (present.difference().station == station) limit(present.difference().more, most);
    }

    /// There was room at once; for how long.
    void note_room(SimTime now, Index buffer, PresentCause& present) {
        if (present->difference != none) return;
        const Seconds room = rooms_[buffer].room_since(now, hours_.of(plan_->calendar));
        present->difference = present.causes().add(Difference{.more = room, .index = buffer});
    }

    /// A machine that lacked a part takes the one that has just come.
    void note_starved(SimTime now, Index buffer, Index station, SimTime since, PresentCause& present) {
        if (present->link == Link::room || present->difference == none || present->time != now) return;
        Difference& difference = present.difference();
        if (difference.index == buffer)
            difference.starved = hours_.of(plan_->stations[station].calendar).since(since, now);
    }

    void note_cost(SimTime now, Index buffer, Causes& causes) {
        WorkingTime& hours = hours_.of(plan_->calendar);
        rooms_[buffer].with_fewer([&](std::size_t step, Index cause, SimTime came) {
            if (causes[cause].difference == none) causes[cause].difference = causes.add(Difference{.index = buffer});
            Difference& cost = causes.difference_of(cause);
            if (cost.index == buffer) cost.fewer[step] = hours.since(came, now);
        });
    }

    const Plan* plan_;
    WorkingTimes hours_;
    std::vector<RoomInBuffer> rooms_;  ///< by buffer
    std::vector<Index> only_input_;    ///< by station: the buffer that it takes from, if there is one
    std::vector<Index> only_exit_;     ///< by station: the buffer that all its parts go to, if there is one
    Entering entering_;
};

}  // namespace takt
