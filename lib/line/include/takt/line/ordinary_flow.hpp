// Parts on their way through ordinary stations, in one go.
#pragma once

#include "takt/core/inline.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/ordinary_links.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/station.hpp"

namespace takt {

/// Most stations of most lines have one machine, whose work is one operation that needs nobody else, one buffer to take
/// parts from and one way for all of them. When such a cycle ends and nothing else is due at that instant, or nothing that
/// makes a difference, the general way (the part leaves, the agenda asks everyone who may be able to act, from the most
/// downstream upwards) comes down to this: the part goes to the next station, or into the buffer, or waits; the machine
/// takes its next part; the place that this frees is filled by the station before, which takes its next part, and so on
/// upwards. That is done here with nothing in between, and with the same result to the last move (tests/property compares
/// the two). Whatever is not ordinary is left to the general way.
template <class Line>
class OrdinaryFlow {
  public:
    OrdinaryFlow(Line& line, const OrdinaryLinks& links) : line_(line), links_(links), now_(line.now()) {}

    /// A timer has fired.
    /// \return whether it ended an ordinary cycle; if not, nothing has been done
    TAKT_ALWAYS_INLINE bool passes_on(Slot slot) {
        const OrdinaryLink& here = links_[slot];
        if (here.machine == nullptr) return false;
        const Machine& machine = *here.machine;
        if (now_ - machine.since_running != machine.remaining || machine.due_stops > 0) return false;
        if (!may_act_now(*here.station)) return false;
        if (here.after == nullptr) {
            if (machine.part.carrier != none) return false;
            end_cycle(here);
            line_.receive(here.station->to, machine.part);
        } else {
            if (here.next == nullptr || here.after->transit > Duration::zero()) return false;
            if (here.next->first_idle != none) {
                if (!takes_at_once(*here.next, *here.after) || !may_act_now(*here.next)) return false;
                end_cycle(here);
                pass_through(machine.part, here.station->to.index, *here.after, *here.next);
            } else {
                end_cycle(here);
                if (!here.after->has_room()) return hold(here);
                store(machine.part, here.station->to.index, *here.after);
            }
        }
        take_next(here);
        return true;
    }

    /// A part comes to the line from outside.
    /// \return whether there was room for it at once; if not, nothing has been done
    bool enters(const Part& part, ElementRef to) {
        if (to.kind != ElementKind::buffer) return false;
        Buffer& buffer = line_.buffers()[to.index];
        if (buffer.taker == none || buffer.transit > Duration::zero() || !buffer.waiting.empty()) return false;
        Station& next = line_.stations()[buffer.taker];
        if (!may_act_now(next)) return false;
        if (next.first_idle != none) {
            if (!takes_at_once(next, buffer)) return false;
            line_.part_came(part);
            pass_through(part, to.index, buffer, next);
        } else {
            if (!buffer.has_room()) return false;
            line_.part_came(part);
            store(part, to.index, buffer);
        }
        return true;
    }

  private:
    /// While others still have to act at this instant, only where that makes no difference.
    TAKT_ALWAYS_INLINE bool may_act_now(const Station& station) const {
        return station.is_serial || line_.nothing_else_now();
    }

    /// \pre the station has an idle machine; at this instant there may be parts for it already
    bool takes_at_once(const Station& next, const Buffer& buffer) const {
        return next.is_ordinary && buffer.parts.empty() && buffer.waiting.empty() &&
               can_begin(next, line_.machines()[next.first_idle]);
    }

    bool can_begin(const Station& station, const Machine& machine) const {
        return (station.presence == Presence::working) & (machine.cycles + 1 < machine.first_cycle_stop);
    }

    TAKT_ALWAYS_INLINE void end_cycle(const OrdinaryLink& here) {
        here.machine->clocks.worked += here.machine->remaining;
        here.machine->remaining = Duration::zero();
        ++here.station->finished;
        here.station->planned_work += here.planned[here.machine->part.product];
        line_.observer().finished(now_, here.machine->station, here.index, here.machine->part);
    }

    TAKT_ALWAYS_INLINE void store(const Part& part, Index index, Buffer& buffer) {
        buffer.push(part, now_);
        line_.observer().stored(now_, index, part);
    }

    /// To a station that waits for parts.
    void pass_through(const Part& part, Index index, Buffer& buffer, Station& next) {
        if (buffer.capacity > 0) {
            store(part, index, buffer);
            buffer.pop(now_);
            line_.observer().taken(now_, index, part);
        }
        const Index machine = next.first_idle;
        next.first_idle = none;
        next.idle_state = State::working;
        begin(link_of(machine), part);
    }

    /// The part stays in the machine until there is room.
    bool hold(const OrdinaryLink& here) {
        Machine& machine = *here.machine;
        here.after->waiting.push({ElementKind::station, here.index});
        machine.phase = Phase::holding;
        machine.running = machine.own_active = false;
        machine.own_done = true;
        machine.exits = {here.station->exit, here.station->exit + 1};
        machine.holding_since = now_;
        line_.machines().enter(machine, here.index, State::blocked, line_);
        return true;
    }

