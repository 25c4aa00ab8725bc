// Moving lines: stations whose parts all move on together, one pitch a cycle.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/andon.hpp"
#include "takt/line/level.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// The whole line is one machine, so that what stops a machine stops the line: failures, shifts, a part at the end that finds
/// no room. The part that the machine works on stands at the first pitch; those at the others lie in a ring, which turns by
/// one place a cycle. So a cycle costs one event, however many pitches there are.
///
/// A cycle is over: the operators say how long the line has to stand (andon.hpp). Then it moves: the part at the first pitch
/// goes into the ring, the one at the last comes out. Without a part at its entry it moves on with an empty pitch, or waits.
class MovingLines {
  public:
    MovingLines(const Plan& plan, const StreamMaker& stream) : plan_(&plan) {
        for (const MovingLinePlan& line : plan.moving_lines) {
            const StationPlan& station = plan.stations[line.station];
            lines_.push_back({.machine = station.first_machine,
                              .others = std::vector<Place>(line.pitches - 1),
                              .products = std::vector<Index>(line.has_operators() ? line.pitches : 1, none),
                              .andon = Andon(line, station.name, stream)});
        }
    }

    /// A part comes to the first pitch, and a cycle begins.
    void enters(Index index, const Part& part, SimTime now) {
        MovingLine& moving = lines_[index];
        moving.first = {true, now};
        moving.products.front() = part.product;
        moving.on_it.rise(now);
    }

    /// A part that is there as the run begins, at a pitch behind the first one, counted from 0; it has come there without a stop.
    void lay(Index index, Index pitch, const Part& part, SimTime now) {
        MovingLine& moving = lines_[index];
        const std::size_t from_end = moving.others.size() - pitch;
        Place& place = moving.others[(moving.last + from_end) % moving.others.size()];
        place = {{true, now - plan_->moving_lines[index].cycle * pitch}, part};
        if (moving.products.size() > pitch) moving.products[pitch] = part.product;
        moving.on_it.rise(now);
    }

    /// Whether it would move on without a part at its entry.
    bool moves_without_part(Index index) const {
        return lines_[index].on_it.value() > 0 && !plan_->moving_lines[index].waits_for_parts;
    }

    /// A cycle begins without a part.
    template <class Line>
    void begin_empty(Index index, Line& line) {
        MovingLine& moving = lines_[index];
        moving.first = {false, line.now()};
        moving.products.front() = none;
        ++moving.empty_pitches;
        const Index station = plan_->moving_lines[index].station;
        line.observer().began_empty(station, line.stations().idle_state(station));
        const Duration cycle = plan_->moving_lines[index].cycle;
        line.machines().pass_time(moving.machine,
                                  line.ramp_ups().work(line.machines()[moving.machine], cycle, line.now()), line);
    }

    /// A cycle is over: it stands, or it moves.
    /// \return whether a part comes out at its end, which the machine has then
    template <class Line>
    bool cycle_over(Index index, Line& line) {
        const Duration stand = time_to_stand(index, line);
        if (stand == Duration::zero()) return move(index, line);
        lines_[index].stands = true;
        lines_[index].moved_at = line.now();
        line.machines().pass_time(lines_[index].machine, stand, line);
        return false;
    }

    /// The time of an empty pitch is over, or that of a stand. \return as for cycle_over()
    template <class Line>
    bool passed(Index index, Line& line) {
        MovingLine& moving = lines_[index];
        if (!moving.stands) return cycle_over(index, line);
        moving.stands = false;
        moving.andon.moves(working_time(index, moving.moved_at, line.now()));
        return move(index, line);
    }

    /// The parts on it and their pitches, counted from 0, from the last to the first; before them one that has come out and
    /// finds no room, as if there were one pitch more.
    template <class Action>
    void for_each_part(Index index, const Machine& machine, Action&& action) const {
        const MovingLine& moving = lines_[index];
        const std::size_t pitches = moving.others.size() + 1;
        if (machine.phase == Phase::holding) action(machine.part, pitches);
        for (std::size_t i = 0; i < moving.others.size(); ++i) {
            const Place& place = moving.others[(moving.last + i) % moving.others.size()];
            if (place.entry.has_part) action(place.part, pitches - 1 - i);
        }
        if (machine.phase != Phase::holding && moving.first.has_part) action(machine.part, std::size_t{0});
    }

    State state_while_passing(Index index) const { return lines_[index].stands ? State::andon : State::starved; }

    /// Whether the part that has just left was on the line for too long. \pre it is asked for when the part leaves
    bool is_spoilt(Index index) const { return lines_[index].is_spoilt; }

