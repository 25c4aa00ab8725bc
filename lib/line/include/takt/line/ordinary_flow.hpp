// Parts on their way through ordinary stations, in one go.
#pragma once

#include "takt/core/inline.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/inspection.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/machines.hpp"
#include "takt/line/ordinary_links.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/sinks.hpp"
#include "takt/line/station.hpp"

namespace takt {

/// Most stations of most lines have machines whose work is one operation that needs nobody else, one buffer to take
/// parts from and one way for all of them; most sources have one way, too. When such a cycle ends and nothing else is due at
/// that instant, or nothing that makes a difference, the general way (the part leaves, the agenda asks everyone who may be
/// able to act, from the most downstream upwards) comes down to this: the part goes to the next station, or into the buffer,
/// or waits; the machine takes its next part; the place that this frees is filled by the station before, which takes its next
/// part, and so on upwards. That is done here with nothing in between, and with the same result to the last move
/// (tests/property compares the two); but where several timers fire at one instant, of two machines of one station, or of two
/// parts before them, either may come first (2 of 40,000 runs of random plants). Whatever is not ordinary is left to the general
/// way, if need be half of it: a station that joins parts gives on what it has made here, and looks for its next parts there; at
/// once, if nobody is to act before it.
template <class Line>
class OrdinaryFlow {
  public:
    explicit OrdinaryFlow(Line& line) : line_(line) {}

    /// A timer has fired.
    /// \return whether that was all in the ordinary flow; if not, nothing has been done
    TAKT_ALWAYS_INLINE bool passes_on(Slot slot) {
        const OrdinaryLink& here = line_.ordinary_links()[slot];
        switch (here.kind) {
            case OrdinaryLink::Kind::to_buffer: return ends_plainly(here) && to_buffer(here);
            case OrdinaryLink::Kind::to_sink: return ends_plainly(here) && to_sink(here);
            case OrdinaryLink::Kind::elsewhere: return ends_plainly(here) && elsewhere(here);
            case OrdinaryLink::Kind::decides: return ends_plainly(here) && by_verdict(here);
            case OrdinaryLink::Kind::moves: return ends_plainly(here) && moves(here);
            case OrdinaryLink::Kind::arrival: return arrives(here);
            case OrdinaryLink::Kind::general: break;
        }
        return false;
    }

    /// The machine is free; so may then be the one before it, and so on upwards.
    TAKT_NEVER_INLINE void fill_upwards(const OrdinaryLink& here) {
        for (const OrdinaryLink* next = fill(here); next != nullptr;)
            next = fill(*next);
    }

  private:
    TAKT_ALWAYS_INLINE bool ends_plainly(const OrdinaryLink& here) const {
        return here.machine->ends_plainly && (here.is_serial || line_.nothing_else_now());
    }

    TAKT_ALWAYS_INLINE bool to_sink(const OrdinaryLink& here) {
        const Part& part = here.machine->part;
        if (part.carrier != none) return false;
        end_cycle(here);
        line_.template table<Sinks>().receive(here.station->to.index, part, line_);
        take_next(here);
        return true;
    }

    TAKT_ALWAYS_INLINE bool to_buffer(const OrdinaryLink& here) {
        end_cycle(here);
        if (here.out.next->first_idle == none) {
            if (!here.out.after->has_room()) return hold(here, *here.out.after, here.station->exit);
            store(here.machine->part, *here.out.after);
        } else {
            if (!takes_at_once(here.out)) return give(here, here.out, here.station->exit);
            pass_through(here.machine->part, here.out);
        }
        return take_next(here);
    }

    TAKT_NEVER_INLINE bool elsewhere(const OrdinaryLink& here) {
        end_cycle(here);
        return give(here, here.out, here.station->exit);
    }

    /// Where the part goes is decided as it is finished.
    TAKT_NEVER_INLINE bool by_verdict(const OrdinaryLink& here) {
        Machine& machine = *here.machine;
        end_cycle(here);
        if (here.station->goes_by_route) {
            const Index exit = line_.routes().choose(here.station->route, machine.part, here.station->exit_stream).first;
            return give(here, line_.ordinary_links().target(exit), exit);
        }
        const Inspection inspection = line_.stations().inspection(machine.station);
        machine.exits = inspection.verdict(machine.part, line_);
        inspection.count(machine);
        if (!line_.stations().is_off_carrier(here.index, line_)) return stay(here);
        if (here.station->leaves_by_doors) return give_generally(here, machine.exits.first);
        return give(here, line_.ordinary_links().target(machine.exits.first), machine.exits.first);
    }

