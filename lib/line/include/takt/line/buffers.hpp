// Buffers: places where parts wait, first in, first out. With a transit time a buffer is a conveyor; with capacity 0 it is
// a hand-over from machine to machine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/timers.hpp"

namespace takt {

class Buffers {
  public:
    explicit Buffers(const Plan& plan) : plan_(&plan) {
        const std::vector<std::uint32_t> producers = producers_by_buffer();
        buffers_.reserve(plan.buffers.size());
        for (Index i = 0; i < plan.buffers.size(); ++i)
            buffers_.emplace_back(i, plan.buffers[i], room_made_beforehand(plan.buffers[i]), producers[i]);
        note_reserved();
        for (const StationPlan& station : plan.stations)
            for (const InputPlan& input : station.inputs)
                for (const Index buffer : input.buffers)
                    buffers_[buffer].gives_several |= input.count > 1 || station.batch != none;
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index i = 0; i < buffers_.size(); ++i)
            if (plan_->buffers[i].transit > Duration::zero()) claim(Rank::transit, i, buffers_[i].timer);
    }

    /// Who may not enter now, because parts are to be out before the shift ends, may later.
    template <class Line>
    void begin(Line& line) {
        for (Index i = 0; i < buffers_.size(); ++i)
            if (plan_->buffers[i].entry != none) buffers_[i].open(line.presence(plan_->buffers[i].entry) == Presence::working);
    }

    Buffer& operator[](Index index) { return buffers_[index]; }
    const Buffer& operator[](Index index) const { return buffers_[index]; }
    std::uint32_t level(Index index) const { return buffers_[index].level(); }
    const Ring<Producer>& waiting(Index index) const { return buffers_[index].waiting; }

    /// A free place that nobody has reserved.
    bool has_room(Index index) const {
        return buffers_[index].has_room();
    }

    /// \pre has_room(index), or a place reserved with `reserve`
    template <class Line>
    void receive(Index index, const Part& part, Line& line) {
        Buffer& buffer = buffers_[index];
        buffer.push(part, line.now());
        line.observer().stored(line.now(), index, part);
        if (buffer.taker == none) buffer.lanes.comes(buffer.parts);
        if (buffer.transit == Duration::zero()) return wake_takers(index, line);
        if (buffer.is_carried) return line.transporters().part_waits(index, line);
        buffer.switch_feeding(line.now());
        await_arrival(index, line);
    }

    /// A part that is there as the run begins, with so much of its way left. \pre has_room(index)
    template <class Line>
    void lay(Index index, const Part& part, Duration left, Line& line) {
        Buffer& buffer = buffers_[index];
        buffer.push(part, line.now());
        buffer.parts[buffer.parts.size() - 1].ready = line.now() + left;
        line.observer().stored(line.now(), index, part);
        if (buffer.taker == none) buffer.lanes.comes(buffer.parts);
        if (buffer.is_carried) return line.transporters().part_waits(index, line);
        wake_takers(index, line);
        if (left > Duration::zero()) await_arrival(index, line);
    }

    /// A part has begun its way through the buffer; the timer stands for the first of those that matter.
    template <class Line>
    void await_arrival(Index index, Line& line) {
        const Buffer& buffer = buffers_[index];
        const bool is_first = buffer.gives_several ? !line.loop().is_set(buffer.timer) : buffer.parts.size() == 1;
        if (is_first) line.loop().at(buffer.timer, buffer.parts[buffer.parts.size() - 1].ready);
    }

    /// A place kept free for a part that is still being worked on (blocking before service).
    void reserve(Index index, SimTime now) {
        buffers_[index].keep_free(true);
        buffers_[index].switch_feeding(now);
    }
    template <class Line>
    void receive_reserved(Index index, const Part& part, Line& line) {
        buffers_[index].keep_free(false);
        receive(index, part, line);
    }
    template <class Line>
    void give_up_place(Index index, Line& line) {
        buffers_[index].keep_free(false);
        buffers_[index].switch_feeding(line.now());
        admit(index, line);
    }

    /// Queues a producer that holds a finished part; the part is fetched from it when there is room.
    template <class Line>
    void wait_for_room(Index index, Producer producer, Line& line) {
        buffers_[index].waiting.push(producer);
        if (parts_ready(index, line.now()) > 0) wake_takers(index, line);
    }

