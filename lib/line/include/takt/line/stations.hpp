// Stations: the flow through machines. They load parts from buffers, and let finished parts go on.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/dispatch.hpp"
#include "takt/line/machines.hpp"
#include "takt/line/materials.hpp"
#include "takt/line/ordinary_stations.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/result.hpp"
#include "takt/line/station.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/work_content.hpp"
#include "takt/line/zones.hpp"

namespace takt {

class Stations {
  public:
    Stations(const Plan& plan, const StreamMaker& stream)
        : plan_(&plan), finished_(plan.stations.size() * plan.products.size(), 0) {
        stations_.reserve(plan.stations.size());
        for (const StationPlan& station : plan.stations)
            stations_.push_back({.first_machine = station.first_machine,
                                 .input = only_input(station),
                                 .joins = add_joins(station),
                                 .moving = station.moving,
                                 .exit = only_exit(station),
                                 .route = station.route,
                                 .goes_by_route = goes_by_route(station),
                                 .is_single = station.machines == 1,
                                 .finishes = station.finishes_at_shift_end,
                                 .judges_again = station.rework_mark != none,
                                 .has_choice = has_choice(station),
                                 .yield_stream = stream(station.name, "yield"),
                                 .exit_stream = stream(station.name, "exit")});
    }

    template <class Line>
    void begin(Line& line) {
        note_ordinary_stations(*plan_, line.buffers(), stations_);
        for (Index s = 0; s < stations_.size(); ++s) {
            const StationPlan& plan = plan_->stations[s];
            stations_[s].presence = line.presence(plan.calendar);
            for (Index m = plan.first_machine + plan.machines; m-- > plan.first_machine;) becomes_idle(m, line);
        }
    }

    Station& operator[](Index station) { return stations_[station]; }

    void count_finished(const Machine& machine) { ++finished_[machine.first_finished + machine.part.product]; }

    const Station& operator[](Index station) const { return stations_[station]; }

    Presence presence(Index station) const { return stations_[station].presence; }
    bool works_by_calendar(Index station) const { return stations_[station].presence == Presence::working; }

    /// Whether a part in work goes on: in the shift, or after it where the part in work is finished.
    bool works_now(Index station) const {
        return works_by_calendar(station) || stations_[station].finishes;
    }

    State idle_state(Index station) const { return stations_[station].idle_state; }

    /// Blocking before service: where the next part may go, as far as it is known.
    Rows next_exits(Index station) const {
        return stations_[station].chosen ? stations_[station].next_exits
                                         : plan_->routes[plan_->stations[station].route].exits;
    }

    template <class Line>
    void becomes_idle(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        join_idle(here, machine, stations_[here.station], line);
        line.mark(ElementKind::station, line.machines()[machine].station);
    }

    template <class Line>
    TAKT_ALWAYS_INLINE void join_idle(Machine& machine, Index index, Station& station, Line& line) {
        machine.previous_idle = none;
        machine.next_idle = station.first_idle;
        if (station.first_idle != none) line.machines()[station.first_idle].previous_idle = index;
        station.first_idle = index;
    }

    template <class Line>
    void no_longer_idle(Index machine, Line& line) {
        Machines& machines = line.machines();
        const Index before = machines[machine].previous_idle;
        const Index after = machines[machine].next_idle;
        (before == none ? stations_[machines[machine].station].first_idle : machines[before].next_idle) = after;
        if (after != none) machines[after].previous_idle = before;
    }

    /// A part can be taken from one of its inputs, or a carrier is there; of no interest to a station that has no idle machine.
    template <class Line>
    void part_waits(Index station, Line& line) {
        if (stations_[station].first_idle != none) line.mark(ElementKind::station, station);
    }

    /// Loads idle machines as long as there are parts, and all else that a machine needs to begin.
    template <class Line>
    void settle(Index index, Line& line) {
        Station& station = stations_[index];
        while (station.first_idle != none) {
            const State lacked = std::exchange(station.idle_state, obstacle(index, line));
            if (station.idle_state == State::working)
                load(index, lacked, line);
            else if (moves_on_empty(index, line))
                move_on_empty(index, line);
            else
                break;
        }
        for (Index m = station.first_idle; m != none; m = line.machines()[m].next_idle) {
            const State before = line.machines()[m].state;
            line.machines().note_state(m, line);
            if (before == line.machines()[m].state) break;  // those behind it have been idle for longer
        }
    }

