// Lost time of the reference station, put down to its causes while a line runs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/experiment/activity.hpp"
#include "takt/experiment/loss.hpp"
#include "takt/experiment/loss_chain.hpp"
#include "takt/experiment/loss_parts.hpp"
#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/station_speed.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"

namespace takt {

/// Keeps the books of one replication (LossBooks). Between two instants nothing changes; so whenever the clock has moved on,
/// the time that has passed is put down to what the line was like since the last instant. Time that the reference works is
/// compared with the planned cycles of what it finished; the other states are losses of its own, except that
/// - starved is put down to whom it waits for, upstream, and blocked to whom it waits for, downstream (LossChain);
/// - a machine that works after a stop passes the delay on: who still waits for the part waits for the stop (Delays);
/// - after a deadlock to that, whomever it waits for;
/// - what was drained before the end of a shift owes the time in which it let nothing in, until its first part comes out.
class LossAccount {
  public:
    LossAccount(const Plan& plan, const LossReference& reference)
        : plan_(&plan),
          reference_(reference),
          notes_(plan),
          chain_(plan),
          count_(plan.stations.size()),
          state_times_(plan.stations.size() * state_count),
          source_times_(plan.sources.size()),
          transporter_times_(plan.transporters.size()),
          draining_times_(plan.stations.size()),
          conveyor_times_(plan.buffers.size()),
          matching_times_(plan.stations.size()) {
        const StationPlan& station = plan.stations[reference.station];
        for (std::size_t p = 0; p < std::max<std::size_t>(1, plan.products.size()); ++p)
            planned_cycles_.push_back(from_seconds(cycle_seconds(plan, station, static_cast<Index>(p)) / parts_made(plan, station)));
    }

    void changed(SimTime now, Index index, State from, State to) {
        advance(now);
        MachineNote& machine = notes_.machines[index];
        if (from == State::starved) {
            machine.starved_for = now - machine.since;
            machine.starved_until = now;
            owe_draining(machine, now);
        } else if (is_stop(from)) {
            machine.delays.add({LossKind::state, machine.station, from}, now - machine.since - machine.charged);
        }
        machine.state = to;
        machine.since = now;
        machine.charged = {};
    }

    void stored(SimTime now, Index buffer, const Part& part) {
        advance(now);
        ++notes_.buffers[buffer].level;
        if (plan_->buffers[buffer].carried_by != none) ++notes_.buffers[buffer].unfetched;
        if (!chain_.has_transit(buffer)) return;
        BufferNote& note = notes_.buffers[buffer];
        note.parts.push_back(part);
        note.there.push_back(now + plan_->buffers[buffer].transit);
        PartNote* known = note.drained > Duration::zero() ? notes_.parts.find(part) : nullptr;
        if (known != nullptr) known->delays.add({LossKind::empty_conveyor, buffer, State::starved}, note.drained);
        note.drained = {};
    }

    void fetched(SimTime now, Index buffer) {
        advance(now);
        --notes_.buffers[buffer].unfetched;
    }

    void taken(SimTime now, Index buffer) {
        advance(now);
        --notes_.buffers[buffer].level;
        if (!chain_.has_transit(buffer)) return;
        notes_.buffers[buffer].parts.pop_front();
        notes_.buffers[buffer].there.pop_front();
    }

    void loaded(SimTime now, Index station, Index index, const Part& part) {
        advance(now);
        MachineNote& machine = notes_.machines[index];
        PartNote& note = notes_.parts[part];
        if (part.reworks > note.reworks) note.sent_back = note.at;
        note.at = station;
        note.reworks = part.reworks;
        if (!note.delays.empty()) machine.delays.take_over(note.delays, waited(machine, now));
    }

    void finished(SimTime now, Index station, Index index, const Part& part) {
        advance(now);
        PartNote& note = notes_.parts[part];
        note.at = station;
        note.reworks = part.reworks;
        std::swap(note.delays, notes_.machines[index].delays);
        notes_.machines[index].delays.clear();
        if (station == reference_.station && plan_->stations[station].split == none) passes(part.product, note);
    }