    template <class Line>
    void branch(std::uint64_t number, Line&) {
        for (MovingLine& moving : lines_) moving.andon.branch(number);
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        if (presence != Presence::off_shift) return;
        for (Index i = 0; i < lines_.size(); ++i)
            if (plan_->stations[plan_->moving_lines[i].station].calendar == calendar) note_caught(lines_[i], line.now());
    }

    void restart_statistics(SimTime now) {
        for (MovingLine& moving : lines_) {
            moving.on_it.restart(now);
            moving.empty_pitches = moving.spoilt = moving.caught = 0;
            moving.andon.restart_statistics();
        }
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (const MovingLine& moving : lines_)
            result.moving_lines.push_back({.parts_seconds = moving.on_it.integral(now),
                                           .empty_pitches = moving.empty_pitches,
                                           .spoilt = moving.spoilt,
                                           .pulls = moving.andon.pulls(),
                                           .stops = moving.andon.stops(),
                                           .caught = moving.caught,
                                           .stood_for = moving.andon.stood_for()});
    }

  private:
    struct Entry {
        bool has_part = false;
        SimTime since{};
    };

    /// A pitch behind the first one.
    struct Place {
        Entry entry{};
        Part part{};
    };

    struct MovingLine {
        Index machine = none;
        Entry first{};                ///< of the part at the first pitch, which the machine has
        std::vector<Place> others;    ///< a ring
        std::vector<Index> products;  ///< by pitch, where operators have to know; none: no part is there
        std::size_t last = 0;         ///< in the ring, the part at the last pitch
        bool stands = false;          ///< for an operator
        bool is_spoilt = false;
        SimTime moved_at{};  ///< or when it began to stand
        Level on_it{};
        std::uint64_t empty_pitches = 0;
        std::uint64_t spoilt = 0;
        std::uint64_t caught = 0;
        Andon andon;
    };

    /// A part that comes at this very instant is not counted.
    static void note_caught(MovingLine& moving, SimTime now) {
        const bool one_comes = moving.first.has_part && moving.first.since == now;
        moving.caught += moving.on_it.value() - (one_comes ? 1u : 0u);
    }

    template <class Line>
    Duration time_to_stand(Index index, Line& line) {
        const MovingLinePlan& plan = plan_->moving_lines[index];
        MovingLine& moving = lines_[index];
        if (!plan.has_operators()) return Duration::zero();
        const SimTime began = std::max(moving.first.since, moving.moved_at);
        return moving.andon.cycle_over({.products = moving.products,
                                        .jobs = moving.on_it.value(),
                                        .elapsed = working_time(index, moving.moved_at, line.now()),
                                        .waited = working_time(index, moving.moved_at, began),
                                        .pace = line.ramp_ups().pace(line.machines()[moving.machine], line.now())});
    }

    /// Time in which operators are there.
    Duration working_time(Index index, SimTime from, SimTime to) const {
        const Duration cycle = plan_->moving_lines[index].cycle;
        if (to - from == cycle || to == from) return to - from;
        const StationPlan& station = plan_->stations[plan_->moving_lines[index].station];
        if (station.calendar == none) return to - from;
        const Duration scheduled = plan_->calendars[station.calendar].timeline.working_between(from, to);
        // The end of a shift may find the line at work.
        return station.finishes_at_shift_end ? std::max(scheduled, std::min(cycle, to - from)) : scheduled;
    }

    template <class Line>
    bool move(Index index, Line& line) {
        line.observer().moved(plan_->moving_lines[index].station);
        MovingLine& moving = lines_[index];
        Machine& machine = line.machines()[moving.machine];
        Entry out = std::exchange(moving.first, {false, line.now()});
        if (!moving.others.empty()) {
            Place& last = moving.others[moving.last];
            std::swap(last.entry, out);
            std::swap(last.part, machine.part);
            if (++moving.last == moving.others.size()) moving.last = 0;
        }
        if (plan_->moving_lines[index].has_operators())
            std::copy_backward(moving.products.begin(), moving.products.end() - 1, moving.products.end());
        moving.moved_at = line.now();
        if (out.has_part)
            note_leaving(index, out.since, line);
        else
            let_nothing_out(moving, line);
        return out.has_part;
    }

    template <class Line>
    void note_leaving(Index index, SimTime since, Line& line) {
        MovingLine& moving = lines_[index];
        const auto& longest = plan_->moving_lines[index].longest;
        moving.is_spoilt = longest && line.now() - since > *longest;
        moving.spoilt += moving.is_spoilt ? 1 : 0;
        moving.on_it.fall(line.now());
    }

    template <class Line>
    void let_nothing_out(MovingLine& moving, Line& line) {
        if (line.machines()[moving.machine].due_stops > 0) line.stops().begin_maintenance(moving.machine, line);
        line.machines().leave(moving.machine, line);
    }

    const Plan* plan_;
    std::vector<MovingLine> lines_;
};

}  // namespace takt
