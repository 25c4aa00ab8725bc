// Why each timer was set, and what held it up.
#pragma once

#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/machine_spells.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/present_cause.hpp"
#include "takt/line/timers.hpp"

namespace takt {

/// A timer is set for the end of something: work, a repair, a way. The cause of that is the one of the instant at which it
/// begins. A timer that a shift, a break or a stop halts and sets again keeps its cause, and the time in between is theirs.
class TimerCauses {
  public:
    void know(const std::vector<TimerOwner>& owners, const Plan& plan) {
        timers_.resize(owners.size());
        slot_of_machine_.resize(plan.machines(), 0);
        std::vector<Index> fleet_of_transporter;
        for (Index fleet = 0; fleet < plan.transporters.size(); ++fleet)
            fleet_of_transporter.insert(fleet_of_transporter.end(), plan.transporters[fleet].count, fleet);
        std::vector<Index> run_of_train;
        for (Index run = 0; run < plan.milk_runs.size(); ++run)
            run_of_train.insert(run_of_train.end(), plan.milk_runs[run].trains, run);
        std::vector<Index> resource_of_traveller;
        for (Index resource = 0; resource < plan.resources.size(); ++resource)
            if (plan.resources[resource].travel)
                resource_of_traveller.insert(resource_of_traveller.end(), plan.resources[resource].size(), resource);
        for (Slot slot = 0; slot < owners.size(); ++slot) {
            const TimerOwner& owner = owners[slot];
            timers_[slot].rank = owner.rank;
            timers_[slot].index = owner.rank == Rank::transport ? fleet_of_transporter[owner.index]
                                  : owner.rank == Rank::travel  ? resource_of_traveller[owner.index]
                                  : owner.rank == Rank::train   ? run_of_train[owner.index]
                                                                : owner.index;
            if (owner.rank == Rank::work) slot_of_machine_[owner.index] = slot;
        }
    }

    /// \param row_of the row of the plan's stops, by stop of the line
    template <class RowOf>
    void know_stops(RowOf row_of) {
        for (Timer& timer : timers_)
            if (timer.rank == Rank::stop_ends || timer.rank == Rank::stop_begins) timer.index = row_of(timer.index);
    }

    /// The cause that a timer is of what happens as it fires. The reference to its parent is the caller's.
    Cause fired(SimTime now, Slot slot, const MachineSpells& machines, PresentCause& present) {
        Timer& timer = timers_[slot];
        Cause cause = cause_of(timer, machines);
        cause.time = now;
        cause.parent = std::exchange(timer.cause, none);
        if (cause.parent == none) present.causes().hold(cause.parent = present.start());
        cause.is_exogenous =
            is_exogenous(timer.rank) || (cause.link == Link::stop && present.causes()[cause.parent].is_exogenous);
        timer.due = never;
        return cause;
    }

    /// \return whether what the timer waits for the end of begins now
    bool set(SimTime now, Slot slot, SimTime time, PresentCause& present) {
        Timer& timer = timers_[slot];
        if (timer.due == time) return false;  // nothing has changed
        const bool goes_on = present->is_exogenous && timer.cause != none;
        if (!goes_on) {
            begin(timer, now, present);
        } else if (timer.due == never) {
            hold_up(timer, now - timer.halted_at, stop_of(*present));
        }
        timer.due = time;
        return !goes_on;
    }

    void cancelled(SimTime now, Slot slot) {
        timers_[slot].due = never;
        timers_[slot].halted_at = now;
    }

    bool is_of_traveller(Slot slot) const { return timers_[slot].rank == Rank::travel; }

    /// A machine has work that cannot go on, or nothing to do.
    void stands(SimTime now, Index machine, PresentCause& present) {
        if (present->is_exogenous) return;
        Timer& timer = timers_[slot_of_machine_[machine]];
        begin(timer, now, present);
        timer.halted_at = now;
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
        Index index = none;  ///< of its owner: a machine, a row of the plan's stops, a fleet of transporters, a resource, a milk run ...
    };

    static bool is_exogenous(Rank rank) {
        return rank == Rank::presence || rank == Rank::stop_begins || rank == Rank::warm_up;
    }

    /// What the timer waits for the end of begins now. It may have been held up since its cause.
    static void begin(Timer& timer, SimTime now, PresentCause& present) {
        present.causes().refer(timer.cause, present.index());
        timer.off_shift = timer.stopped = Duration::zero();
        timer.stopped_by = none;
        present.note_held_up(timer, now);
    }

    static Cause cause_of(const Timer& timer, const MachineSpells& machines) {
        Cause cause;
        cause.off_shift = timer.off_shift;
        cause.stopped = timer.stopped;
        cause.stopped_by = timer.stopped_by;
        cause.index = timer.rank == Rank::work ? machines.station_of(timer.index) : timer.index;
        cause.link = timer.rank == Rank::work ? link_of(machines.state(timer.index)) : link_of(timer.rank);
        return cause;
    }

    static Link link_of(State state) {
        if (state == State::setup) return Link::setup;
        return state == State::andon ? Link::stand : Link::work;
    }

    static Link link_of(Rank rank) {
        switch (rank) {
            case Rank::stop_ends:
            case Rank::stop_begins:
                return Link::stop;
            case Rank::delivery:
                return Link::lead_time;
            case Rank::transit:
                return Link::transit;
            case Rank::carrier:
                return Link::way_back;
            case Rank::transport:
                return Link::drive;
            case Rank::travel:
                return Link::travel;
            case Rank::arrival:
                return Link::arrival;
            case Rank::batch:
                return Link::gathering;
            case Rank::departure:
                return Link::departure;
            case Rank::train:
            case Rank::round:
                return Link::round;
            case Rank::work:
            case Rank::presence:
            case Rank::warm_up:
                break;
        }
        return Link::calendar;
    }

    std::vector<Timer> timers_;
    std::vector<Slot> slot_of_machine_;
};

}  // namespace takt
