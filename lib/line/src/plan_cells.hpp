// Robot cells, from spec to plan: tasks become cycles, one for each product, with all robots and with one of them down.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "plan_names.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/robot_cell.hpp"
#include "takt/spec/station.hpp"

namespace takt {

class CellPlanner {
  public:
    /// \pre the station is a cell
    CellPlanner(const PlanDraft& draft, const spec::StationSpec& written) : draft_(draft) {
        for (const spec::RobotSpec& robot : written.robots)
            for (std::uint32_t k = 0; k < robot.count; ++k)
                specs_.push_back(&robot);
        for (Index product = 0; product < draft.plan.products.size(); ++product) {
            tasks_.push_back(tasks_of(product));
            cycles_.push_back(cell_cycle(tasks_.back()));
        }
    }

    /// By product.
    const std::vector<CellCycle>& cycles() const { return cycles_; }

    /// By product, how many times as long the cycle is while the robot with this number is down; empty: the cell stands then.
    std::vector<double> slowed(std::size_t robot) const {
        std::vector<std::size_t> others;
        for (const spec::Ref& ref : specs_[robot]->backup)
            for (std::size_t r = 0; r < specs_.size(); ++r)
                if (specs_[r]->name && specs_[r]->name->text == ref.name) others.push_back(r);
        std::vector<double> factors;
        for (std::size_t product = 0; !others.empty() && product < cycles_.size(); ++product) {
            const Duration longer = cell_cycle(taken_over(tasks_[product], robot, others)).length;
            const double factor = to_seconds(longer) / std::max(1e-6, to_seconds(cycles_[product].length));
            factors.push_back(std::max(1.0, factor));
        }
        return factors;
    }

    /// Spots that a robot makes on the product on which it makes most.
    std::uint64_t most_spots(const spec::RobotSpec& robot) const {
        std::uint64_t most = 0;
        for (Index product = 0; product < draft_.plan.products.size(); ++product) {
            std::uint64_t spots = 0;
            for (const spec::TaskSpec& task : robot.tasks)
                if (task.spots.given()) spots += value_for(task.spots, product);
            most = std::max(most, spots);
        }
        return most;
    }

  private:
    template <class T>
    const T& value_for(const spec::ByProduct<T>& values, Index product) const {
        return values.of(draft_.plan.products[product].name);
    }

    std::size_t zone_of(const spec::TaskSpec& task) {
        if (!task.zone) return RobotTask::no_zone;
        const auto found = std::find(zones_.begin(), zones_.end(), task.zone->text);
        if (found != zones_.end()) return static_cast<std::size_t>(found - zones_.begin());
        zones_.push_back(task.zone->text);
        return zones_.size() - 1;
    }

    std::vector<RobotTasks> tasks_of(Index product) {
        std::vector<RobotTasks> all;
        for (const spec::RobotSpec* robot : specs_) {
            RobotTasks& tasks = all.emplace_back();
            for (const spec::TaskSpec& task : robot->tasks) {
                const Duration time = task.time.given()
                                          ? value_for(task.time, product)
                                          : *task.each * static_cast<std::int64_t>(value_for(task.spots, product));
                tasks.push_back({time, zone_of(task)});
            }
        }
        return all;
    }

    const PlanDraft& draft_;
    std::vector<const spec::RobotSpec*> specs_;  ///< one for each robot
    std::vector<std::string> zones_;
    std::vector<std::vector<RobotTasks>> tasks_;  ///< by product and robot
    std::vector<CellCycle> cycles_;
};

}  // namespace takt