    /// A machine has a part as the run begins. Under blocking before service its place was reserved for another one then, so
    /// that it may have to wait for one afterwards.
    template <class Line>
    void takes_up(Index machine, const Part& part, Line& line) {
        Machine& here = line.machines()[machine];
        if (here.stops == 0) no_longer_idle(machine, line);
        if (plan_->stations[here.station].blocks_before) here.exits = verdict(here.station, part, yield_of(plan_->stations[here.station], part), line);
        note_run(stations_[here.station], part.product);
    }

    /// A machine has finished its part: the verdict on the part, then the way out.
    template <class Line>
    void finished(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        Station& station = stations_[here.station];
        count_finished(here);
        if (station.exit != none) {
            here.exits = one_exit(station.exit);
            return leave(machine, line);
        }
        const StationPlan& plan = plan_->stations[here.station];
        if (!plan.blocks_before) here.exits = verdict(here.station, here.part, yield_of(plan, here.part), line);
        if (station.judges_again) count_first_pass(here, station);
        count_verdict(here);
        if (is_off_carrier(machine, line)) leave(machine, line);
    }

    /// The part is on no carrier that it has to leave here. \return false: there is no room for the empty carrier yet
    template <class Line>
    bool is_off_carrier(Index machine, Line& line) {
        const Machine& here = line.machines()[machine];
        const Index unloads = plan_->stations[here.station].unloads;
        const bool on_carrier = unloads != none && here.part.carrier == unloads;
        return !on_carrier || line.carriers().give_back(unloads, machine, line);
    }

    /// Whether the station has sent the part to rework, and judges it otherwise for that.
    bool comes_again(const StationPlan& plan, const Part& part) const {
        return plan.rework_mark != none && plan_->has_mark(part.marks, plan.rework_mark);
    }
    const std::vector<double>& yield_of(const StationPlan& plan, const Part& part) const {
        return comes_again(plan, part) ? plan.reworked_yield : plan.yield;
    }

    /// Good, to rework, or scrap; and for a good part which way, or where it is completed.
    /// \param shares of good parts: one for all products, or one for each
    template <class Line>
    Rows verdict(Index index, const Part& part, const std::vector<double>& shares, Line& line) {
        Station& station = stations_[index];
        const StationPlan& plan = plan_->stations[index];
        bool is_bad = plan.moving != none && line.moving_lines().is_spoilt(plan.moving);
        if (!shares.empty()) {
            const double yield =
                shares[shares.size() == 1 ? 0 : part.product] * line.ramp_ups().yield(index, line.now());
            is_bad |= station.yield_stream.uniform() >= yield;
        }
        if (is_bad) return one_exit(plan.rework != none && part.reworks < plan.rework_limit ? plan.rework : scrap_exit);
        if (part.incomplete && plan.incomplete != none) return one_exit(plan.incomplete);
        return line.routes().choose(plan.route, part, station.exit_stream);
    }

    void count_verdict(Machine& machine) {
        Station& station = stations_[machine.station];
        if (machine.exits.first == plan_->stations[machine.station].rework) {
            ++station.reworked;
            if (machine.part.reworks < most_reworks) ++machine.part.reworks;
        } else if (is_scrap(plan_->exits[machine.exits.first].to)) {
            ++station.scrapped;
        } else if (machine.exits.first == plan_->stations[machine.station].incomplete) {
            machine.part.incomplete = 0;  // it will be completed there
        }
    }

    /// \source ISO 22400-2:2014, "first pass yield": good parts of those inspected for the first time
    void count_first_pass(const Machine& machine, Station& station) const {
        const StationPlan& plan = plan_->stations[machine.station];
        if (comes_again(plan, machine.part)) return;
        ++station.first_passes;
        station.good_first += machine.exits.first != plan.rework && !is_scrap(plan_->exits[machine.exits.first].to);
    }

