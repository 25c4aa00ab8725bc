// From a machine that waits, upstream or downstream, to the element that it waits for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/activity.hpp"
#include "takt/experiment/closed_entries.hpp"
#include "takt/experiment/delays.hpp"
#include "takt/experiment/flow_links.hpp"
#include "takt/experiment/loss.hpp"
#include "takt/experiment/loss_parts.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// What an observer knows of a machine.
struct MachineNote {
    Index station = none;
    State state = State::starved;
    SimTime since{};
    Duration charged{};      ///< of the present state, put down to it already
    Duration starved_for{};  ///< its last wait for a part
    SimTime starved_until{};
    Delays delays{};
};

/// A buffer as an observer sees it; on a conveyor also who is on it.
struct BufferNote {
    std::uint32_t level = 0;
    std::uint32_t unfetched = 0;  ///< of its parts, those that wait for a transporter
    std::deque<Part> parts{};  ///< where parts take time to the end
    std::deque<SimTime> there{};  ///< ... and when each is
    Duration drained{};           ///< scheduled time in which nothing was let in, until the next part is
};

/// What an observer knows of a line at one instant.
struct LineNotes {
    explicit LineNotes(const Plan& plan) : buffers(plan.buffers.size()), entries(plan) {
        for (Index s = 0; s < plan.stations.size(); ++s)
            for (std::uint32_t k = 0; k < plan.stations[s].machines; ++k)
                machines.push_back({.station = s});
    }

    std::vector<MachineNote> machines{};
    std::vector<BufferNote> buffers;
    PartNotes parts{};
    ClosedEntries entries;
    SimTime since = run_start;  ///< what is noted holds from here on
};

/// Follows waits. A machine that is starved waits for the stations that feed the input it lacks, one that is blocked for those
/// that take from the buffer its part would go to. Of several, one that stands for reasons of its own comes first, then one
/// that works; those that wait themselves are followed further.
class LossChain {
  public:
    explicit LossChain(const Plan& plan) : plan_(&plan), links_(plan), visited_(plan.stations.size()) {}

    bool has_transit(Index buffer) const { return plan_->buffers[buffer].transit > Duration::zero(); }

    /// Puts time that the machine waits for down to its causes: of machines that wait for each other in a circle, to the one
    /// that closes it, such as a moving line that has missed a part and moves on with an empty pitch.
    /// \pre it is starved or blocked
    template <class Note>
    void charge(LineNotes& line, Index machine, Duration time, Note note) {
        ++walk_;
        LossCause last;
        for (Index here = machine;;) {
            MachineNote& at = line.machines[here];
            if (std::exchange(visited_[at.station], walk_) == walk_) return note(last, time);
            if (at.state != State::starved && at.state != State::blocked) return charge_own(at, time, note);
            if (is_draining(line, at)) return charge_draining(at, time, note);
            last = {LossKind::state, at.station, at.state};
            const Step step = at.state == State::starved ? upstream(line, at.station) : downstream(line, at.station);
            if (step.part != nullptr) return charge_part(line, *step.part, time, note);
            if (step.machine == none) return note(step.cause, time);
            here = step.machine;
        }
    }

  private:
    struct Step {
        Index machine = none;
        LossCause cause{};           ///< where it ends here
        const Part* part = nullptr;  ///< or what is still on its way
    };

    /// It holds others up by what it does: an earlier stop that they still wait for, or what it is at.
    template <class Note>
    static void charge_own(MachineNote& at, Duration time, Note note) {
        if (at.state == State::working) {
            time = at.delays.pay(time, note);
        } else {
            at.charged += time;
        }
        if (time > Duration::zero()) note(LossCause{LossKind::state, at.station, at.state}, time);
    }

    bool is_draining(const LineNotes& line, const MachineNote& at) const {
        return at.state == State::starved && line.entries.is_closed(plan_->stations[at.station].entry);
    }

    template <class Note>
    static void charge_draining(MachineNote& at, Duration time, Note note) {
        at.charged += time;
        note(LossCause{LossKind::draining, at.station, State::starved}, time);
    }

    /// A part on a conveyor is late: by its delays, or by the pace of the station that it comes from.
    template <class Note>
    void charge_part(LineNotes& line, const Part& part, Duration time, Note note) {
        PartNote* known = line.parts.find(part);
        if (known == nullptr) return note(LossCause{LossKind::source, part.source, State::starved}, time);
        time = known->delays.pay(time, note);
        if (time > Duration::zero()) note(LossCause{LossKind::state, known->at, State::working}, time);
    }

    Step upstream(const LineNotes& line, Index station) const {
        const StationPlan& plan = plan_->stations[station];
        for (const bool is_sure : {true, false}) {
            for (const InputPlan& input : plan.inputs)
                if (lacks(line, input, is_sure)) return feeder_of(line, station, input);
            if (is_sure && has_no_match(line, plan)) return {none, {LossKind::matching, station, State::starved}};
        }
        return plan.inputs.empty() ? Step{none, {LossKind::state, station, State::starved}}
                                   : feeder_of(line, station, plan.inputs.front());
    }

    /// Vehicles and parts are there, so none of them belong together.
    bool has_no_match(const LineNotes& line, const StationPlan& plan) const {
        return plan.marries && std::all_of(plan.inputs.begin(), plan.inputs.end(), [&](const InputPlan& input) {
                   return std::any_of(input.buffers.begin(), input.buffers.end(),
                                      [&](Index b) { return is_surely_there(line, b, input.count); });
               });
    }