    /// The machine is free for the next part; mostly it is there already, and nobody waits for the place that it leaves.
    TAKT_ALWAYS_INLINE void take_next(const OrdinaryLink& here) {
        Buffer& buffer = *here.before;
        const bool is_plain_case = can_begin(*here.station, *here.machine) & !buffer.parts.empty() &
                                   buffer.waiting.empty() & buffer.waiting_to_reserve.empty();
        if (!is_plain_case) return fill_upwards(here.index);
        const Part& part = buffer.pop(now_);
        line_.observer().taken(now_, here.station->input, part);
        go_on(here, part);
    }

    /// The machine is free; so may then be the one before it, and so on upwards.
    TAKT_NEVER_INLINE void fill_upwards(Index index) {
        while (index != none) index = fill(link_of(index));
    }

    /// \return the machine that has given on its part and is free now, if there is one
    Index fill(const OrdinaryLink& here) {
        Buffer& buffer = *here.before;
        const Index input = here.station->input;
        if (here.machine->stops > 0 || !can_begin(*here.station, *here.machine) || !may_act_now(*here.station))
            return leave_to_others(here);
        if (!buffer.parts.empty()) {
            const Part& part = buffer.pop(now_);
            line_.observer().taken(now_, input, part);
            begin(here, part);
            return fill_place(buffer, input);
        }
        if (buffer.capacity > 0 || buffer.waiting.empty()) return wait_for_part(here);
        if (is_ordinary_producer(buffer))
            return part_of_first(buffer, [&](const Part& part) { begin(here, part); });
        begin(here, line_.buffers().take(input, line_));
        return none;
    }

    /// A place has become free in a buffer.
    Index fill_place(Buffer& buffer, Index index) {
        if (buffer.waiting.empty() && buffer.waiting_to_reserve.empty()) return none;
        if (!is_ordinary_producer(buffer)) {
            line_.buffers().admit(index, line_);
            return none;
        }
        if (!buffer.has_room()) return none;
        return part_of_first(buffer, [&](const Part& part) { store(part, index, buffer); });
    }

    bool is_ordinary_producer(const Buffer& buffer) const {
        if (buffer.waiting.empty() || !buffer.waiting_to_reserve.empty()) return false;
        const Producer producer = buffer.waiting.front();
        switch (producer.kind) {
            case ElementKind::source: return line_.sources().always_offers(producer.index);
            case ElementKind::station: return link_of(producer.index).machine != nullptr;
            default: return false;
        }
    }

    /// Gives on the part of the one that has waited longest. \return the machine that it leaves, or none
    template <class Give>
    Index part_of_first(Buffer& buffer, Give give) {
        const Producer producer = buffer.waiting.pop();
        if (producer.kind == ElementKind::source) {
            give(line_.sources().release(producer.index, line_));
            if (line_.sources().offers_next(producer.index, now_)) buffer.waiting.push(producer);
            return none;
        }
        give(line_.machines()[producer.index].part);
        return producer.index;
    }

    void begin(const OrdinaryLink& here, const Part& part) {
        Machine& machine = *here.machine;
        machine.phase = Phase::working;
        machine.operation = line_.plan().stations[machine.station].operations.first;
        machine.running = machine.own_active = true;
        machine.own_done = false;
        line_.machines().enter(machine, here.index, State::working, line_);
        go_on(here, part);
    }

    TAKT_ALWAYS_INLINE void go_on(const OrdinaryLink& here, const Part& part) {
        Machine& machine = *here.machine;
        machine.part = part;
        line_.observer().loaded(now_, machine.station, here.index, part);
        ++machine.cycles;
        const Duration work = machine.draws.duration(here.times[here.one_time ? 0 : part.product]);
        machine.remaining = work;
        machine.since_running = now_;
        line_.loop().at(machine.timer, now_ + machine.clocks.first_of(work));
    }

    Index wait_for_part(const OrdinaryLink& here) {
        set_idle(*here.machine);
        here.machine->previous_idle = here.machine->next_idle = none;
        here.station->first_idle = here.index;
        here.station->idle_state = State::starved;
        line_.machines().enter(*here.machine, here.index, State::starved, line_);
        return none;
    }

    /// A shift, a stop or a count of cycles stands in the way.
    Index leave_to_others(const OrdinaryLink& here) {
        set_idle(*here.machine);
        line_.machines().leave(here.index, line_);
        line_.machines().note_state(here.index, line_);
        return none;
    }

    void set_idle(Machine& machine) {
        machine.phase = Phase::idle;
        machine.running = machine.own_active = false;
        machine.own_done = true;
    }

    const OrdinaryLink& link_of(Index machine) const { return links_[line_.machines()[machine].timer]; }

    Line& line_;
    const OrdinaryLinks& links_;
    SimTime now_;
};

}  // namespace takt