    /// The part goes where there is room, or waits.
    template <class Line>
    void leave(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        if (here.reserved != none)
            line.buffers().receive_reserved(std::exchange(here.reserved, none), part_on_leaving(here, line), line);
        else if (const auto to = line.way_out(here.exits, {ElementKind::station, machine}))
            line.receive(*to, part_on_leaving(here, line));
        else
            return;
        line.machines().leave(machine, line);
    }

    /// The marks that the part of a machine will have when it has left.
    std::uint32_t marks_on_leaving(const Machine& machine) const {
        const DoorPlan& door = door_of(machine);
        return door.empty() ? machine.part.marks : marks_behind(door, machine.part.marks);
    }

    /// There is room for the empty carrier at last; the part goes on without it.
    template <class Line>
    void unloaded(Index machine, Line& line) {
        leave(machine, line);
    }

    /// A buffer fetches the part that a machine holds for it. Where it makes no difference what else happens at this instant,
    /// the machine takes its next part at once, and so do those before it.
    template <class Line>
    Part hand_over(Index machine, Index to_buffer, Line& line) {
        Machine& here = line.machines()[machine];
        if (stations_[here.station].is_serial) {
            const Part part = here.part;
            line.free_ordinary(machine);
            return part;
        }
        const Part part = part_on_leaving(here, line);
        line.withdraw(here.exits, {ElementKind::station, machine}, to_buffer);
        line.machines().leave(machine, line);
        return part;
    }

    /// A failure has spoilt the part in work.
    template <class Line>
    void scrap_interrupted(Index machine, Line& line) {
        Machine& here = line.machines()[machine];
        if (here.reserved != none) line.buffers().give_up_place(std::exchange(here.reserved, none), line);
        ++stations_[here.station].scrapped;
        line.scrap(here.part);
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        for (Index s = 0; s < stations_.size(); ++s) {
            const StationPlan& plan = plan_->stations[s];
            if (plan.calendar != calendar) continue;
            const Index last = plan.first_machine + plan.machines;
            for (Index m = plan.first_machine; m < last; ++m) line.machines().halt(m, line);
            stations_[s].presence = presence;
            for (Index m = plan.first_machine; m < last; ++m) line.machines().proceed(m, line);
            line.mark(ElementKind::station, s);
        }
    }

    void restart_statistics(SimTime) {
        for (Station& station : stations_)
            station.reworked = station.scrapped = station.first_passes = station.good_first = 0;
        finished_.assign(finished_.size(), 0);
    }

    void collect(SimTime, ReplicationResult& result) const {
        for (Index s = 0; s < stations_.size(); ++s) {
            result.stations[s].reworked = stations_[s].reworked;
            result.stations[s].scrapped = stations_[s].scrapped;
            result.stations[s].first_passes = stations_[s].first_passes;
            result.stations[s].good_first = stations_[s].good_first;
            for (Index product = 0; product < plan_->products.size(); ++product) {
                const std::uint64_t count = finished_[s * plan_->products.size() + product];
                result.stations[s].finished += count;
                result.stations[s].planned_work += planned_cycle(*plan_, s, product) * static_cast<std::int64_t>(count);
            }
        }
    }

    template <class Line>
    void branch(std::uint64_t number, Line&) {
        for (Station& station : stations_) {
            station.yield_stream = station.yield_stream.branch(number);
            station.exit_stream = station.exit_stream.branch(number);
        }
    }

  private:
    /// Several buffers of its main flow, or one with more than one part to take.
    bool has_choice(const StationPlan& station) const {
        if (station.inputs.empty()) return false;
        const auto& buffers = station.inputs.front().buffers;
        return buffers.size() > 1 ||
               std::any_of(buffers.begin(), buffers.end(), [&](Index b) { return plan_->buffers[b].is_store(); });
    }

