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
#include "takt/line/observer.hpp"
#include "takt/line/path_times.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/recent_times.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/timers.hpp"
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
          spells_(plan.machines()),
          slot_of_machine_(plan.machines(), 0),
          turns_(plan.resources.size() + plan.transporters.size() + plan.downstream_first.size() + 1),
          leads_(plan.buffers.size(), Seconds{}),
          visits_(plan.buffers.size()),
          on_conveyor_(plan.buffers.size()),
          on_way_back_(plan.carriers.size()),
          deliveries_(plan.materials.size()),
          freed_places_(plan.buffers.size()),
          freed_members_(plan.resources.size()),
          freed_carriers_(plan.carriers.size()),
          freed_transporters_(plan.transporters.size()),
          moves_(plan.stations.size(), 0),
          lacked_(plan.stations.size(), State::working),
          finished_(plan.machines(), none),
          handed_over_(plan.buffers.size(), none),
          latest_return_(plan.carriers.size(), none),
          latest_delivery_(plan.materials.size(), none) {
        causes_.refer(current_, causes_.add({.time = run_start}));
        begin_ = current_;
        causes_.hold(begin_);
        for (const CalendarPlan& calendar : plan.calendars)
            hours_.emplace_back(&calendar.timeline);
        hours_.emplace_back(nullptr);
        for (Index fleet = 0; fleet < plan.transporters.size(); ++fleet)
            fleet_of_transporter_.insert(fleet_of_transporter_.end(), plan.transporters[fleet].count, fleet);
        for (const StationPlan& station : plan.stations) {
            const Index station_index = static_cast<Index>(&station - plan.stations.data());
            station_of_machine_.insert(station_of_machine_.end(), station.machines, station_index);
            const bool one = station.inputs.size() == 1 && station.inputs.front().buffers.size() == 1;
            const Index buffer = one ? station.inputs.front().buffers.front() : none;
            only_input_.push_back(buffer);
            const Rows exits = plan.routes[station.route].exits;
            const ElementRef to = plan.exits[exits.first].to;
            only_exit_.push_back(exits.size() == 1 && to.kind == ElementKind::buffer ? to.index : none);
        }
    }

    /// The times along the path from the last unit that left, back to `from`.
    PathTimes times_since(SimTime from) const {
        PathTimes times(*plan_);
        if (last_exit_ == none || last_exit_time_ <= from) return times;
        times.calendar += last_exit_time_ - std::max(from, causes_[last_exit_].time);
        WayThroughMovingLines way(*plan_);
        Index later = none;
        for (Index at = last_exit_; at != none && causes_[at].time > from;) {
            const Cause& cause = causes_[at];
            const Index parent = way.parent_of(cause, later == none ? nullptr : &causes_[later]);
            const SimTime began = parent == none ? from : std::max(from, causes_[parent].time);
            times.add(cause, cause.time - began);
            if (cause.difference != none) times.add(cause.link, causes_.difference_of(at));
            later = std::exchange(at, parent);
        }
        times.end_stretches();
        return times;
    }

    SimTime last_exit() const { return last_exit_time_; }
    const Causes& causes() const { return causes_; }

    // From the event loop.

    void fired(SimTime now, Slot slot) {
        Timer& timer = timers_[slot];
        Cause cause = cause_of(timer);
        cause.time = now;
        cause.parent = std::exchange(timer.cause, none);
        if (cause.parent == none) causes_.hold(cause.parent = begin_);
        cause.is_exogenous =
            is_exogenous(timer.rank) || (cause.link == Link::stop && causes_[cause.parent].is_exogenous);
        timer.due = never;
        if (timer.rank == Rank::transit) came_along(timer.index, cause);
        if (timer.rank == Rank::carrier) is_back(timer.index, cause);
        if (timer.rank == Rank::delivery) delivered(timer.index, cause);
        because_of(causes_.add(cause));
        if (timer.rank == Rank::delivery) causes_.refer(latest_delivery_[timer.index], current_);
    }

    void set(SimTime now, Slot slot, SimTime time) {
        Timer& timer = timers_[slot];
        if (timer.due == time) return;  // nothing has changed
        if (causes_[current_].is_exogenous && timer.cause != none) {
            if (timer.due == never) pass(timer, now - timer.halted_at, stop_of(causes_[current_]));
        } else {
            begin(timer, now);
            if (causes_[current_].link == Link::member) hold_no_longer(now, time);
        }
        timer.due = time;
    }

    void cancelled(SimTime now, Slot slot) {
        timers_[slot].due = never;
        timers_[slot].halted_at = now;
    }

    // From the line.

    void timers(const std::vector<TimerOwner>& owners) {
        timers_.resize(owners.size());
        for (Slot slot = 0; slot < owners.size(); ++slot) {
            timers_[slot].rank = owners[slot].rank;
            timers_[slot].index = owners[slot].index;
            if (owners[slot].rank == Rank::work) slot_of_machine_[owners[slot].index] = slot;
        }
    }

    /// \param row_of the row of the plan's stops, by stop of the line
    template <class RowOf>
    void know_stops(RowOf row_of) {
        for (Timer& timer : timers_)
            if (timer.rank == Rank::stop_ends || timer.rank == Rank::stop_begins) timer.index = row_of(timer.index);
    }

    struct Present {
        Index cause = none;
        Index held_by = none;
    };
    Present cause() {
        causes_.hold(current_);
        return {current_, held_by_};
    }
    void back_to(Present before) {
        because_of(before.cause);
        held_by_ = before.held_by;
        causes_.release(before.cause);
    }

    void woken(std::size_t turn) {
        Turn& here = turns_[turn];
        if (causes_[current_].is_exogenous) {
            here.held_by = stop_of(causes_[current_]);
        } else {
            causes_.refer(here.cause, current_);
            here.held_by = held_by_;
        }
    }

    void takes_turn(std::size_t turn) {
        because_of(turns_[turn].cause == none ? begin_ : turns_[turn].cause);
        held_by_ = turns_[turn].held_by;
    }

    void room_came(SimTime now, Index buffer, Producer producer, SimTime since) {
        begin_no_earlier(now, buffer, since);
        if (plan_->buffers[buffer].capacity == 0u)
            causes_.refer(handed_over_[buffer],
                          producer.kind == ElementKind::station ? finished_[producer.index] : none);
        WorkingTime& hours = hours_of(calendar_of(producer));
        gain_lead(buffer, number_of_next(now, buffer), now, hours.since(since, now), hours);
        wait_over(now, since, Link::room, buffer, leads_[buffer]);
        if (since < now && causes_[current_].link == Link::room && producer.kind == ElementKind::station)
            causes_.difference_of(current_).station = station_of_machine_[producer.index];
        causes_.refer(entering_, current_);
        held_since_ = since;
        entered_ = plan_->buffers[buffer].capacity == 0u ? none : buffer;
    }

    /// The same for a place that is kept for a part before the work on it begins.
    void place_came(SimTime now, Index buffer, Index station, SimTime since) {
        if (!plan_->buffers[buffer].capacity) return;
        WorkingTime& hours = hours_of(plan_->stations[station].calendar);
        gain_lead(buffer, number_of_next(now, buffer), now, hours.since(since, now), hours);
        wait_over(now, since, Link::room, buffer, leads_[buffer]);
    }

    void requested(SimTime now, Index resource, Requester requester) { request_of(resource, requester).since = now; }

    void given_back(SimTime now, Index resource) { freed_members_[resource].add(now); }

    void granted(SimTime now, Index resource, Requester requester) {
        const SimTime since = request_of(resource, requester).since;
        const ResourcePlan& plan = plan_->resources[resource];
        wait_over(now, since, Link::member, resource,
                  freed_members_[resource].saved(since, now, hours_of(plan.calendar), plan.size()));
    }

    void stands(SimTime now, Index machine) {
        if (causes_[current_].is_exogenous) return;
        Timer& timer = timers_[slot_of_machine_[machine]];
        begin(timer, now);
        timer.halted_at = now;
    }

    void can_load(SimTime now, Index station, State lacked, SimTime since) {
        if (lacked != State::waiting_for_carrier) return;
        const Index carrier = plan_->stations[station].loads;
        wait_over(now, since, Link::carrier, carrier,
                  freed_carriers_[carrier].saved(since, now, hours_of(plan_->stations[station].calendar),
                                                 plan_->carriers[carrier].count));
    }

    void carrier_sent_back(Index carrier) {
        causes_.hold(current_);
        on_way_back_[carrier].push(current_);
    }

    void carrier_returned(SimTime now, Index carrier) {
        freed_carriers_[carrier].add(now);
        causes_.refer(latest_return_[carrier], current_);
    }

    void transporter_freed(SimTime now, Index fleet) { freed_transporters_[fleet].add(now); }

    void sent(SimTime now, Index fleet, SimTime since) {
        wait_over(now, since, Link::transporter, fleet,
                  freed_transporters_[fleet].saved(since, now, hours_of(plan_->transporters[fleet].calendar),
                                                  plan_->transporters[fleet].count));
    }

    void fetched(Index buffer) { goes_along(buffer); }

    void moved(Index station) { causes_[current_].move = ++moves_[station]; }

    void began_empty(Index station, State lacks) { lacked_[station] = lacks; }

    void finished(Index machine) { causes_.refer(finished_[machine], current_); }

    void called_off(Index material, SimTime due) {
        causes_.hold(current_);
        deliveries_[material].push_back({due, current_});
    }

    void stored(SimTime now, Index buffer) {
        came_to(now, buffer);
        const BufferPlan& plan = plan_->buffers[buffer];
        if (plan.transit > Duration::zero() && plan.carried_by == none) goes_along(buffer);
    }

    void taken(SimTime now, Index buffer) {
        freed_places_[buffer].add(now);
        if (plan_->buffers[buffer].transit > Duration::zero()) causes_.release(on_conveyor_[buffer].pop());
        if (plan_->buffers[buffer].capacity) note_cost(now, buffer);
    }

    void loaded(SimTime now, Index station, Index machine) {
        enter_moving_line(now, station);
        const Index input = only_input_[station];
        if (input == none) return;
        if (plan_->buffers[input].capacity == 0u) {
            note_room(input, freed_places_[input].number_at(now), now);
            freed_places_[input].add(now);
        } else {
            begin_no_earlier(now, input, visits_[input].held_since(freed_places_[input].count()));
        }
        note_starved(now, input, machine);
    }

    void changed(SimTime now, Index machine, State to) {
        Spell& spell = spells_[machine];
        if (spell.state == State::starved) spell.starved_from = spell.since, spell.starved_to = now;
        spell.state = to;
        spell.since = now;
    }

    void left(SimTime now) {
        causes_.refer(last_exit_, current_);
        last_exit_time_ = now;
    }

  private:
    struct Timer {
        SimTime due = never;
        SimTime halted_at{};  ///< while it is not set
        Duration off_shift{};
        Duration stopped{};
        Index stopped_by = none;
        Index cause = none;  ///< of what it waits for the end of
        Rank rank = Rank::work;
        Index index = none;
    };

    /// Of a machine.
    struct Spell {
        State state = State::starved;
        SimTime since{};
        SimTime starved_from{};
        SimTime starved_to{};
    };

    struct Turn {
        Index cause = none;
        Index held_by = none;
    };

    struct Request {
        Index resource = none;
        SimTime since{};
    };

    struct Delivery {
        SimTime due{};
        Index cause = none;
    };

    static bool is_exogenous(Rank rank) {
        return rank == Rank::presence || rank == Rank::stop_begins || rank == Rank::warm_up;
    }

    /// none: the calendar
    static Index stop_of(const Cause& cause) { return cause.link == Link::stop ? cause.index : none; }

    void because_of(Index cause) {
        causes_.refer(current_, cause);
        held_by_ = none;
    }

    Cause cause_of(const Timer& timer) const {
        Cause cause;
        cause.off_shift = timer.off_shift;
        cause.stopped = timer.stopped;
        cause.stopped_by = timer.stopped_by;
        cause.index = timer.index;
        switch (timer.rank) {
            case Rank::work:
                cause.link = link_of(spells_[timer.index].state);
                cause.index = station_of_machine_[timer.index];
                break;
            case Rank::stop_ends:
            case Rank::stop_begins:
                cause.link = Link::stop;
                break;
            case Rank::delivery:
                cause.link = Link::lead_time;
                break;
            case Rank::transit:
                cause.link = Link::transit;
                break;
            case Rank::carrier:
                cause.link = Link::way_back;
                break;
            case Rank::transport:
                cause.link = Link::drive;
                cause.index = fleet_of_transporter_[timer.index];
                break;
            case Rank::arrival:
                cause.link = Link::arrival;
                break;
            default:
                cause.link = Link::calendar;
        }
        return cause;
    }

    static Link link_of(State state) {
        if (state == State::setup) return Link::setup;
        return state == State::andon ? Link::stand : Link::work;
    }

    /// A part goes on to a moving line, which moved on without one before; so it is because of what it lacked that it is not
    /// one pitch further on.
    void enter_moving_line(SimTime now, Index station) {
        if (plan_->stations[station].moving == none) return;
        const State lacked = std::exchange(lacked_[station], State::working);
        const Index came = lacked == State::working ? none : why_it_came(station, lacked);
        if (came == none || causes_[current_].is_exogenous) return;
        Cause cause{.time = now, .parent = current_, .index = station, .link = Link::entry};
        cause.other_parent = came;
        cause.move = moves_[station];
        causes_.hold(came);
        causes_.hold(current_);
        because_of(causes_.add(cause));
    }

    Index why_it_came(Index station, State lacked) const {
        const StationPlan& plan = plan_->stations[station];
        if (lacked == State::waiting_for_carrier) return latest_return_[plan.loads];
        if (lacked == State::waiting_for_material) {
            Index latest = none;
            for (const NeedPlan& need : plan.materials) {
                const Index delivery = latest_delivery_[need.material];
                if (latest == none || (delivery != none && causes_[delivery].time > causes_[latest].time))
                    latest = delivery;
            }
            return latest;
        }
        const Index input = plan.inputs.front().buffers.size() == 1 ? plan.inputs.front().buffers.front() : none;
        if (input == none) return none;
        if (plan_->buffers[input].capacity == 0u) return handed_over_[input];
        const std::uint64_t part = freed_places_[input].count();
        return visits_[input].knows(part) ? visits_[input].cause(part) : none;
    }

    /// What the timer waits for the end of begins now. It may have been held up since its cause.
    void begin(Timer& timer, SimTime now) {
        causes_.refer(timer.cause, current_);
        timer.off_shift = timer.stopped = Duration::zero();
        timer.stopped_by = none;
        pass(timer, now - causes_[current_].time, held_by_);
    }

    /// Time goes by that a calendar or a stop takes.
    template <class Held>
    static void pass(Held& held, Duration time, Index held_by) {
        if (time == Duration::zero()) return;
        if (held_by == none) {
            held.off_shift += time;
        } else {
            held.stopped += time;
            held.stopped_by = held_by;
        }
    }

    /// A part begins its way along a conveyor, or with a transporter.
    void goes_along(Index buffer) {
        causes_.hold(current_);
        on_conveyor_[buffer].push(current_);
    }

    /// The part at the head of a conveyor is there since it came to it.
    void came_along(Index buffer, Cause& cause) {
        if (on_conveyor_[buffer].empty()) return;
        replace_parent(cause, on_conveyor_[buffer].front());
        cause.off_shift =
            std::max(Duration::zero(), cause.time - causes_[cause.parent].time - plan_->buffers[buffer].transit);
    }

    void is_back(Index carrier, Cause& cause) {
        replace_parent(cause, on_way_back_[carrier].front());
        causes_.release(on_way_back_[carrier].pop());
    }

    void delivered(Index material, Cause& cause) {
        std::vector<Delivery>& due = deliveries_[material];
        for (std::size_t i = 0; i < due.size();) {
            if (due[i].due > cause.time) {
                ++i;
                continue;
            }
            replace_parent(cause, due[i].cause);
            causes_.release(due[i].cause);
            due[i] = due.back();
            due.pop_back();
        }
    }

    void replace_parent(Cause& cause, Index parent) {
        causes_.refer(cause.parent, parent);
        cause.off_shift = cause.stopped = Duration::zero();
    }

    Index calendar_of(Producer producer) const {
        switch (producer.kind) {
            case ElementKind::source:
                return plan_->sources[producer.index].calendar;
            case ElementKind::station:
                return plan_->stations[station_of_machine_[producer.index]].calendar;
            default:
                return plan_->calendar;
        }
    }

    void wait_over(SimTime now, SimTime since, Link link, Index index, const Seconds& saved) {
        if (since == now || causes_[current_].is_exogenous) return;
        Cause cause{.time = now, .parent = current_, .index = index, .link = link};
        pass(cause, now - causes_[current_].time, held_by_);
        cause.difference = causes_.add(Difference{.more = saved, .index = index});
        causes_.hold(current_);
        because_of(causes_.add(cause));
    }

    WorkingTime& hours_of(Index calendar) { return hours_[calendar == none ? plan_->calendars.size() : calendar]; }

    /// The number of the part that comes to a buffer now; to a hand-over, of the part that is handed over now.
    std::uint64_t number_of_next(SimTime now, Index buffer) const {
        return plan_->buffers[buffer].capacity == 0u ? freed_places_[buffer].number_at(now)
                                                     : visits_[buffer].count() + 1;
    }

    /// With more places the producers of a buffer are ahead of what they are: by what they were before, and by what they have
    /// waited for room; but no more than since there would have been room.
    void gain_lead(Index buffer, std::uint64_t part, SimTime now, float waited, WorkingTime& hours) {
        Seconds& lead = leads_[buffer];
        const Seconds room = room_since(buffer, part, now, hours);
        for (std::size_t i = 0; i < lead.size(); ++i)
            lead[i] = std::min(lead[i] + waited, room[i]);
    }

    /// For how long there would have been room for a part, with more places.
    Seconds room_since(Index buffer, std::uint64_t part, SimTime now, WorkingTime& hours) const {
        Seconds room{};
        const auto place = static_cast<std::int64_t>(part) - plan_->buffers[buffer].capacity.value_or(0);
        for (std::size_t i = 0; i < room.size(); ++i)
            room[i] = hours.since(freed_places_[buffer].time_of(place - steps_of_size[i]), now);
        return room;
    }

    void note_room(Index buffer, std::uint64_t part, SimTime now) {
        if (causes_[current_].difference != none) return;
        const Seconds room = room_since(buffer, part, now, hours_of(plan_->calendar));
        causes_[current_].difference = causes_.add(Difference{.more = room, .index = buffer});
    }

    /// Who was granted a member holds it for a time. Had he got it earlier than by that time, he would have been done before
    /// the one whose member he got.
    void hold_no_longer(SimTime now, SimTime end) {
        if (causes_[current_].time != now) return;
        const auto most = static_cast<float>(to_seconds(end - now));
        for (float& each : causes_.difference_of(current_).more)
            each = std::min(each, most);
    }

    /// A station takes a part that has been there since `ready`: however early it could begin, it would not before that.
    void begin_no_earlier(SimTime now, Index from, SimTime ready) {
        const Index station = plan_->buffers[from].takers.size() == 1 ? plan_->buffers[from].takers.front() : none;
        if (station == none || only_input_[station] != from) return;
        const float most = hours_of(plan_->stations[station].calendar).since(ready, now);
        if (only_exit_[station] != none)
            for (float& each : leads_[only_exit_[station]])
                each = std::min(each, most);
        const Cause& cause = causes_[current_];
        if (cause.link != Link::room || cause.time != now) return;
        Difference& saved = causes_.difference_of(current_);
        if (saved.station != station) return;
        for (float& each : saved.more)
            each = std::min(each, most);
    }

    void came_to(SimTime now, Index buffer) {
        const bool has_waited = std::exchange(entered_, none) == buffer;
        const Index cause = has_waited ? entering_ : current_;
        const std::uint64_t part = visits_[buffer].count() + 1;
        if (!has_waited && plan_->buffers[buffer].capacity) {
            gain_lead(buffer, part, now, 0, hours_of(plan_->calendar));
            if (freed_places_[buffer].count() + *plan_->buffers[buffer].capacity < part + steps_of_size.back())
                note_room(buffer, part, now);
        }
        visits_[buffer].add(now, has_waited ? held_since_ : now, cause, causes_);
    }

    /// A machine that lacked a part takes the one that has just come.
    void note_starved(SimTime now, Index buffer, Index machine) {
        const Cause& cause = causes_[current_];
        if (cause.link == Link::room || cause.difference == none || cause.time != now) return;
        Difference& difference = causes_.difference_of(current_);
        if (difference.index != buffer) return;
        const Spell& spell = spells_[machine];
        const bool is_starved = spell.state == State::starved;
        const SimTime since = is_starved ? spell.since : spell.starved_to == now ? spell.starved_from : now;
        difference.starved = hours_of(plan_->stations[station_of_machine_[machine]].calendar).since(since, now);
    }

    /// The n-th part that is taken makes room for the one that came n + capacity - fewer, had there been fewer places.
    void note_cost(SimTime now, Index buffer) {
        const std::uint32_t capacity = *plan_->buffers[buffer].capacity;
        for (std::size_t i = 0; i < steps_of_size.size() && steps_of_size[i] <= capacity; ++i) {
            const std::uint64_t part = freed_places_[buffer].count() + capacity - steps_of_size[i];
            if (!visits_[buffer].knows(part)) continue;
            const Index cause = visits_[buffer].cause(part);
            if (causes_[cause].difference == none) causes_[cause].difference = causes_.add(Difference{.index = buffer});
            Difference& cost = causes_.difference_of(cause);
            if (cost.index == buffer) cost.fewer[i] = hours_of(plan_->calendar).since(visits_[buffer].came(part), now);
        }
    }

    Request& request_of(Index resource, Requester requester) {
        std::vector<Request>& all = requests_[requester.kind == Requester::Kind::machine ? 0 : 1];
        if (all.size() <= requester.index) all.resize(requester.index + 1);
        all[requester.index].resource = resource;
        return all[requester.index];
    }

    const Plan* plan_;
    Causes causes_;
    Index current_ = none;
    Index held_by_ = none;  ///< the stop that has held up what happens now since its cause; none: the calendar
    Index begin_ = none;
    Index last_exit_ = none;
    SimTime last_exit_time_{};
    std::vector<WorkingTime> hours_;  ///< by calendar; at the end that of whoever has none
    std::vector<Timer> timers_;
    std::vector<Spell> spells_;  ///< by machine
    std::vector<Index> station_of_machine_;
    std::vector<Slot> slot_of_machine_;
    std::vector<Turn> turns_;
    std::vector<Index> only_input_;  ///< by station: the buffer that it takes from, if there is one
    std::vector<Index> only_exit_;   ///< by station: the buffer that all its parts go to, if there is one
    std::vector<Seconds> leads_;     ///< by buffer: how far ahead its producers would be with more places
    Index entering_ = none;          ///< why the part that comes next to a buffer has room
    SimTime held_since_{};           ///< when that part was finished
    Index entered_ = none;           ///< that buffer
    std::vector<RecentVisits> visits_;
    std::vector<Ring<Index>> on_conveyor_;
    std::vector<Ring<Index>> on_way_back_;  ///< by carrier
    std::vector<std::vector<Delivery>> deliveries_;
    std::vector<RecentTimes> freed_places_;
    std::vector<RecentTimes> freed_members_;
    std::vector<RecentTimes> freed_carriers_;
    std::vector<RecentTimes> freed_transporters_;
    std::vector<Index> fleet_of_transporter_;
    std::vector<Request> requests_[2];
    std::vector<std::uint32_t> moves_;    ///< by station
    std::vector<State> lacked_;           ///< by station: why its latest cycle is without a part
    std::vector<Index> finished_;         ///< by machine: why its latest part was finished
    std::vector<Index> handed_over_;      ///< by buffer of capacity 0: the same of the part that was handed over last
    std::vector<Index> latest_return_;    ///< by carrier
    std::vector<Index> latest_delivery_;  ///< by material
};

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
    CauseTracker::Present cause() const { return tracker->cause(); }
    void back_to(CauseTracker::Present before) { tracker->back_to(before); }
    void woken(std::size_t turn) { tracker->woken(turn); }
    void takes_turn(std::size_t turn) { tracker->takes_turn(turn); }
    template <class Line>
    void room_came(Index buffer, Producer producer, const Line& line) {
        tracker->room_came(line.now(), buffer, producer, line.waiting_since(producer));
    }
    void place_came(SimTime now, Index buffer, Index station, SimTime since) {
        tracker->place_came(now, buffer, station, since);
    }
    void requested(SimTime now, Index resource, Requester requester) { tracker->requested(now, resource, requester); }
    void given_back(SimTime now, Index resource, Requester) { tracker->given_back(now, resource); }
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
    void called_off(Index material, SimTime due) { tracker->called_off(material, due); }
    void stored(SimTime now, Index buffer, const Part&) { tracker->stored(now, buffer); }
    void taken(SimTime now, Index buffer, const Part&) { tracker->taken(now, buffer); }
    void loaded(SimTime now, Index station, Index machine, const Part&) { tracker->loaded(now, station, machine); }
    void changed(SimTime now, Index machine, State, State to) { tracker->changed(now, machine, to); }
    void left(SimTime now, Index, const Part&) { tracker->left(now); }
};

}  // namespace takt
