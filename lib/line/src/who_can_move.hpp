// Who can ever move again, when a circle of the flow stands still.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "as_it_stands.hpp"
#include "takt/kernel/winner_tree.hpp"
#include "takt/line/deadlock_tables.hpp"
#include "takt/line/elements.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/marriages.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"
#include "takt/line/transporters.hpp"

namespace takt {

/// Finds out who can ever move again: the least set that contains all who work, and everyone who waits only for a place, a
/// part, a carrier or a transporter that a member of the set will give.
/// \complexity O(n) a pass, at most n passes; runs when a circle stands still, not per event
class WhoCanMove {
  public:
    WhoCanMove(const Elements& line, const WinnerTree& pending, DeadlockTables& tables)
        : line_(line),
          seen_(line),
          pending_(pending),
          plan_(line.plan()),
          moves_(tables.moves),
          loads_(tables.loads),
          comes_(tables.comes),
          open_(tables.open),
          tables_(tables),
          feeders_(tables.feeders) {
        moves_.assign(moves_.size(), false);
        loads_.assign(loads_.size(), false);
        comes_.assign(comes_.size(), false);
        open_.clear();
        for (const ElementRef& element : plan_.downstream_first)
            if (element.kind == ElementKind::station) open_.push_back(element.index);
        if (!look_along()) open_.clear();
        // Room comes from downstream and parts from upstream, so whole chains follow where the passes take turns.
        for (int in_vain = 0; in_vain < 2 && may_anyone_be_stuck(); std::reverse(open_.begin(), open_.end()))
            in_vain = widen() ? 0 : in_vain + 1;
    }

    const AsItStands& seen() const { return seen_; }

    bool is_anyone_stuck() const {
        return std::any_of(open_.begin(), open_.end(), [this](Index station) { return is_stuck(station); });
    }

    /// It holds a part that cannot leave, a part in front of it that it cannot begin, or none because a zone is full or no
    /// transporter comes.
    bool is_stuck(Index station) const {
        if (holds_up(station)) return true;
        if (loads_[station]) return false;
        const StationPlan& plan = plan_.stations[station];
        return seen_.waits_for_match(plan) || (!plan_.zones.empty() && waits_behind_zone(plan)) ||
               (!plan_.transporters.empty() && waits_for_transporters(plan));
    }

    bool moves(Index machine) const { return moves_[machine] != 0; }

    bool loads(Index station) const {
        if (may_ask_) note_loads(station);
        return loads_[station];
    }

    bool is_supplied(const InputPlan& input) const {
        return std::any_of(input.buffers.begin(), input.buffers.end(), [&](Index b) { return is_supplied(b, input.count); });
    }

    /// Enough parts are in front of it, or another one comes.
    bool gets_batch(const StationPlan& plan) const {
        const BatchPlan& batch = plan_.batches[plan.batch];
        std::size_t there = 0;
        for (const Index buffer : plan.inputs.front().buffers) {
            if (is_supplied(buffer, std::numeric_limits<std::uint32_t>::max())) return true;
            if (is_supplied(buffer)) there += line_.buffers().level(buffer) + line_.buffers().waiting(buffer).size();
        }
        return there >= (batch.longest_wait ? 1 : batch.least);
    }

    /// Of a marriage by number: a vehicle that is, or comes, to where it can be taken has or gets all its parts.
    bool gets_match(const StationPlan& plan) const {
        const auto has_all = [&](const Part& vehicle) { return lacks_match(plan, vehicle) == nullptr; };
        const std::vector<Index>& buffers = plan.inputs.front().buffers;
        return std::any_of(buffers.begin(), buffers.end(), [&](Index buffer) {
            return seen_.is_one_at_head(buffer, has_all) || (seen_.another_comes_forward(buffer) && is_supplied(buffer));
        });
    }

    /// The input that a vehicle's part will never be taken from; null: there is none.
    const InputPlan* lacks_match(const StationPlan& plan, const Part& vehicle) const {
        for (const InputPlan& input : plan.inputs) {
            if (input.match == none) continue;
            const Index buffer = input.buffers.front();
            if (seen_.is_one_at_head(buffer, [&](const Part& part) { return vehicle_of(part) == vehicle.number; })) continue;
            if (seen_.another_comes_forward(buffer) && comes_to(buffer)) continue;
            if (!seen_.is_one_at_head(buffer, [&](const Part& part) { return may_be_withdrawn(input.match, part); })) return &input;
        }
        return nullptr;
    }