    /// It takes one part from each of some buffers, always the same, and needs nothing else to begin.
    bool needs_one_each(const StationPlan& station) const {
        const bool one_each = std::all_of(station.inputs.begin(), station.inputs.end(), [&](const InputPlan& input) {
            const bool is_queue = !plan_->buffers[input.buffers.front()].is_store();
            return input.buffers.size() == 1 && input.count == 1 && (is_queue || (station.inputs.size() == 1 && station.takes.is_by_age()));
        });
        return one_each && station.loads == none && !station.blocks_before && !station.finishes_at_shift_end &&
               station.materials.empty() && station.calls_off.empty() && !loads_at_doors(*plan_, station);
    }

    Index only_input(const StationPlan& station) const {
        return station.inputs.size() == 1 && needs_one_each(station) ? station.inputs.front().buffers.front() : none;
    }

    Rows add_joins(const StationPlan& station) {
        const auto first = static_cast<Index>(joined_.size());
        if (station.inputs.size() > 1 && needs_one_each(station))
            for (const InputPlan& input : station.inputs) joined_.push_back(input.buffers.front());
        return {first, static_cast<Index>(joined_.size())};
    }

    /// Where a part goes does not depend on how well it was made, and nothing is left to be done or counted before it does.
    bool goes_by_route(const StationPlan& station) const {
        const bool spoils = station.moving != none && plan_->moving_lines[station.moving].longest;
        const Rows exits = plan_->routes[station.route].exits;
        return station.yield.empty() && !spoils && station.incomplete == none && station.unloads == none &&
               !station.blocks_before && !leaves_by_doors(station) &&
               std::none_of(plan_->exits.begin() + exits.first, plan_->exits.begin() + exits.last,
                            [](const ExitPlan& exit) { return is_scrap(exit.to); });
    }

    Index only_exit(const StationPlan& station) const {
        const Rows exits = plan_->routes[station.route].exits;
        return goes_by_route(station) && exits.size() == 1 ? exits.first : none;
    }

    /// What keeps the next machine from loading; State::working when nothing does.
    template <class Line>
    State obstacle(Index index, Line& line) {
        const Index only = stations_[index].input;
        if (only != none) return line.buffers().has_part(only, line.now()) ? State::working : State::starved;
        if (const Rows all = stations_[index].joins; all.size() > 0)
            return can_join(all, line) ? State::working : State::starved;
        const StationPlan& plan = plan_->stations[index];
        const State other = obstacle_but_material(index, line);
        if (plan.materials.empty()) return other;
        if (other != State::working) {
            materials(line).withdraw(index, line);
            return other;
        }
        const Part& head = next_part(index, line);
        return materials(line).lacks(index, head.product, line) ? State::waiting_for_material : State::working;
    }

    template <class Line>
    bool can_join(Rows joins, const Line& line) const {
        for (Index i = joins.first; i < joins.last; ++i)
            if (!line.buffers().has_part(joined_[i], line.now())) return false;
        return true;
    }

    template <class Line>
    static Materials& materials(Line& line) {
        return line.template table<Materials>();
    }

    template <class Line>
    State obstacle_but_material(Index index, Line& line) {
        const StationPlan& plan = plan_->stations[index];
        if (plan.finishes_at_shift_end && !works_by_calendar(index)) return State::starved;
        for (const InputPlan& input : plan.inputs)
            if (buffer_to_take_from(input, line) == none) return State::starved;
        if (lacks_carrier(index, line)) return State::waiting_for_carrier;
        if (loads_at_doors(*plan_, plan) && !zones_have_room(index, line)) return State::blocked;
        if (plan.blocks_before && !place_to_go(index, line)) return State::blocked;
        return State::working;
    }

    /// A part that is there already, as after rework, keeps the carrier that it rides on. \pre a part is there
    template <class Line>
    bool lacks_carrier(Index index, const Line& line) const {
        const StationPlan& plan = plan_->stations[index];
        if (plan.loads == none || line.carriers().empty(plan.loads) > 0) return false;
        return next_part(index, line).carrier != plan.loads;
    }

    /// \pre a part is there
    template <class Line>
    bool zones_have_room(Index index, const Line& line) const {
        const Candidate next = next_of_flow(index, line);
        return line.zones().have_room(plan_->buffers[next.buffer].door, plan_->stations[index].door_in,
                                      line.buffers().next_marks(next.buffer, next.place, line));
    }

