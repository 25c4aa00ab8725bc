// Stations, their robots and what stops them, from spec to plan.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan_cells.hpp"
#include "plan_names.hpp"
#include "plan_ramp_ups.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/power.hpp"
#include "takt/spec/check_stations.hpp"
#include "takt/spec/names_of_stops.hpp"
#include "takt/spec/part_marks.hpp"
#include "takt/spec/station.hpp"

namespace takt {

class StationPlanner {
  public:
    explicit StationPlanner(PlanDraft& draft) : draft_(draft), plan_(draft.plan) {}

    void add(const spec::StationSpec& written) {
        StationPlan station;
        station.name = written.name.text;
        station.area = written.area ? written.area->text : std::string();
        station.machines = written.machines;
        station.first_machine = plan_.machines();
        std::optional<CellPlanner> cell;
        if (spec::is_cell(written)) cell.emplace(draft_, written);
        station.operations = cell ? tasks(*cell, written) : operations(written);
        if (written.moving) station.moving = moving_line(*written.moving, *written.cycle.all);
        if (written.batch) station.batch = batch(*written.batch);
        if (!written.makes.empty()) station.split = split(written.makes);
        if (station.batch != none || station.split != none)
            station.others = std::exchange(machines_with_several_, machines_with_several_ + station.machines);
        station.stops = stops(written.failures, written.maintenance);
        station.setups = setups(written.setup);
        station.yield = draft_.by_product(written.yield, [](spec::Share share) { return share.value; });
        if (spec::judges_again(written))
            station.reworked_yield =
                draft_.by_product(written.reworked_yield, [](spec::Share share) { return share.value; });
        if (written.rework_limit) station.rework_limit = *written.rework_limit;
        for (const auto& [material, count] : written.materials)
            station.materials.push_back({draft_.find(spec::Thing::material, material),
                                         draft_.by_product(count, [](std::uint32_t pieces) { return pieces; })});
        station.takes.rule = written.takes;
        if (written.longest_run) station.takes.longest_run = *written.longest_run;
        if (written.longest_wait) station.takes.longest_wait = *written.longest_wait;
        station.leaves_out = written.when_missing == spec::Shortage::leave_out;
        station.loads = draft_.find(spec::Thing::carrier, written.loads);
        station.unloads = draft_.find(spec::Thing::carrier, written.unloads);
        station.blocks_before = written.blocking == spec::Blocking::before;
        station.calendar = draft_.calendar(written.calendar);
        station.ramp_up = draft_.find(spec::Thing::ramp_up, written.ramp_up);
        if (station.ramp_up != none && station.yield.empty() && changes_yield(plan_.ramp_ups[station.ramp_up]))
            station.yield = {1};
        station.finishes_at_shift_end = written.at_shift_end == spec::ShiftEnd::finish;
        station.priority = written.priority;
        if (written.power) station.watts = watts_by_state(*written.power);
        if (written.cost) station.cost = written.cost->an_hour;
        station.robots = robots(written, size_of(plan_.stations), cell ? &*cell : nullptr);
        plan_.stations.push_back(std::move(station));
    }

  private:
    template <class Table>
    static Index size_of(const Table& table) {
        return static_cast<Index>(table.size());
    }

    Rows operations(const spec::StationSpec& written) {
        const Index first = size_of(plan_.operations);
        if (written.cycle.given())
            plan_.operations.push_back({draft_.times(written.cycle), draft_.robot(written.robot),
                                        draft_.operators(written.operators)});
        add_operations(written.operations);
        return {first, size_of(plan_.operations)};
    }

    /// The tasks of a cell's robots are one operation, as long as they take together.
    Rows tasks(const CellPlanner& cell, const spec::StationSpec& written) {
        plan_.cells.push_back({size_of(plan_.stations), cell.cycles()});
        OperationPlan operation{{}, draft_.robot(written.robot), draft_.operators(written.operators)};
        for (const CellCycle& cycle : cell.cycles())
            operation.time.push_back(Distribution::constant(to_seconds(cycle.length)));
        const Index first = size_of(plan_.operations);
        plan_.operations.push_back(std::move(operation));
        return {first, first + 1};
    }