    void left(SimTime now, const Part& part) {
        advance(now);
        ++count_.units;
        if (has_passed(part))
            --count_.behind;
        else
            --count_.others;
        notes_.parts.forget(part);
    }

    void scrapped(SimTime now, const Part& part) {
        advance(now);
        if (has_passed(part)) {
            --count_.behind;
            ++count_.scrapped[notes_.parts.find(part)->at];
        }
        notes_.parts.forget(part);
    }

    void absorbed(SimTime now, const Part& part) {
        advance(now);
        if (has_passed(part)) {
            --count_.behind;
            ++count_.others;
        }
        notes_.parts.forget(part);
    }

    /// What is known of it goes on with the first part that comes of it; the others have passed where it has.
    void split(SimTime now, const Part& part) {
        advance(now);
        if (has_passed(part)) {
            --count_.behind;
            ++count_.others;
        }
        split_ = notes_.parts[part];
        split_product_ = part.product;
        notes_.parts.forget(part);
    }

    void made(SimTime now, Index station, const Part& part) {
        advance(now);
        PartNote& note = notes_.parts[part] = split_;
        split_.delays.clear();
        if (station == reference_.station) return passes(split_product_, note);
        if (!note.has_passed) return;
        ++count_.behind;
        --count_.others;
    }

    void counting_begins(SimTime now) {
        advance(now);
        count_.begin_again();
        state_times_.assign(state_times_.size(), {});
        source_times_.assign(source_times_.size(), {});
        for (auto* times : {&transporter_times_, &draining_times_, &conveyor_times_, &matching_times_})
            times->assign(times->size(), {});
        scheduled_ = working_ = planned_ = locked_for_ = {};
    }

    /// Whom the reference waits for from now on, waits itself.
    void locked(SimTime now) {
        advance(now);
        is_locked_ = true;
    }

    LossBooks close(SimTime end) {
        advance(end);
        LossBooks books{reference_.station, reference_.cycle, scheduled_, static_cast<std::uint64_t>(count_.units), {}};
        for (Index i = 0; i < state_times_.size(); ++i)
            add(books, {LossKind::state, static_cast<Index>(i / state_count), static_cast<State>(i % state_count)},
                state_times_[i]);
        for (const LossKind kind : {LossKind::source, LossKind::transporters, LossKind::draining, LossKind::empty_conveyor,
                                    LossKind::matching})
            for (Index i = 0; i < times_of(kind).size(); ++i)
                add(books, {kind, i, State::starved}, times_of(kind)[i]);
        add(books, {LossKind::state, reference_.station, State::working}, working_ - planned_);
        add(books, {LossKind::mix, none, State::working}, planned_ - reference_.cycle * count_.cycles);
        add_parts(books);
        add(books, {LossKind::deadlock, none, State::blocked}, locked_for_);
        return books;
    }

  private:
    static bool is_stop(State state) {
        return state != State::working && activity_of(state) != Activity::off && state != State::starved &&
               state != State::blocked;
    }

    static Duration waited(const MachineNote& machine, SimTime now) {
        if (machine.state == State::starved) return now - machine.since;
        return machine.starved_until == now ? machine.starved_for : Duration::zero();
    }

    bool has_passed(const Part& part) {
        const PartNote* note = notes_.parts.find(part);
        return note != nullptr && note->has_passed;
    }

    /// \param product that the work was planned for
    void passes(Index product, PartNote& note) {
        note.delays.clear();
        ++count_.cycles;
        planned_ += planned_cycles_[product];
        if (note.has_passed) {
            ++count_.reworked[note.sent_back == none ? reference_.station : note.sent_back];
        } else {
            note.has_passed = true;
            ++count_.behind;
        }
    }

    /// It let nothing in since its entry closed, and what of that nobody has waited for yet they may wait for still.
    void owe_draining(MachineNote& machine, SimTime now) {
        const Index entry = plan_->stations[machine.station].entry;
        if (!notes_.entries.is_closed(entry)) return;
        const SimTime from = std::max(machine.since, notes_.entries.closed_since(entry));
        machine.delays.add({LossKind::draining, machine.station, State::starved}, now - from - machine.charged);
    }