    /// An empty one is there or comes back, or a part comes that rides on one already.
    bool gets_carrier(const StationPlan& plan) const {
        if (line_.carriers().empty(plan.loads) > 0 || line_.carriers().on_the_way_back(plan.loads) > 0) return true;
        const auto rides_on_it = [&](const Part& part) { return part.carrier == plan.loads; };
        return one_moves_on(rides_on_it);
    }

    /// A zone that parts may enter at the door, where no room is or comes; none: there is no such zone.
    Index lacks_room_in(const DoorPlan& door) const {
        for (const PassagePlan& passage : door)
            for (const Index zone : passage.enters)
                if (!gets_room_in(zone)) return zone;
        return none;
    }

    bool gets_place(Index station) const {
        const Rows exits = line_.stations().next_exits(station);
        for (Index e = exits.first; e < exits.last; ++e)
            if (takes_more(plan_.exits[e].to)) return true;
        return false;
    }

    /// A zone that keeps parts from coming to a buffer; none: there is no such zone.
    Index full_zone_before(Index buffer) const {
        for (const Index source : tables_.sources[buffer])
            if (may_produce(source))
                if (const Index zone = lacks_room_in(plan_.sources[source].door); zone != none) return zone;
        for (const Index before : tables_.buffers[buffer])
            if (const Index zone = full_zone_before(before); zone != none) return zone;
        return none;
    }

    /// Parts wait before a buffer for transporters that do not come; none: there are no such.
    Index transporters_lacked_before(Index buffer) const {
        if (waits_for_transporter(buffer) && !line_.transporters().carries_head(buffer) && has_or_gets_parts(buffer))
            return plan_.buffers[buffer].carried_by;
        for (const Index before : tables_.buffers[buffer])
            if (const Index lacked = transporters_lacked_before(before); lacked != none) return lacked;
        return none;
    }

    /// Its parts would be fetched if only a transporter came.
    bool waits_for_transporter(Index buffer) const {
        return seen_.is_carried(buffer) && !comes_[plan_.buffers[buffer].carried_by];
    }

  private:
    /// Mostly those who hold something up wait in a row for someone who works, which one look at each machine shows.
    /// \return whether there may be others
    bool look_along() {
        may_ask_ = true;
        bool anyone_left = false;
        for (const Index station : open_) {
            note_moves(station);
            if (!holds_up(station)) continue;
            note_loads(station);
            anyone_left = anyone_left || holds_up(station);
        }
        note_transporters();
        may_ask_ = false;
        return anyone_left || may_parts_be_kept_away();
    }

    /// From someone who is starved: they are not let into a zone, not fetched, or have lost their match.
    bool may_parts_be_kept_away() const {
        for (Index zone = 0; zone < plan_.zones.size(); ++zone)
            if (!gets_room_in(zone)) return true;
        return !do_all_transporters_come() ||
               std::any_of(plan_.stations.begin(), plan_.stations.end(),
                           [this](const StationPlan& station) { return seen_.waits_for_match(station); });
    }

    bool widen() {
        bool wider = note_transporters();
        std::erase_if(open_, [&](Index station) {
            wider |= widens(station);
            return is_clear(station);
        });
        return wider;
    }

    /// Nothing more can be found out about it.
    bool is_clear(Index station) const {
        const StationPlan& plan = plan_.stations[station];
        bool all = loads_[station];
        for (Index m = plan.first_machine; m < plan.first_machine + plan.machines; ++m)
            all &= moves_[m] || line_.machines()[m].phase == Phase::idle;
        return all;
    }

    bool widens(Index station) {
        const bool moves = note_moves(station);
        if (loads_[station]) return moves;
        loads_[station] = can_load(station);
        return moves || loads_[station];
    }

    bool note_transporters() {
        bool wider = false;
        for (Index t = 0; t < plan_.transporters.size(); ++t) {
            if (comes_[t]) continue;
            comes_[t] = one_comes(plan_.transporters[t]);
            wider |= comes_[t] != 0;
        }
        return wider;
    }

    bool do_all_transporters_come() const {
        return std::all_of(comes_.begin(), comes_.end(), [](auto comes) { return comes != 0; });
    }