    void add_dressing(const spec::RobotSpec& robot, std::uint64_t spots_a_cycle, Rows& stops) {
        StopPlan stop;
        stop.name = "dressing";
        stop.planned = true;
        stop.clock = spec::Clock::cycles;
        const std::uint64_t cycles = std::max<std::uint64_t>(1, robot.dressing->after / std::max<std::uint64_t>(1, spots_a_cycle));
        stop.every = Distribution::constant(static_cast<double>(cycles), Dimension::count);
        stop.length = Distribution::constant(to_seconds(robot.dressing->length));
        plan_.stops.push_back(std::move(stop));
        stops.last = size_of(plan_.stops);
    }

    void add_operations(const std::vector<spec::OperationSpec>& written) {
        for (const spec::OperationSpec& operation : written)
            plan_.operations.push_back({draft_.times(operation.time), draft_.robot(operation.robot),
                                        draft_.operators(operation.operators)});
    }

    Index moving_line(const spec::MovingLineSpec& written, const Distribution& cycle) {
        MovingLinePlan line;
        line.station = size_of(plan_.stations);
        line.pitches = written.pitches;
        line.cycle = from_seconds(cycle.mean());
        line.waits_for_parts = written.no_part == spec::NoPart::wait;
        line.longest = written.longest;
        line.drift = written.drift.value_or(Duration::zero());
        add_pitch_work(written, line);
        if (written.andon) {
            line.pulls = written.andon->pulls.value;
            line.help = written.andon->help;
        }
        plan_.moving_lines.push_back(std::move(line));
        return size_of(plan_.moving_lines) - 1;
    }

    Index batch(const spec::BatchSpec& written) {
        plan_.batches.push_back({.station = size_of(plan_.stations),
                                 .most = written.most,
                                 .least = written.least_to_begin(),
                                 .longest_wait = written.longest_wait,
                                 .of_one_product = written.products == spec::BatchProducts::one});
        return size_of(plan_.batches) - 1;
    }

    Index split(const std::vector<spec::MadeSpec>& written) {
        SplitPlan split{.station = size_of(plan_.stations), .parts = spec::parts_made(written), .makes = {}};
        for (const spec::MadeSpec& made : written)
            split.makes.push_back({draft_.find(spec::Thing::product, made.product), made.count});
        plan_.splits.push_back(std::move(split));
        return size_of(plan_.splits) - 1;
    }

