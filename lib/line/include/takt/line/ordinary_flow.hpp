// Parts on their way through ordinary stations, in one go.
#pragma once

#include "takt/core/inline.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/machines.hpp"
#include "takt/line/ordinary_links.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/sinks.hpp"
#include "takt/line/station.hpp"

namespace takt {

/// Most stations of most lines have one machine, whose work is one operation that needs nobody else, one buffer to take
/// parts from and one way for all of them; most sources have one way, too. When such a cycle ends and nothing else is due at that instant, or nothing that
/// makes a difference, the general way (the part leaves, the agenda asks everyone who may be able to act, from the most
/// downstream upwards) comes down to this: the part goes to the next station, or into the buffer, or waits; the machine
/// takes its next part; the place that this frees is filled by the station before, which takes its next part, and so on
/// upwards. That is done here with nothing in between, and with the same result to the last move (tests/property compares
/// the two). Whatever is not ordinary is left to the general way.
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
            case OrdinaryLink::Kind::arrival: return arrives(here);
            case OrdinaryLink::Kind::general: break;
        }
        return false;
    }

    /// The machine is free; so may then be the one before it, and so on upwards.
    TAKT_NEVER_INLINE void fill_upwards(const OrdinaryLink& here) {
        for (Index index = fill(here); index != none;)
            index = fill(link_of(index));
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
        Buffer& buffer = *here.after;
        const Part& part = here.machine->part;
        if (here.next->first_idle != none) {
            if (!takes_at_once(here)) return false;
            end_cycle(here);
            pass_through(part, here);
        } else if (buffer.has_room()) {
            end_cycle(here);
            store(part, buffer);
        } else {
            end_cycle(here);
            hold(here);
            return true;
        }
        take_next(here);
        return true;
    }

    /// A part comes to the line from outside.
    TAKT_ALWAYS_INLINE bool arrives(const OrdinaryLink& here) {
        if (!line_.sources().is_clear(here.index)) return false;
        Buffer& buffer = *here.after;
        if (here.next->first_idle != none) {
            if (!takes_at_once(here)) return false;
            pass_through(line_.sources().arrive(here.index, line_), here);
        } else {
            if (!buffer.has_room() || !may_act_now(*here.next)) return false;
            store(line_.sources().arrive(here.index, line_), buffer);
        }
        return true;
    }

    /// While others still have to act at this instant, only where that makes no difference.
    TAKT_ALWAYS_INLINE bool may_act_now(const Station& station) const {
        return station.is_serial || line_.nothing_else_now();
    }

    /// \pre the next station has an idle machine; at this instant there may be parts for it already
    bool takes_at_once(const OrdinaryLink& here) const {
        return here.next_link != nullptr && may_act_now(*here.next) && here.after->parts.empty() &&
               here.after->waiting.empty() && can_begin(*here.next, *here.next_link->machine);
    }

    TAKT_ALWAYS_INLINE bool can_begin(const Station& station, const Machine& machine) const {
        return station.presence == Presence::working && machine.cycles + 1 < machine.first_cycle_stop;
    }

    TAKT_ALWAYS_INLINE void end_cycle(const OrdinaryLink& here) {
        Machine& machine = *here.machine;
        line_.machines().end_plainly(machine, line_);
        ++here.finished[machine.part.product];
        line_.observer().finished(now(), machine.station, here.index, machine.part);
    }

    TAKT_ALWAYS_INLINE void store(const Part& part, Buffer& buffer) {
        buffer.push(part, now());
        line_.observer().stored(now(), buffer.index, part);
    }

    TAKT_ALWAYS_INLINE const Part& take(Buffer& buffer) {
        const Part& part = buffer.pop(now());
        line_.observer().taken(now(), buffer.index, part);
        return part;
    }

    /// To a station that waits for parts.
    void pass_through(const Part& part, const OrdinaryLink& here) {
        if (here.after->capacity > 0) {
            here.after->pass();
            line_.observer().stored(now(), here.after->index, part);
            line_.observer().taken(now(), here.after->index, part);
        }
        here.next->first_idle = none;
        here.next->idle_state = State::working;
        begin(*here.next_link, part);
    }

    /// The part stays in the machine until there is room.
    void hold(const OrdinaryLink& here) {
        Machine& machine = *here.machine;
        here.after->waiting.push({ElementKind::station, here.index});
        Machines::set_at_rest(machine, Phase::holding);
        machine.exits = {here.station->exit, here.station->exit + 1};
        machine.holding_since = now();
        line_.machines().enter(machine, here.index, State::blocked, line_);
    }

    /// The machine is free for the next part; mostly it is there already, and nobody waits for the place that it leaves.
    TAKT_ALWAYS_INLINE void take_next(const OrdinaryLink& here) {
        Buffer& buffer = *here.before;
        if (buffer.parts.empty() || !buffer.waiting.empty() || !can_begin(*here.station, *here.machine))
            return fill_upwards(here);
        go_on(here, take(buffer));
    }

    /// \return the machine that has given on its part and is free now, if there is one
    Index fill(const OrdinaryLink& here) {
        Buffer& buffer = *here.before;
        if (here.machine->stops > 0 || !can_begin(*here.station, *here.machine) || !may_act_now(*here.station))
            return leave_to_others(here);
        if (!buffer.parts.empty()) {
            begin(here, take(buffer));
            return fill_place(buffer);
        }
        if (buffer.capacity > 0 || buffer.waiting.empty()) return wait_for_part(here);
        if (is_ordinary_producer(buffer))
            return part_of_first(buffer, [&](const Part& part) { begin(here, part); });
        begin(here, line_.buffers().take(buffer.index, line_));
        return none;
    }

    /// A place has become free in a buffer.
    Index fill_place(Buffer& buffer) {
        if (buffer.waiting.empty()) return none;
        if (!is_ordinary_producer(buffer)) {
            line_.buffers().admit(buffer.index, line_);
            return none;
        }
        if (!buffer.has_room()) return none;
        return part_of_first(buffer, [&](const Part& part) { store(part, buffer); });
    }

    /// \pre somebody waits for room in the buffer
    bool is_ordinary_producer(const Buffer& buffer) const {
        const Producer producer = buffer.waiting.front();
        switch (producer.kind) {
            case ElementKind::source: return line_.sources().always_offers(producer.index);
            case ElementKind::station: return link_of(producer.index).kind != OrdinaryLink::Kind::general;
            default: return false;
        }
    }

    /// Gives on the part of the one that has waited longest. \return the machine that it leaves, or none
    template <class Give>
    Index part_of_first(Buffer& buffer, Give give) {
        const Producer producer = buffer.waiting.pop();
        if (producer.kind == ElementKind::source) {
            if (buffer.capacity > 0) line_.observer().room_came(buffer.index, producer, line_);
            give(line_.sources().release(producer.index, line_));
            if (line_.sources().offers_next(producer.index, now())) buffer.waiting.push(producer);
            return none;
        }
        // Who takes a part from machine to machine has room for a reason of his own.
        if (buffer.capacity > 0) line_.observer().room_came(buffer.index, producer, line_);
        give(line_.machines()[producer.index].part);
        if (buffer.capacity == 0) line_.observer().room_came(buffer.index, producer, line_);
        return producer.index;
    }

    void begin(const OrdinaryLink& here, const Part& part) {
        line_.machines().begin_plainly(*here.machine, here.index, part, line_);
    }

    TAKT_ALWAYS_INLINE void go_on(const OrdinaryLink& here, const Part& part) {
        line_.machines().go_on_plainly(*here.machine, here.index, part, line_);
    }

    Index wait_for_part(const OrdinaryLink& here) {
        Machines::set_at_rest(*here.machine, Phase::idle);
        here.machine->previous_idle = here.machine->next_idle = none;
        here.station->first_idle = here.index;
        here.station->idle_state = State::starved;
        line_.machines().enter(*here.machine, here.index, State::starved, line_);
        return none;
    }

    /// A shift, a stop or a count of cycles stands in the way.
    Index leave_to_others(const OrdinaryLink& here) {
        Machines::set_at_rest(*here.machine, Phase::idle);
        line_.machines().leave(here.index, line_);
        line_.machines().note_state(here.index, line_);
        return none;
    }

    const OrdinaryLink& link_of(Index machine) const { return line_.ordinary_links()[line_.machines()[machine].timer]; }

    SimTime now() const { return line_.now(); }

    Line& line_;
};

}  // namespace takt