    /// Entries close and open between two instants at which something is heard.
    void advance(SimTime now) {
        while (notes_.entries.next() <= now) {
            const SimTime next = notes_.entries.next();
            pass_time(next);
            note_closed_conveyors(next);
            notes_.entries.move_on(next);
        }
        pass_time(now);
    }

    /// Of conveyors whose entry opens: for how much scheduled time it was closed.
    void note_closed_conveyors(SimTime now) {
        for (Index b = 0; b < plan_->buffers.size(); ++b) {
            const Index entry = plan_->buffers[b].entry;
            if (!notes_.entries.is_closed(entry)) continue;
            if (plan_->calendars[entry].timeline.at(now) != Presence::working) continue;
            const Timeline& hours = plan_->calendars[plan_->buffers[b].hours].timeline;
            notes_.buffers[b].drained = hours.working_between(notes_.entries.closed_since(entry), now);
        }
    }

    void pass_time(SimTime now) {
        if (now == last_) return;
        const Duration time = now - last_;
        notes_.since = last_;
        last_ = now;
        const StationPlan& station = plan_->stations[reference_.station];
        for (Index m = station.first_machine; m < station.first_machine + station.machines; ++m)
            pass(m, time);
    }

    void pass(Index index, Duration time) {
        const State state = notes_.machines[index].state;
        if (activity_of(state) == Activity::off) return;
        scheduled_ += time;
        if (state == State::working) {
            working_ += time;
        } else if (state != State::starved && state != State::blocked) {
            note({LossKind::state, reference_.station, state}, time);
        } else if (is_locked_) {
            locked_for_ += time;
        } else {
            chain_.charge(notes_, index, time, [this](const LossCause& cause, Duration part) { note(cause, part); });
        }
    }

    void note(const LossCause& cause, Duration time) {
        if (cause.kind == LossKind::state)
            state_times_[cause.element * state_count + static_cast<std::size_t>(cause.state)] += time;
        else
            times_of(cause.kind)[cause.element] += time;
    }

    /// By element, of a kind that a wait can be put down to, states excepted.
    std::vector<Duration>& times_of(LossKind kind) {
        switch (kind) {
            case LossKind::transporters:
                return transporter_times_;
            case LossKind::draining:
                return draining_times_;
            case LossKind::empty_conveyor:
                return conveyor_times_;
            case LossKind::matching:
                return matching_times_;
            default:
                return source_times_;
        }
    }

    static void add(LossBooks& books, const LossCause& cause, Duration time) {
        if (time == Duration::zero()) return;
        for (Loss& loss : books.losses) {
            if (loss.cause != cause) continue;
            loss.time += time;
            return;
        }
        books.losses.push_back({cause, time});
    }

    void add_parts(LossBooks& books) const {
        const auto jobs = [&](std::int64_t count) { return reference_.cycle * count; };
        for (Index s = 0; s < count_.scrapped.size(); ++s) {
            add(books, {LossKind::rework, s, State::working}, jobs(count_.reworked[s]));
            add(books, {LossKind::scrap, s, State::working}, jobs(count_.scrapped[s]));
        }
        add(books, {LossKind::others, none, State::working}, jobs(count_.others));
        add(books, {LossKind::work_in_process, none, State::working}, jobs(count_.behind));
    }

    const Plan* plan_;
    LossReference reference_;
    std::vector<Duration> planned_cycles_;  ///< of the reference, by product
    LineNotes notes_;
    LossChain chain_;
    PartCount count_;
    PartNote split_;  ///< of the part that was split last, whose product
    Index split_product_ = none;  ///< was this
    SimTime last_ = run_start;
    Duration scheduled_{};
    Duration working_{};
    bool is_locked_ = false;
    Duration locked_for_{};              ///< starved or blocked after a deadlock
    Duration planned_{};                 ///< mean cycles of what the reference finished
    std::vector<Duration> state_times_;  ///< by station and state
    std::vector<Duration> source_times_;
    std::vector<Duration> transporter_times_;  ///< by fleet
    std::vector<Duration> draining_times_;     ///< by moving line
    std::vector<Duration> conveyor_times_;     ///< by buffer
    std::vector<Duration> matching_times_;     ///< by station
};

}  // namespace takt