    /// The door that its finished part goes through.
    const DoorPlan& door_of(const Machine& machine) const {
        const StationPlan& station = plan_->stations[machine.station];
        return machine.exits.first == station.rework ? station.door_rework : station.door_out;
    }

    /// The part of a machine as it goes on now.
    template <class Line>
    const Part& part_on_leaving(Machine& machine, Line& line) {
        const DoorPlan& door = door_of(machine);
        if (!door.empty()) machine.part.marks = line.zones().pass(door, machine.part.marks, line);
        return machine.part;
    }

    /// The part of its main flow that it takes next. \pre it has an idle machine
    template <class Line>
    Candidate next_of_flow(Index index, const Line& line) const {
        const StationPlan& plan = plan_->stations[index];
        const InputPlan& flow = plan.inputs.front();
        if (plan.takes.is_by_age() || !stations_[index].has_choice) return {buffer_to_take_from(flow, line), 0};
        const Dispatching dispatching{*plan_, index, stations_[index], line.machines()[stations_[index].first_idle].last_product};
        Candidate best;
        Dispatching::Rank least{};
        for (std::size_t i = 0; i < flow.buffers.size(); ++i) {
            const auto consider = [&](std::size_t place) {
                const Candidate candidate{flow.buffers[i], place};
                const Dispatching::Rank rank = dispatching.rank(i, candidate, line);
                if (best.buffer != none && rank >= least) return;
                best = candidate;
                least = rank;
            };
            if (line.buffers().has_part(flow.buffers[i], line.now()))
                line.buffers().for_each_head(flow.buffers[i], consider);
        }
        return best;
    }

    template <class Line>
    const Part& next_part(Index index, const Line& line) const {
        const Candidate next = next_of_flow(index, line);
        return line.buffers().part_at(next.buffer, next.place, line);
    }

    /// Of the input's buffers with enough parts, the one whose head has waited longest.
    template <class Line>
    Index buffer_to_take_from(const InputPlan& input, const Line& line) const {
        Index best = none;
        SimTime since{};
        for (const Index buffer : input.buffers) {
            if (!line.buffers().has_part(buffer, line.now())) continue;
            if (input.count > 1 && line.buffers().parts_ready(buffer, line.now()) < input.count) continue;
            if (input.buffers.size() == 1) return buffer;
            const SimTime ready = line.buffers().ready_since(buffer, 0, line);
            if (best != none && ready >= since) continue;
            best = buffer;
            since = ready;
        }
        return best;
    }

    template <class Line>
    void load(Index index, State lacked, Line& line) {
        Station& station = stations_[index];
        const Index machine = station.first_idle;
        line.observer().can_load(line.now(), index, lacked, line.machines()[machine].since);
        if (station.input == none && station.joins.size() == 0) return load_with_more(index, machine, lacked, line);
        no_longer_idle(machine, line);
        const Part part = line.buffers().take(station.input != none ? station.input : joined_[station.joins.first], line);
        for (Index i = station.joins.first + 1; i < station.joins.last; ++i) line.absorb(line.buffers().take(joined_[i], line));
        line.machines().begin(machine, part, line);
    }

    template <class Line>
    void load_with_more(Index index, Index machine, State lacked, Line& line) {
        const StationPlan& plan = plan_->stations[index];
        const Candidate next = next_of_flow(index, line);
        no_longer_idle(machine, line);
        if (plan.blocks_before) reserve_place(machine, lacked, line);
        Part part = loads_at_doors(*plan_, plan) ? take_through_doors(next, plan.door_in, line) : take(next, line);
        note_run(stations_[index], part.product);
        for (std::size_t i = 1; i < plan.inputs.size(); ++i) take_in(plan.inputs[i], line);
        if (plan.loads != none && part.carrier != plan.loads) change_carrier(part, plan.loads, line);
        if (!plan.materials.empty()) materials(line).take(index, part, line);
        if (!plan.calls_off.empty()) materials(line).call_off_for(index, part, line);
        line.machines().begin(machine, part, line);
    }