    /// So many parts of a buffer can be taken, as far as its order goes.
    bool is_surely_there(const LineNotes& line, Index buffer, std::uint32_t count) const {
        if (plan_->buffers[buffer].carried_by != none) return false;
        const std::deque<SimTime>& there = line.buffers[buffer].there;
        return has_transit(buffer) ? there.size() >= count && there[count - 1] <= line.since
                                   : line.buffers[buffer].level >= count;
    }

    /// Parts on a conveyor may have come to its end or not.
    bool lacks(const LineNotes& line, const InputPlan& input, bool is_sure) const {
        return std::all_of(input.buffers.begin(), input.buffers.end(), [&](Index b) {
            return line.buffers[b].level < input.count || (!is_sure && has_transit(b));
        });
    }

    Step feeder_of(const LineNotes& line, Index station, const InputPlan& input) const {
        Step best{none, {LossKind::state, station, State::starved}};
        int rank = last_rank;
        for (const Index buffer : input.buffers) {
            if (const Index fleet = transporters_lacked(line, buffer); fleet != none) return by_transporters(fleet);
            if (const Part* part = part_under_way(line, buffer)) return {none, {}, part};
            if (is_closed(line, buffer)) return by_conveyor(buffer);
            const Feeders& feeders = links_.feeders(buffer);
            if (!feeders.sources.empty()) return {none, {LossKind::source, feeders.sources.front(), State::starved}};
            for (const Index feeder : feeders.stations)
                consider(line, feeder, State::starved, !links_.is_before(feeder, station), best, rank);
        }
        return best;
    }

    static Step by_transporters(Index fleet) { return {none, {LossKind::transporters, fleet, State::starved}}; }

    bool is_closed(const LineNotes& line, Index buffer) const {
        return line.entries.is_closed(plan_->buffers[buffer].entry);
    }

    static Step by_conveyor(Index buffer) { return {none, {LossKind::empty_conveyor, buffer, State::starved}}; }

    /// Who should have fetched a part that a buffer, or one before it, waits for; none: there is no such part.
    Index transporters_lacked(const LineNotes& line, Index buffer) const {
        if (line.buffers[buffer].unfetched > 0) return plan_->buffers[buffer].carried_by;
        for (const Index from : links_.feeders(buffer).buffers)
            if (line.buffers[from].unfetched > 0) return plan_->buffers[from].carried_by;
        return none;
    }

    const Part* part_under_way(const LineNotes& line, Index buffer) const {
        if (!line.buffers[buffer].parts.empty()) return &line.buffers[buffer].parts.front();
        for (const Index from : links_.feeders(buffer).buffers)
            if (!line.buffers[from].parts.empty()) return &line.buffers[from].parts.front();
        return nullptr;
    }

    Step downstream(const LineNotes& line, Index station) const {
        const Step stuck{none, {LossKind::state, station, State::blocked}};
        const std::vector<Index>& exits = links_.exits(station);
        const auto full = std::find_if(exits.begin(), exits.end(), [&](Index b) { return is_full(line, b); });
        if (exits.empty()) return stuck;
        Index buffer = full == exits.end() ? exits.front() : *full;
        for (std::size_t steps = 0; steps < plan_->buffers.size() && goes_on_to_buffer(buffer); ++steps) {
            if (lacks_transporter(line, buffer)) return by_transporters(plan_->buffers[buffer].carried_by);
            if (is_closed(line, buffer)) return by_conveyor(buffer);
            buffer = plan_->buffers[buffer].next->index;
        }
        if (lacks_transporter(line, buffer)) return by_transporters(plan_->buffers[buffer].carried_by);
        if (is_closed(line, buffer)) return by_conveyor(buffer);
        Step best = stuck;
        int rank = last_rank;
        for (const Index taker : plan_->buffers[buffer].takers)
            consider(line, taker, State::blocked, !links_.is_before(station, taker), best, rank);
        return best;
    }

    /// Parts wait to be fetched, and not for room where they go.
    bool lacks_transporter(const LineNotes& line, Index buffer) const {
        return line.buffers[buffer].unfetched > 0 &&
               !(plan_->buffers[buffer].needs_room_ahead && is_full(line, plan_->buffers[buffer].next->index));
    }

    bool is_full(const LineNotes& line, Index buffer) const {
        const auto& capacity = plan_->buffers[buffer].capacity;
        return capacity && line.buffers[buffer].level >= *capacity;
    }

    bool goes_on_to_buffer(Index buffer) const {
        const auto& next = plan_->buffers[buffer].next;
        return next && next->kind == ElementKind::buffer;
    }

    static constexpr int last_rank = 100;

    /// \param same what the one that waits is: a station that waits for the same is followed rather than one that does not
    /// \param against the flow, as in a loop for rework
    void consider(const LineNotes& line, Index station, State same, bool against, Step& best, int& rank) const {
        const StationPlan& plan = plan_->stations[station];
        for (Index m = plan.first_machine; m < plan.first_machine + plan.machines; ++m) {
            const int here = rank_of(line.machines[m].state, same) + (against ? 10 : 0);
            if (here >= rank) continue;
            rank = here;
            best = {m, {}};
        }
    }

    static int rank_of(State state, State same) {
        if (state == same) return 2;
        if (state == State::starved || state == State::blocked) return 3;
        return state == State::working ? 1 : 0;
    }

    const Plan* plan_;
    FlowLinks links_;
    std::vector<std::uint64_t> visited_;  ///< by station: the last walk that came by
    std::uint64_t walk_ = 0;
};

}  // namespace takt