    /// Queues a station that cannot begin without a place; it is woken when there is one.
    void wait_to_reserve(Index index, Index station) {
        auto& stations = buffers_[index].waiting_to_reserve;
        if (std::find(stations.begin(), stations.end(), station) == stations.end()) stations.push_back(station);
    }

    /// A hand-over that has offered this part to the next buffer has nothing to offer then.
    void stop_waiting(Index index, Producer producer) {
        Buffer& buffer = buffers_[index];
        buffer.waiting.remove_first([&](const Producer& other) { return other == producer; });
        if (!buffer.offered || !buffer.parts.empty() || !buffer.waiting.empty()) return;
        buffer.offered = false;
        stop_waiting(plan_->buffers[index].next->index, {ElementKind::buffer, index});
    }

    /// Whether any of its parts is such a one.
    template <class Is>
    bool holds(Index index, Is is) const {
        const Ring<Stored>& parts = buffers_[index].parts;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (is(parts[i].part)) return true;
        return false;
    }

    bool waits(Index index, Producer producer) const {
        const Ring<Producer>& waiting = buffers_[index].waiting;
        for (std::size_t i = 0; i < waiting.size(); ++i)
            if (waiting[i] == producer) return true;
        return false;
    }

    /// Parts that can be taken now; for a hand-over (capacity 0) those held by the machines waiting in front of it.
    std::size_t parts_ready(Index index, SimTime now) const {
        const Buffer& buffer = buffers_[index];
        const BufferPlan& plan = plan_->buffers[index];
        if (plan.transit == Duration::zero())
            return buffer.parts.size() + (plan.capacity == 0u ? buffer.waiting.size() : 0);
        std::size_t ready = 0;
        while (ready < buffer.parts.size() && buffer.parts[ready].ready <= now) ++ready;
        return ready;
    }

    /// How many such parts can be taken now one after the other, from a head on. \pre has_part(index)
    template <class Line, class Is>
    std::size_t such_in_a_row(Index index, std::size_t head, const Line& line, Is is) const {
        const Buffer& buffer = buffers_[index];
        std::size_t count = 0;
        if (buffer.parts.empty()) {
            while (count < buffer.waiting.size() && is(line.held_part(buffer.waiting[count]))) ++count;
            return count;
        }
        const std::size_t ready = parts_ready(index, line.now());
        for (std::size_t place = head; place < ready && is(buffer.parts[place].part); ++count)
            place = buffer.lanes.behind(place, buffer.parts.size());
        return count;
    }

    /// Calls with the place of each part that a station may choose. \pre has_part(index)
    template <class Action>
    void for_each_head(Index index, Action action) const {
        const Buffer& buffer = buffers_[index];
        if (buffer.is_store)
            buffer.lanes.for_each_head(buffer.parts.size(), action);
        else
            action(std::size_t{0});
    }

    /// Of those, the one that was launched first. \pre has_part(index)
    std::size_t first_launched(Index index) const {
        const Buffer& buffer = buffers_[index];
        return buffer.is_store ? buffer.lanes.first_launched(buffer.parts) : 0;
    }

    bool has_part(Index index, SimTime now) const {
        const Buffer& buffer = buffers_[index];
        if (!buffer.parts.empty()) return buffer.parts.front().ready <= now;
        return !buffer.waiting.empty() && buffer.capacity == 0;
    }

    /// A part that can be taken, and since when.
    struct Offer {
        const Part& part;
        SimTime since;
    };

    /// \pre has_part(index)
    template <class Line>
    TAKT_ALWAYS_INLINE Offer offer_at(Index index, std::size_t place, const Line& line) const {
        const Buffer& buffer = buffers_[index];
        if (buffer.parts.empty()) [[unlikely]]
            return {line.held_part(buffer.waiting.front()), line.waiting_since(buffer.waiting.front())};
        const Stored& stored = buffer.parts[place];
        return {stored.part, stored.ready};
    }