    /// One of them has no part, or will get rid of it.
    bool one_comes(const TransporterPlan& fleet) const {
        for (Index v = fleet.first; v < fleet.first + fleet.count; ++v) {
            const Transporter& vehicle = line_.transporters()[v];
            if (vehicle.buffer == none || lets_parts_go(vehicle.buffer)) return true;
        }
        return false;
    }

    bool note_moves(Index station) {
        const StationPlan& plan = plan_.stations[station];
        bool wider = false;
        for (Index m = plan.first_machine; m < plan.first_machine + plan.machines; ++m) {
            if (moves_[m]) continue;
            moves_[m] = can_move(line_.machines()[m]);
            wider |= moves_[m] != 0;
        }
        return wider;
    }

    /// As far as it can be found out without asking about others in turn.
    void note_loads(Index station) const {
        may_ask_ = false;
        if (!loads_[station]) loads_[station] = can_load(station);
        may_ask_ = true;
    }

    bool can_move(const Machine& machine) const {
        if (machine.phase == Phase::idle) return false;
        if (machine.phase != Phase::holding || machine.reserved != none) return true;
        if (seen_.waits_for_carrier_room(machine)) return any_loads(plan_.carriers[machine.part.carrier].loaders);
        for (Index e = machine.exits.first; e < machine.exits.last; ++e)
            if (takes_more(plan_.exits[e].to)) return true;
        return false;
    }

    bool can_load(Index station) const {
        const StationPlan& plan = plan_.stations[station];
        if (!has_or_gets_idle_machine(plan)) return false;
        if (plan.batch != none && line_.batches().is_asked_again(plan.batch, pending_)) return true;
        return std::all_of(plan.inputs.begin() + 1, plan.inputs.end(),
                           [&](const InputPlan& i) { return is_supplied(i); }) &&
               (plan.batch == none ? is_supplied(plan.inputs.front()) : gets_batch(plan)) &&
               (!plan.marries || gets_match(plan)) &&
               (plan.loads == none || gets_carrier(plan)) && lacks_room_in(plan.door_in) == none &&
               (!plan.blocks_before || gets_place(station));
    }

    bool comes_to(Index buffer) const {
        if (line_.buffers().waiting(buffer).size() > 0 || any_moves(feeders_[buffer])) return true;
        const auto& sources = tables_.sources[buffer];
        const auto& before = tables_.buffers[buffer];
        return std::any_of(sources.begin(), sources.end(), [this](Index source) { return produces(source); }) ||
               std::any_of(before.begin(), before.end(), [this](Index b) { return is_supplied(b); });
    }

    bool may_produce(Index source) const { return line_.sources().may_produce(source, pending_); }

    bool produces(Index source) const {
        const SourcePlan& plan = plan_.sources[source];
        if (lacks_room_in(plan.door) != none) return false;
        if (plan.match == none || may_produce(source)) return may_produce(source);
        return plan.follows_station ? loads(plan.follows) : launches(plan.follows);
    }

    /// Vehicles come into the line, for which others launch.
    bool launches(Index source) const {
        if (!produces(source)) return false;
        const Rows exits = plan_.routes[plan_.sources[source].route].exits;
        for (Index e = exits.first; e < exits.last; ++e)
            if (takes_more(plan_.exits[e].to)) return true;
        return false;
    }

    bool gets_room_in(Index zone) const {
        const auto is_in = [&](const Part& part) { return plan_.has_mark(part.marks, zone); };
        return !line_.zones().is_full(zone) || one_moves_on(is_in);
    }

    /// Its vehicle is lost, so it will be as soon as the station looks for its next parts; or still moves, and may be lost on its way.
    bool may_be_withdrawn(Index match, const Part& part) const {
        if (line_.marriages().is_left_over(match, part)) return true;
        const auto is_its_vehicle = [&](const Part& other) {
            return other.source == plan_.matches[match].leader && other.number == vehicle_of(part);
        };
        return tables_.parts_get_lost && one_moves_on(is_its_vehicle);
    }

    /// One such part is on a machine that will let it go, or in a buffer from which parts go.
    template <class Is>
    bool one_moves_on(Is is) const {
        for (Index m = 0; m < plan_.machines(); ++m)
            if (moves_[m] && seen_.holds(m, is)) return true;
        for (Index b = 0; b < plan_.buffers.size(); ++b)
            if (line_.buffers().holds(b, is) && lets_parts_go(b)) return true;
        return false;
    }