    /// Where the file says nothing, the work is as long as the cycle.
    void add_pitch_work(const spec::MovingLineSpec& written, MovingLinePlan& line) const {
        if (written.work.empty()) return;
        std::vector<const spec::PitchWorkSpec*> works;
        for (const spec::PitchWorkSpec& work : written.work)
            works.push_back(&work);
        std::sort(works.begin(), works.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
        Index described = 0;
        for (const spec::PitchWorkSpec* work : works) {
            line.work.add(described, work->from - 1, {line.cycle});
            described = work->to.value_or(written.pitches);
            line.work.add(work->from - 1, described, draft_.by_product(work->time, [](Duration time) { return time; }));
        }
        line.work.add(described, written.pitches, {line.cycle});
    }

    /// \param cell  where they have tasks
    Rows robots(const spec::StationSpec& written, Index station, const CellPlanner* cell) {
        const Index first = size_of(plan_.robots);
        std::size_t unnamed = 0;
        for (const spec::RobotSpec& robot : written.robots) {
            for (std::uint32_t k = 1; k <= robot.count; ++k) {
                std::string name = robot.name ? robot.name->text : "robot-" + std::to_string(++unnamed);
                if (robot.name && robot.count > 1) name += '-' + std::to_string(k);
                plan_.robots.push_back({written.name.text + '/' + name, station, robot_operations(robot),
                                        stops(robot.failures, {}), {}});
                if (cell == nullptr) continue;
                plan_.robots.back().slowed = cell->slowed(plan_.robots.size() - 1 - first);
                if (robot.dressing) add_dressing(robot, cell->most_spots(robot), plan_.robots.back().stops);
            }
        }
        return {first, size_of(plan_.robots)};
    }

    Rows robot_operations(const spec::RobotSpec& written) {
        const Index first = size_of(plan_.operations);
        if (written.cycle.given()) plan_.operations.push_back({draft_.times(written.cycle), none, none});
        add_operations(written.operations);
        return {first, size_of(plan_.operations)};
    }

    Rows stops(const std::vector<spec::FailureSpec>& failures, const std::vector<spec::MaintenanceSpec>& maintenance) {
        const Index first = size_of(plan_.stops);
        const std::vector<std::string> names = spec::names_of_stops(failures, maintenance);
        auto name = names.begin();
        for (const spec::FailureSpec& failure : failures) {
            add_stop(failure, *name++, failure.repair);
            plan_.stops.back().part = failure.part;
        }
        for (const spec::MaintenanceSpec& planned : maintenance) {
            add_stop(planned, *name++, planned.length);
            plan_.stops.back().planned = true;
            if (planned.begins) come_weekly(plan_.stops.back(), planned);
        }
        return {first, size_of(plan_.stops)};
    }

    void come_weekly(StopPlan& stop, const spec::MaintenanceSpec& planned) {
        stop.weekly = WeeklyTimes(planned.days.value_or(spec::Weekdays::daily()), *planned.begins, plan_.start);
        const double gap = to_seconds(stop.weekly.mean_gap()), length = planned.length.mean();
        stop.every = Distribution::constant((std::floor(length / gap) + 1) * gap - length);
    }

    template <class Written>
    void add_stop(const Written& written, const std::string& name, const Distribution& length) {
        StopPlan stop;
        stop.name = name;
        stop.clock = written.clock;
        if (const std::optional<Distribution>& every = spec::every_of(written)) stop.every = *every;
        stop.length = length;
        stop.crew = draft_.crew(written.crew);
        stop.skill = written.skill ? skill_bit(stop.crew, written.skill->text) : 0;
        stop.priority = written.priority;
        plan_.stops.push_back(std::move(stop));
    }

    std::uint64_t skill_bit(Index crew, const std::string& skill) const {
        const std::vector<std::string> skills = skills_of(draft_.spec.crews[crew].value);
        const auto found = std::find(skills.begin(), skills.end(), skill);
        return std::uint64_t{1} << (found - skills.begin());
    }

  public:
    /// The skills of a crew, each once, in the order in which the file names them; a skill's bit is its position.
    static std::vector<std::string> skills_of(const spec::ResourceSpec& crew) {
        std::vector<std::string> skills;
        for (const spec::MembersSpec& members : crew.members)
            for (const spec::Name& skill : members.skills)
                if (std::find(skills.begin(), skills.end(), skill.text) == skills.end()) skills.push_back(skill.text);
        return skills;
    }

  private:
    Rows setups(const std::vector<spec::SetupSpec>& written) {
        const Index first = size_of(plan_.setups);
        const auto product = [&](const spec::Ref& ref) {
            return ref.empty() ? none : draft_.find(spec::Thing::product, ref);
        };
        for (const spec::SetupSpec& setup : written)
            plan_.setups.push_back({product(setup.from), product(setup.to), setup.time, operation_of(setup)});
        return {first, size_of(plan_.setups)};
    }

    Index operation_of(const spec::SetupSpec& setup) {
        if (!setup.operators) return none;
        plan_.operations.push_back({{setup.time}, none, draft_.operators(setup.operators)});
        return size_of(plan_.operations) - 1;
    }

    PlanDraft& draft_;
    Plan& plan_;
    Index machines_with_several_ = 0;
};

}  // namespace takt