    template <class Line>
    const Part& part_at(Index index, std::size_t place, const Line& line) const {
        return offer_at(index, place, line).part;
    }
    template <class Line>
    const Part& head(Index index, const Line& line) const {
        return part_at(index, 0, line);
    }

    /// The marks of a part that is taken from a buffer, before it goes through the buffer's door. \pre has_part(index)
    template <class Line>
    std::uint32_t next_marks(Index index, std::size_t place, const Line& line) const {
        const Buffer& buffer = buffers_[index];
        return buffer.parts.empty() ? line.held_marks(buffer.waiting.front())
                                    : std::uint32_t{buffer.parts[place].part.marks};
    }

    /// Takes the part at the head, and lets the longest-waiting producer fill the place. \pre has_part(index)
    template <class Line>
    Part take(Index index, Line& line) {
        Buffer& buffer = buffers_[index];
        if (buffer.parts.empty()) {
            if (buffer.taker == none) wake_takers(index, line);
            return fetch(index, line);
        }
        if (buffer.taker == none) return take_out(index, 0, line);
        const Part part = buffer.pop(line.now());
        line.observer().taken(line.now(), index, part);
        if (buffer.transit > Duration::zero()) await_head(index, line);
        admit(index, line);
        return part;
    }

    /// Takes any part that can be taken. \pre there is one at this place
    template <class Line>
    Part take_out(Index index, std::size_t place, Line& line) {
        Buffer& buffer = buffers_[index];
        // The part that is next now may be one that another taker can begin.
        wake_takers(index, line);
        const Part part = buffer.is_store ? buffer.pop_at(place, line.now()) : buffer.pop(line.now());
        buffer.switch_feeding(line.now());
        line.observer().taken(line.now(), index, part);
        if (buffer.is_carried) line.transporters().part_taken(index, line);
        if (buffer.transit > Duration::zero()) await_head(index, line);
        admit(index, line);
        return part;
    }

    /// Moves parts on to the next buffer or sink by themselves, where the buffer has one.
    template <class Line>
    void settle(Index index, Line& line) {
        const auto& next = plan_->buffers[index].next;
        if (!next || buffers_[index].offered) return;
        while (has_part(index, line.now())) {
            if (!line.has_room(*next)) {
                buffers_[index].offered = true;
                buffers_[index].offered_since = line.now();
                line.wait_for_room(*next, {ElementKind::buffer, index});
                return;
            }
            line.receive(*next, take_on(index, line));
        }
    }

    /// Another buffer has room for the part that was offered to it.
    template <class Line>
    Part hand_over(Index index, Line& line) {
        buffers_[index].offered = false;
        line.mark(ElementKind::buffer, index);
        return take_on(index, line);
    }

    /// Blocked parts into freed places.
    template <class Line>
    void admit(Index index, Line& line) {
        Buffer& buffer = buffers_[index];
        while (!buffer.waiting.empty() && has_room(index)) receive(index, fetch(index, line), line);
        if (buffer.calls != none && has_room(index)) line.mark_transporters(buffer.calls);
        if (buffer.waiting_to_reserve.empty() || !has_room(index)) return;
        for (const Index station : buffer.waiting_to_reserve) line.mark(ElementKind::station, station);
        buffer.waiting_to_reserve.clear();
    }

    /// Sets the timer for the part that has come to the head, if it is still on its way.
    template <class Line>
    void await_head(Index index, Line& line) {
        const Buffer& buffer = buffers_[index];
        if (buffer.parts.empty() || (buffer.is_carried && !line.transporters().carries_head(index))) return;
        if (buffer.parts.front().ready <= line.now())
            wake_takers(index, line);
        else if (!buffer.gives_several)
            line.loop().at(buffer.timer, buffer.parts.front().ready);
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        for (Index i = 0; i < buffers_.size(); ++i) {
            if (plan_->buffers[i].entry == none) continue;
            if (plan_->buffers[i].hours == calendar && presence == Presence::off_shift) buffers_[i].caught += level(i);
            if (plan_->buffers[i].entry != calendar) continue;
            buffers_[i].open(presence == Presence::working);
            admit(i, line);
        }
    }

    SimTime offered_since(Index index) const { return buffers_[index].offered_since; }