    /// The part is finished, and for a reason of its own not on its way.
    bool stay(const OrdinaryLink& here) {
        Machines::set_at_rest(*here.machine, Phase::holding);
        here.machine->holding_since = now();
        line_.machines().note_state(here.index, line_);
        return true;
    }

    /// A moving line has done a cycle, or has stood for long enough.
    TAKT_NEVER_INLINE bool moves(const OrdinaryLink& here) {
        Machine& machine = *here.machine;
        const bool has_worked = machine.phase == Phase::working;
        if (has_worked) line_.machines().end_plainly(machine, line_);
        Machines::set_at_rest(machine, Phase::holding);
        if (has_worked ? line_.moving_lines().cycle_over(machine.moving, line_)
                       : line_.moving_lines().passed(machine.moving, line_)) {
            line_.stations().count_finished(machine);
            line_.observer().finished(now(), machine.station, here.index, machine.part);
            return give(here, here.out, here.station->exit);
        }
        line_.machines().note_state(here.index, line_);
        return true;
    }

    /// The next station may be idle, and there may be more than one.
    TAKT_NEVER_INLINE bool give(const OrdinaryLink& here, const OrdinaryTarget& target, Index exit) {
        const Part& part = here.machine->part;
        if (target.after == nullptr) return give_generally(here, exit);
        Buffer& buffer = *target.after;
        const bool is_awaited = target.next != nullptr && target.next->first_idle != none;
        if (is_awaited && takes_at_once(target)) {
            pass_through(part, target);
            return take_next(here);
        }
        if (is_awaited && one_takes_at_once(target)) {
            pass_to_one(part, target);
            return take_next(here);
        }
        if (!buffer.has_room()) {
            hold(here, buffer, exit);
            if (is_awaited) let_act(here, buffer.taker);
            return true;
        }
        store_somewhere(part, buffer);
        if (is_awaited) let_act(here, buffer.taker);
        return take_next(here);
    }

    /// To a sink, to scrap, or to a buffer that is not simple.
    bool give_generally(const OrdinaryLink& here, Index exit) {
        Machine& machine = *here.machine;
        const ElementRef to = line_.plan().exits[exit].to;
        if (line_.has_room(to)) {
            line_.receive(to, line_.stations().part_on_leaving(machine, line_));
            if (to.kind == ElementKind::sink || !line_.is_anyone_marked()) return take_next(here);
            leave_to_others(here);
            return true;
        }
        Machines::set_at_rest(machine, Phase::holding);
        machine.exits = one_exit(exit);
        machine.holding_since = now();
        line_.stations().leave(here.index, line_);
        line_.machines().note_state(here.index, line_);
        return true;
    }

    /// The next station acts before this one takes its next part, where that makes a difference; unless it stands further
    /// upstream, in a circle.
    void let_act(const OrdinaryLink& here, Index next) {
        const Station& station = line_.stations()[next];
        const bool before_all_others =
            station.is_serial || (line_.acts_before(next, here.machine->station) && line_.nothing_else_now());
        if (before_all_others && nothing_fails_at_once(station))
            line_.stations().settle(next, line_);
        else
            line_.mark(ElementKind::station, next);
    }

    /// What fails as a cycle begins comes by a timer, which would fire before those have acted who are marked by then.
    bool nothing_fails_at_once(const Station& station) const {
        for (Index m = station.first_idle; m != none; m = line_.machines()[m].next_idle)
            if (line_.machines().is_stop_due(line_.machines()[m])) return false;
        return true;
    }

    /// A part comes to the line from outside.
    TAKT_ALWAYS_INLINE bool arrives(const OrdinaryLink& here) {
        if (!line_.sources().is_clear(here.index)) return false;
        Buffer& buffer = *here.out.after;
        if (here.out.next->first_idle != none) {
            if (!takes_at_once(here.out)) return false;
            pass_through(line_.sources().arrive(here.index, line_), here.out);
        } else {
            if (!buffer.has_room() || !may_act_now(*here.out.next)) return false;
            store(line_.sources().arrive(here.index, line_), buffer);
        }
        return true;
    }

    /// While others still have to act at this instant, only where that makes no difference.
    TAKT_ALWAYS_INLINE bool may_act_now(const Station& station) const {
        return station.is_serial || line_.nothing_else_now();
    }

