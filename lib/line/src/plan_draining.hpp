// Ovens that are drained before the shift ends: the calendars by which their entries are open.
#pragma once

#include <chrono>
#include <string>

#include "plan_names.hpp"
#include "takt/line/entry_times.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/unroll_calendar.hpp"

namespace takt {

/// What closes an entry is known before the run: the calendar, and how long a part stays.
/// \pre the flow is planned
class DrainPlanner {
  public:
    explicit DrainPlanner(PlanDraft& draft) : draft_(draft), plan_(draft.plan) {}

    void run() {
        for (std::size_t i = 0; i < draft_.graph.size(); ++i) {
            const spec::ElementSpec& element = draft_.graph.element(i);
            if (const auto* station = std::get_if<spec::StationSpec>(&element); station != nullptr && station->moving)
                plan_line(plan_.stations[draft_.index_of[i]], *station->moving);
            if (const auto* buffer = std::get_if<spec::BufferSpec>(&element))
                plan_conveyor(plan_.buffers[draft_.index_of[i]], *buffer);
        }
    }

  private:
    /// It stands in breaks, and its last part comes out as its last cycle ends.
    void plan_line(StationPlan& station, const spec::MovingLineSpec& written) {
        if (written.before_shift_end != spec::BeforeShiftEnd::drain) return;
        const Duration residence = plan_.moving_lines[station.moving].cycle * written.pitches;
        station.entry = entry(station.calendar, {residence, station.finishes_at_shift_end, true}, station.name);
    }

    /// It runs on in breaks, and who takes parts from its end has to be there still.
    void plan_conveyor(BufferPlan& buffer, const spec::BufferSpec& written) {
        if (written.before_shift_end != spec::BeforeShiftEnd::drain) return;
        buffer.hours = plan_.stations[buffer.takers.front()].calendar;
        buffer.entry = entry(buffer.hours, {buffer.transit, true, false}, buffer.name);
    }

    Index entry(Index calendar, const Residence& residence, const std::string& name) {
        const Duration length = plan_.warm_up + plan_.horizon;
        const Duration beyond = residence.time + std::chrono::days{7};
        const Timeline hours = unroll(draft_.spec.calendars[calendar].value, plan_.start, length + beyond);
        plan_.calendars.push_back({"entry of " + name, entry_times(hours, residence, run_start + length)});
        return static_cast<Index>(plan_.calendars.size() - 1);
    }

    PlanDraft& draft_;
    Plan& plan_;
};

}  // namespace takt