    template <class Line>
    void on(Rank, Index index, Line& line) {
        wake_takers(index, line);
        const Buffer& buffer = buffers_[index];
        if (buffer.is_carried) line.transporters().arrives(index, line);
        if (!buffer.gives_several) return;
        const std::size_t ready = parts_ready(index, line.now());
        if (ready < buffer.parts.size()) line.loop().at(buffer.timer, buffer.parts[ready].ready);
    }

    void restart_statistics(SimTime now) {
        for (Buffer& buffer : buffers_) buffer.restart_statistics(now);
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (const Buffer& buffer : buffers_) {
            const std::uint32_t level = buffer.level();
            result.buffers.push_back({buffer.integral.until(level, now), buffer.highest, buffer.entered(),
                                      to_seconds(buffer.full.total(level == buffer.capacity, now)),
                                      to_seconds(buffer.empty.total(level == 0, now)),
                                      to_seconds(buffer.stopped.total(buffer.is_stopped, now)), buffer.caught});
        }
    }

  private:
    /// For all parts that it may hold, unless they are very many; those on transporters are its parts, too.
    std::uint32_t room_made_beforehand(const BufferPlan& buffer) const {
        constexpr std::uint32_t most = 1024;
        std::uint64_t carried = 0;
        if (buffer.carried_by != none)
            carried = std::uint64_t{plan_->transporters[buffer.carried_by].count} * plan_->transporters[buffer.carried_by].carries;
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(most, std::min(most, buffer.capacity.value_or(most)) + carried));
    }

    /// How many machines, sources and other buffers may at most wait for room in each buffer.
    std::vector<std::uint32_t> producers_by_buffer() const {
        std::vector<std::uint32_t> producers(plan_->buffers.size(), 0);
        const auto add = [&](ElementRef to, std::uint32_t count) {
            if (to.kind == ElementKind::buffer) producers[to.index] += count;
        };
        const auto add_exits = [&](Index route, std::uint32_t count) {
            const Rows exits = plan_->routes[route].exits;
            for (Index e = exits.first; e < exits.last; ++e) add(plan_->exits[e].to, count);
        };
        for (const SourcePlan& source : plan_->sources) add_exits(source.route, 1);
        for (const BufferPlan& buffer : plan_->buffers)
            if (buffer.next) add(*buffer.next, 1);
        for (const StationPlan& station : plan_->stations) {
            add_exits(station.route, station.machines);
            if (station.rework != none) add(plan_->exits[station.rework].to, station.machines);
            if (station.incomplete != none) add(plan_->exits[station.incomplete].to, station.machines);
        }
        return producers;
    }

    void note_reserved() {
        const auto note = [&](Index exit) {
            const ElementRef to = plan_->exits[exit].to;
            if (to.kind == ElementKind::buffer) buffers_[to.index].is_reserved = true;
        };
        for (const StationPlan& station : plan_->stations) {
            if (!station.blocks_before) continue;
            const Rows exits = plan_->routes[station.route].exits;
            for (Index e = exits.first; e < exits.last; ++e) note(e);
            if (station.rework != none) note(station.rework);
        }
    }

    /// A part that goes on by itself.
    template <class Line>
    Part take_on(Index index, Line& line) {
        Part part = take(index, line);
        const DoorPlan& door = plan_->buffers[index].door;
        if (!door.empty()) part.marks = line.zones().pass(door, part.marks, line);
        return part;
    }

    template <class Line>
    void wake_takers(Index index, Line& line) {
        if (buffers_[index].taker != none) return line.stations().part_waits(buffers_[index].taker, line);
        buffers_[index].switch_feeding(line.now());
        const BufferPlan& plan = plan_->buffers[index];
        for (const Index station : plan.takers) line.stations().part_waits(station, line);
        if (plan.next) line.mark(ElementKind::buffer, index);
    }

    template <class Line>
    Part fetch(Index index, Line& line) {
        const Producer producer = buffers_[index].waiting.pop();
        const auto before = line.observer().cause();
        line.observer().room_came(index, producer, line);
        const Part part = line.hand_over(producer, index);
        line.observer().back_to(before);
        return part;
    }

    const Plan* plan_;
    std::vector<Buffer> buffers_;
};

}  // namespace takt
