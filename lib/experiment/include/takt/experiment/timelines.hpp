// What one replication shows over time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/lead_time_histogram.hpp"
#include "takt/experiment/level_timeline.hpp"
#include "takt/experiment/part_flows.hpp"
#include "takt/experiment/time_slots.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// Of the counted time; without slots where nothing was counted, after a standstill during the warm-up.
struct Timelines {
    TimeSlots slots;
    SimTime to{};                              ///< the end; the last slot may be shorter
    std::vector<std::uint64_t> units;          ///< that left, by slot
    std::vector<Duration> scheduled;           ///< time of the run's calendar, by slot
    std::vector<LevelTimeline> buffers;        ///< by the plan; nothing for those that nobody has written
    TimeSlots state_slots;                     ///< longer ones: each is some of the others
    std::vector<std::vector<StateTimes>> states;  ///< [station][slot], summed over its machines
    LeadTimeHistogram lead_times;
    std::vector<PartFlow> flows;

    /// Time that a slot has before the end.
    static Duration length_of(const TimeSlots& slots, std::size_t slot, SimTime to) {
        return std::min(slots.begin(slot + 1), to) - slots.begin(slot);
    }
};

/// Slots of a day for a run of a year, of hours or minutes for shorter ones. Fewer where there are many buffers and stations, so
/// that what is kept stays within some ten megabytes.
class TimelineGrid {
  public:
    static constexpr std::size_t most_slots = 400;
    static constexpr std::size_t most_state_slots = 60;

    explicit TimelineGrid(const Plan& plan) {
        const std::size_t buffers = std::max<std::size_t>(1, plan.buffers.size());
        const std::size_t stations = std::max<std::size_t>(1, plan.stations.size());
        const std::size_t most = std::clamp<std::size_t>(200000 / buffers, 20, most_slots);
        const std::size_t most_of_states = std::clamp<std::size_t>(20000 / stations, 4, most_state_slots);
        const SimTime from = run_start + plan.warm_up;
        slots = TimeSlots::over(from, plan.horizon, round_length(plan.horizon, std::min<std::size_t>(60, most), most));
        const auto merged = static_cast<std::int64_t>((slots.count + most_of_states - 1) / most_of_states);
        state_slots = TimeSlots::over(from, plan.horizon, slots.length * merged);
    }

    TimeSlots slots;
    TimeSlots state_slots;
};

/// Writes down what happens in a line. Where there is a warm-up, counts from its end on.
class TimelineRecorder {
  public:
    explicit TimelineRecorder(const Plan& plan)
        : plan_(&plan), grid_(plan), flows_(plan), machines_(plan.machines()) {
        lines_.buffers.resize(plan.buffers.size());
        for (Index s = 0; s < plan.stations.size(); ++s)
            for (std::uint32_t k = 0; k < plan.stations[s].machines; ++k)
                machines_[plan.stations[s].first_machine + k].station = s;
        if (plan.warm_up == Duration::zero()) counting_begins(run_start);
    }

    void entered(Index source, const Part& part) { flows_.entered(source, part); }
    void stored(SimTime now, Index buffer, const Part& part) {
        flows_.stored(buffer, part);
        if (plan_->buffers[buffer].written) lines_.buffers[buffer].rises(grid_.slots, now);
    }
    void taken(SimTime now, Index buffer) {
        if (plan_->buffers[buffer].written) lines_.buffers[buffer].falls(grid_.slots, now);
    }
    void can_load(Index station) { flows_.can_load(station); }
    void loaded(Index station, const Part& part) { flows_.loaded(station, part); }
    void left(SimTime now, Index sink, const Part& part) {
        flows_.left(sink, part);
        if (!counts_) return;
        ++lines_.units[grid_.slots.of(now)];
        lines_.lead_times.add(now - part.entered);
    }
    void scrapped(const Part& part) { flows_.scrapped(part); }
    void absorbed(const Part& part) { flows_.absorbed(part); }
    void split(const Part& part) { flows_.split(part); }
    void made(Index station, const Part& part) { flows_.made(station, part); }
    void changed(SimTime now, Index index, State to) {
        count_to(now, machines_[index]);
        machines_[index].state = to;
    }

    void counting_begins(SimTime now) {
        counts_ = true;
        lines_.units.assign(grid_.slots.count, 0);
        lines_.states.assign(plan_->stations.size(), std::vector<StateTimes>(grid_.state_slots.count));
        lines_.lead_times.clear();
        flows_.clear();
        for (Index b = 0; b < plan_->buffers.size(); ++b)
            if (plan_->buffers[b].written) lines_.buffers[b].begin(grid_.slots, now);
        for (MachineSince& machine : machines_)
            machine.since = now;
    }

    /// To be called once, at the end of the run.
    Timelines close(SimTime end) {
        lines_.to = end;
        if (!counts_) return std::move(lines_);
        for (LevelTimeline& buffer : lines_.buffers)
            buffer.count_to(grid_.slots, end);
        for (MachineSince& machine : machines_)
            count_to(end, machine);
        lines_.flows = flows_.flows();
        cut_to(end);
        return std::move(lines_);
    }

  private:
    struct MachineSince {
        Index station = none;
        State state = State::starved;
        SimTime since = run_start;
    };

    void count_to(SimTime now, MachineSince& machine) {
        if (!counts_) return;
        std::vector<StateTimes>& times = lines_.states[machine.station];
        grid_.state_slots.each_in(machine.since, now,
                                  [&](std::size_t slot, Duration time) { times[slot][machine.state] += time; });
        machine.since = now;
    }

    /// Slots after a standstill are none.
    void cut_to(SimTime end) {
        const Duration observed = end - grid_.slots.from;
        lines_.slots = TimeSlots::over(grid_.slots.from, observed, grid_.slots.length);
        lines_.state_slots = TimeSlots::over(grid_.slots.from, observed, grid_.state_slots.length);
        lines_.units.resize(lines_.slots.count);
        for (auto& station : lines_.states)
            station.resize(lines_.state_slots.count);
        const Timeline always;
        const Timeline& timeline = plan_->calendar == none ? always : plan_->calendars[plan_->calendar].timeline;
        for (std::size_t i = 0; i < lines_.slots.count; ++i)
            lines_.scheduled.push_back(
                timeline.working_between(lines_.slots.begin(i), std::min(lines_.slots.begin(i + 1), end)));
    }

    const Plan* plan_;
    TimelineGrid grid_;
    PartFlows flows_;
    std::vector<MachineSince> machines_;
    bool counts_ = false;
    Timelines lines_;
};

}  // namespace takt