    /// \pre the next station has an idle machine; at this instant there may be parts for it already
    TAKT_ALWAYS_INLINE bool takes_at_once(const OrdinaryTarget& target) const {
        return target.next_link != nullptr && may_act_now(*target.next) && target.after->parts.empty() &&
               target.after->waiting.empty() && can_begin(*target.next, *target.next_link->machine);
    }

    /// The same for a station with several machines.
    bool one_takes_at_once(const OrdinaryTarget& target) const {
        return !target.next->is_single && target.next->takes_plainly && may_act_now(*target.next) &&
               target.after->parts.empty() && target.after->waiting.empty() &&
               can_begin(*target.next, line_.machines()[target.next->first_idle]);
    }

    TAKT_ALWAYS_INLINE bool can_begin(const Station& station, const Machine& machine) const {
        return station.presence == Presence::working && machine.cycles + 1 < machine.first_cycle_stop;
    }

    TAKT_ALWAYS_INLINE void end_cycle(const OrdinaryLink& here) {
        Machine& machine = *here.machine;
        line_.machines().end_plainly(machine, line_);
        line_.stations().count_finished(machine);
        line_.observer().finished(now(), machine.station, here.index, machine.part);
    }

    TAKT_ALWAYS_INLINE void store(const Part& part, Buffer& buffer) {
        buffer.push(part, now());
        line_.observer().stored(now(), buffer.index, part);
    }

    /// The same where parts may be on their way for a time.
    void store_somewhere(const Part& part, Buffer& buffer) {
        store(part, buffer);
        if (buffer.transit > Duration::zero()) line_.buffers().await_arrival(buffer.index, line_);
    }

    TAKT_ALWAYS_INLINE const Part& take(Buffer& buffer) {
        const Part& part = buffer.pop(now());
        line_.observer().taken(now(), buffer.index, part);
        return part;
    }

    TAKT_ALWAYS_INLINE void pass(const Part& part, Buffer& buffer) {
        if (buffer.capacity == 0) return;
        buffer.pass();
        line_.observer().stored(now(), buffer.index, part);
        line_.observer().taken(now(), buffer.index, part);
    }

    /// To a station that waits for parts.
    TAKT_ALWAYS_INLINE void pass_through(const Part& part, const OrdinaryTarget& target) {
        pass(part, *target.after);
        target.next->first_idle = none;
        target.next->idle_state = State::working;
        begin(*target.next_link, part);
    }

    void pass_to_one(const Part& part, const OrdinaryTarget& target) {
        pass(part, *target.after);
        const Index machine = target.next->first_idle;
        line_.stations().no_longer_idle(machine, line_);
        target.next->idle_state = target.next->first_idle == none ? State::working : State::starved;
        begin(link_of(machine), part);
    }

    /// The part stays in the machine until there is room.
    TAKT_ALWAYS_INLINE bool hold(const OrdinaryLink& here, Buffer& buffer, Index exit) {
        Machine& machine = *here.machine;
        buffer.waiting.push({ElementKind::station, here.index});
        Machines::set_at_rest(machine, Phase::holding);
        machine.exits = one_exit(exit);
        machine.holding_since = now();
        if (here.station->presence == Presence::working) [[likely]]
            line_.machines().enter(machine, here.index, State::blocked, line_);
        else
            line_.machines().note_state(here.index, line_);
        return true;
    }

    /// The machine is free for the next part; mostly it is there already, and nobody waits for the place that it leaves.
    TAKT_ALWAYS_INLINE bool take_next(const OrdinaryLink& here) {
        if (here.takes_at_once && !here.before->parts.empty() && here.before->waiting.empty() &&
            can_begin(*here.station, *here.machine))
            go_on(here, take(*here.before));
        else
            fill_upwards(here);
        return true;
    }

    /// \return the machine that has given on its part and is free now, if there is one
    const OrdinaryLink* fill(const OrdinaryLink& here) {
        if (here.machine->stops > 0 || !can_begin(*here.station, *here.machine) || !may_act_now(*here.station))
            return leave_to_others(here);
        if (here.before == nullptr) return act(here);
        Buffer& buffer = *here.before;
        if (!buffer.parts.empty() && (here.takes_at_once || buffer.has_part(now()))) {
            begin(here, take(buffer));
            if (buffer.transit > Duration::zero()) line_.buffers().await_head(buffer.index, line_);
            return fill_place(here, buffer);
        }
        if (buffer.capacity > 0 || buffer.waiting.empty())
            return here.machine->moving == none ? wait_for_part(here) : act(here);
        if (const OrdinaryLink* first = first_to_wait(here, buffer))
            return part_of(*first, buffer, [&](const Part& part) { begin(here, part); });
        if (is_ready_source(buffer))
            return part_of_source(buffer, [&](const Part& part) { begin(here, part); });
        begin(here, line_.buffers().take(buffer.index, line_));
        return nullptr;
    }