    bool has_or_gets_idle_machine(const StationPlan& plan) const {
        for (Index m = plan.first_machine; m < plan.first_machine + plan.machines; ++m)
            if (moves_[m] || line_.machines()[m].phase == Phase::idle) return true;
        return false;
    }

    bool takes_more(ElementRef to) const {
        if (line_.has_room(to) || line_.buffers()[to.index].will_have_room()) return true;
        return seen_.is_carried(to.index) ? is_fetched(to.index) : lets_parts_go(to.index);
    }

    /// A transporter comes, or will, for the next of its parts. \pre it is carried
    bool is_fetched(Index buffer) const {
        const BufferPlan& plan = plan_.buffers[buffer];
        if (seen_.is_being_fetched(buffer)) return true;
        return comes_[plan.carried_by] && (!plan.needs_room_ahead || takes_more(*plan.next));
    }

    /// At its end.
    bool lets_parts_go(Index buffer) const {
        const BufferPlan& plan = plan_.buffers[buffer];
        return any_loads(plan.takers) || (plan.next && takes_more(*plan.next));
    }

    bool is_supplied(Index buffer, std::uint32_t count = 1) const {
        if (seen_.is_carried(buffer)) {
            if (seen_.has_one_under_way(buffer)) return true;
            if (!is_fetched(buffer)) return false;
        }
        return has_or_gets_parts(buffer, count);
    }

    bool has_or_gets_parts(Index buffer, std::uint32_t count = 1) const {
        if (line_.buffers().level(buffer) + line_.buffers().waiting(buffer).size() >= count) return true;
        if (any_moves(feeders_[buffer])) return true;
        const auto& sources = tables_.sources[buffer];
        const auto& before = tables_.buffers[buffer];
        return std::any_of(sources.begin(), sources.end(), [this](Index source) { return produces(source); }) ||
               std::any_of(before.begin(), before.end(), [this](Index b) { return is_supplied(b); });
    }

    bool any_loads(const std::vector<Index>& stations) const {
        return std::any_of(stations.begin(), stations.end(), [&](Index s) { return loads(s); });
    }

    bool any_moves(const std::vector<Index>& stations) const {
        return std::any_of(stations.begin(), stations.end(), [&](Index s) {
            const StationPlan& plan = plan_.stations[s];
            const auto first = moves_.begin() + static_cast<std::ptrdiff_t>(plan.first_machine);
            return loads_[s] || std::any_of(first, first + plan.machines, [](bool moves) { return moves; });
        });
    }

    bool waits_behind_zone(const StationPlan& plan) const {
        return std::any_of(plan.inputs.begin(), plan.inputs.end(), [&](const InputPlan& input) {
            return !is_supplied(input) && std::any_of(input.buffers.begin(), input.buffers.end(),
                                                      [&](Index buffer) { return full_zone_before(buffer) != none; });
        });
    }

    bool waits_for_transporters(const StationPlan& plan) const {
        return std::any_of(plan.inputs.begin(), plan.inputs.end(), [&](const InputPlan& input) {
            return !is_supplied(input) && std::any_of(input.buffers.begin(), input.buffers.end(), [&](Index buffer) {
                return transporters_lacked_before(buffer) != none;
            });
        });
    }

    bool holds_up(Index station) const {
        const StationPlan& plan = plan_.stations[station];
        for (Index m = plan.first_machine; m < plan.first_machine + plan.machines; ++m) {
            const Machine& machine = line_.machines()[m];
            if (machine.phase == Phase::holding && !moves_[m]) return true;
            if (machine.phase == Phase::idle && machine.state != State::starved && !loads_[station]) return true;
        }
        return false;
    }

    /// That nobody fetches a part is known only when it is clear that there will be one.
    bool may_anyone_be_stuck() const { return is_anyone_stuck() || (!open_.empty() && !do_all_transporters_come()); }

    const Elements& line_;
    AsItStands seen_;
    const WinnerTree& pending_;
    const Plan& plan_;
    DeadlockTables::Marks& moves_;
    DeadlockTables::Marks& loads_;
    DeadlockTables::Marks& comes_;
    std::vector<Index>& open_;
    const DeadlockTables& tables_;
    const std::vector<std::vector<Index>>& feeders_;
    mutable bool may_ask_ = false;  ///< about a station that others wait for, though its turn has not come
};

}  // namespace takt