    template <class Line>
    static Part take(const Candidate& next, Line& line) {
        return next.place == 0 ? line.buffers().take(next.buffer, line)
                               : line.buffers().take_out(next.buffer, next.place, line);
    }

    /// The zone is entered first, for as the part is taken others may come forward.
    template <class Line>
    Part take_through_doors(const Candidate& next, const DoorPlan& door, Line& line) {
        const std::uint32_t before = line.buffers().next_marks(next.buffer, next.place, line);
        const std::uint32_t outside = line.zones().pass(plan_->buffers[next.buffer].door, before, line);
        const std::uint16_t inside = line.zones().pass(door, outside, line);
        Part part = take(next, line);
        part.marks = inside;
        return part;
    }

    static void note_run(Station& station, Index product) {
        station.run = product == station.last_taken ? station.run + 1 : 1;
        station.last_taken = product;
    }

    /// A moving line that has parts on it does not wait for the next one.
    template <class Line>
    bool moves_on_empty(Index index, const Line& line) const {
        const Index moving = stations_[index].moving;
        return moving != none && works_now(index) && line.moving_lines().moves_without_part(moving);
    }

    template <class Line>
    void move_on_empty(Index index, Line& line) {
        no_longer_idle(stations_[index].first_idle, line);
        line.moving_lines().begin_empty(stations_[index].moving, line);
    }

    /// Takes all parts of an input that one cycle needs; they become part of another.
    template <class Line>
    void take_in(const InputPlan& input, Line& line) {
        const Index buffer = buffer_to_take_from(input, line);
        for (std::uint32_t k = 0; k < input.count; ++k) line.absorb(line.buffers().take(buffer, line));
    }

    /// Puts the part on an empty carrier; one of another kind that it came on goes back.
    template <class Line>
    void change_carrier(Part& part, Index carrier, Line& line) {
        if (part.carrier != none) line.carriers().come_back(part.carrier, line);
        part.carrier = carrier;
        line.carriers().take(carrier, line);
    }

    static Rows one_exit(Index exit) { return {exit, exit + 1}; }

    /// Blocking before service: draws the exits of the part that would be loaded next, once, and looks for a free place.
    template <class Line>
    bool place_to_go(Index index, Line& line) {
        Station& station = stations_[index];
        const Part& head = next_part(index, line);
        if (!station.chosen || !is_alike(index, head, station.chosen_for)) {
            station.next_exits = verdict(index, head, yield_of(plan_->stations[index], head), line);
            station.chosen = true;
            station.chosen_for = head;
        }
        if (exit_with_room(station.next_exits, line) != none) return true;
        for (Index e = station.next_exits.first; e < station.next_exits.last; ++e)
            line.buffers().wait_to_reserve(plan_->exits[e].to.index, index);
        return false;
    }

    /// Another station may have taken the part that the exits were drawn for; for one like it they hold as well.
    bool is_alike(Index index, const Part& a, const Part& b) const {
        const StationPlan& plan = plan_->stations[index];
        return a.product == b.product && (a.reworks < plan.rework_limit) == (b.reworks < plan.rework_limit) &&
               comes_again(plan, a) == comes_again(plan, b);
    }

    template <class Line>
    Index exit_with_room(Rows exits, const Line& line) const {
        for (Index e = exits.first; e < exits.last; ++e)
            if (line.has_room(plan_->exits[e].to)) return e;
        return none;
    }

    template <class Line>
    void reserve_place(Index machine, State lacked, Line& line) {
        Machine& here = line.machines()[machine];
        Station& station = stations_[here.station];
        here.exits = one_exit(exit_with_room(station.next_exits, line));
        station.chosen = false;
        const ElementRef target = plan_->exits[here.exits.first].to;
        if (target.kind != ElementKind::buffer) return;
        here.reserved = target.index;
        if (lacked == State::blocked) line.observer().place_came(line.now(), target.index, here.station, here.since);
        line.buffers().reserve(target.index, line.now());
    }

    const Plan* plan_;
    std::vector<Station> stations_;
    std::vector<Index> joined_;            ///< buffers, station by station
    std::vector<std::uint64_t> finished_;  ///< by station and product
};

}  // namespace takt