    /// A place has become free in the buffer before it.
    const OrdinaryLink* fill_place(const OrdinaryLink& here, Buffer& buffer) {
        if (buffer.waiting.empty()) return nullptr;
        const OrdinaryLink* first = first_to_wait(here, buffer);
        if (first == nullptr && !is_ready_source(buffer)) {
            line_.buffers().admit(buffer.index, line_);
            return nullptr;
        }
        if (!buffer.has_room()) return nullptr;
        const auto give = [&](const Part& part) { store_somewhere(part, buffer); };
        return first != nullptr ? part_of(*first, buffer, give) : part_of_source(buffer, give);
    }

    /// The machine that has waited longest for room in the buffer before this one; null: it is not an ordinary one.
    /// \pre somebody waits
    const OrdinaryLink* first_to_wait(const OrdinaryLink& here, const Buffer& buffer) const {
        if (here.feeder != nullptr) return here.feeder;
        const Producer first = buffer.waiting.front();
        if (first.kind != ElementKind::station) return nullptr;
        const OrdinaryLink& link = link_of(first.index);
        return link.gives_directly ? &link : nullptr;
    }

    /// \pre somebody waits
    bool is_ready_source(const Buffer& buffer) const {
        const Producer first = buffer.waiting.front();
        return first.kind == ElementKind::source && line_.sources().always_offers(first.index);
    }

    /// Gives on the part that a machine holds. \return the machine
    template <class Give>
    const OrdinaryLink* part_of(const OrdinaryLink& first, Buffer& buffer, Give give) {
        const Producer producer{ElementKind::station, first.index};
        buffer.waiting.drop();
        // Who takes a part from machine to machine has room for a reason of his own.
        if (buffer.capacity > 0) line_.observer().room_came(buffer.index, producer, line_);
        give(first.machine->part);
        if (buffer.capacity == 0) line_.observer().room_came(buffer.index, producer, line_);
        return &first;
    }

    /// Gives on the part that a source holds.
    template <class Give>
    const OrdinaryLink* part_of_source(Buffer& buffer, Give give) {
        const Producer producer = buffer.waiting.pop();
        if (buffer.capacity > 0) line_.observer().room_came(buffer.index, producer, line_);
        give(line_.sources().release(producer.index, line_));
        if (line_.sources().offers_next(producer.index, line_)) buffer.waiting.push(producer);
        return nullptr;
    }

    void begin(const OrdinaryLink& here, const Part& part) {
        if (here.machine->begins_plainly) [[likely]]
            line_.machines().begin_plainly(*here.machine, here.index, part, line_);
        else
            line_.machines().begin(here.index, part, line_);
    }

    TAKT_ALWAYS_INLINE void go_on(const OrdinaryLink& here, const Part& part) {
        line_.machines().go_on_plainly(*here.machine, here.index, part, line_);
    }

    const OrdinaryLink* wait_for_part(const OrdinaryLink& here) {
        Machines::set_at_rest(*here.machine, Phase::idle);
        line_.stations().join_idle(*here.machine, here.index, *here.station, line_);
        here.station->idle_state = State::starved;
        line_.machines().enter(*here.machine, here.index, State::starved, line_);
        return nullptr;
    }

    /// It needs more than a part, or goes on without one: its turn on the agenda, taken at once. A moving line waits for its turn
    /// where a part may still come at this instant, for it would move on with an empty pitch.
    const OrdinaryLink* act(const OrdinaryLink& here) {
        if (here.machine->moving != none && !line_.nothing_else_now()) return leave_to_others(here);
        Machines::set_at_rest(*here.machine, Phase::idle);
        line_.stations().join_idle(*here.machine, here.index, *here.station, line_);
        line_.stations().settle(here.machine->station, line_);
        return nullptr;
    }

    /// A shift, a stop or a count of cycles stands in the way.
    const OrdinaryLink* leave_to_others(const OrdinaryLink& here) {
        Machines::set_at_rest(*here.machine, Phase::idle);
        line_.machines().leave(here.index, line_);
        line_.machines().note_state(here.index, line_);
        return nullptr;
    }

    const OrdinaryLink& link_of(Index machine) const { return line_.ordinary_links()[line_.machines()[machine].timer]; }

    SimTime now() const { return line_.now(); }

    Line& line_;
};

}  // namespace takt
