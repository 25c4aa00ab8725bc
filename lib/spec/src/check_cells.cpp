#include "check_cells.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "check_products.hpp"
#include "takt/spec/check_stations.hpp"
#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

/// \pre the station is a cell
class CellCheck {
  public:
    CellCheck(Checking& checking, const StationSpec& station, const Subject& subject)
        : checking_(checking), station_(station), subject_(subject) {}

    void run() {
        if (station_.cycle.given() || !station_.operations.empty())
            checking_.findings.error(subject_,
                                     "expected either `tasks` of its robots or the station's own work, found both");
        if (station_.moving)
            checking_.findings.error(station_.moving->at, subject_, "expected no `moving` where robots have `tasks`");
        for (const RobotSpec& robot : station_.robots)
            check(robot);
        check_size();
        check_time();
        warn_of_lonely_zones();
    }

  private:
    void error(const Place& at, const std::string& message) { checking_.findings.error(at, subject_, message); }

    void check(const RobotSpec& robot) {
        if (has_work_of_its_own(robot))
            error(robot.at, "expected `tasks` of all robots of a cell that work, found `cycle` or `operations` of one");
        for (const TaskSpec& task : robot.tasks)
            check(task);
        const bool has_spots = std::any_of(robot.tasks.begin(), robot.tasks.end(),
                                           [](const TaskSpec& task) { return task.spots.given(); });
        if (robot.dressing && !has_spots)
            error(robot.dressing->at, "expected `spots` in the tasks of a robot with `dressing`, found none");
        std::set<std::string_view> others;
        for (const Ref& ref : robot.backup) {
            if (ref.name == (robot.name ? robot.name->text : std::string()))
                error(ref.at, "`backup`: expected other robots, found the robot itself");
            else
                check_backup(ref);
            if (!others.insert(ref.name).second)
                error(ref.at, "`backup`: expected each robot once, found " + in_quotes(ref.name) + " a second time");
        }
        if (!robot.backup.empty() && robot.failures.empty())
            checking_.findings.warning(robot.at, subject_, "`backup` has no effect without `failures`");
    }

    void check(const TaskSpec& task) {
        check_by_product(checking_, task.spots, "spots", task.at, subject_);
        check_by_product(checking_, task.time, "time", task.at, subject_);
        if (task.spots.given() == task.time.given())
            error(task.at, "expected either `spots` or `time` of a task, found " +
                               std::string(task.time.given() ? "both" : "neither"));
        if (task.spots.given() != task.each.has_value())
            error(task.at, "expected `spots` and `each` together, found one of them");
        else if (task.each && *task.each <= Duration::zero())
            error(task.at, "`each`: expected a time above 0");
        if (task.zone) zones_.emplace(task.zone->text, &task.zone->at);
    }

    /// Of each robot's failure a cycle of all tasks is computed.
    void check_size() {
        constexpr std::uint64_t most_robots = 100, most_tasks = 1000;
        std::uint64_t robots = 0, tasks = 0;
        for (const RobotSpec& robot : station_.robots) {
            robots += robot.count;
            tasks += std::uint64_t{robot.count} * robot.tasks.size();
        }
        if (robots > most_robots)
            checking_.findings.error(subject_,
                                     "expected at most 100 robots in a cell, found " + std::to_string(robots));
        if (tasks > most_tasks)
            checking_.findings.error(subject_, "expected at most 1000 tasks in a cell, found " + std::to_string(tasks));
    }

    template <class T>
    static double value_for(const ByProduct<T>& values, const std::string& product) {
        const auto number = [](const T& value) {
            if constexpr (std::is_same_v<T, Duration>)
                return to_seconds(value);
            else
                return static_cast<double>(value);
        };
        return values.given() ? number(values.of(product)) : 0;
    }

    /// Of all robots, one after the other.
    double seconds_for(const std::string& product) const {
        double seconds = 0;
        for (const RobotSpec& robot : station_.robots)
            for (const TaskSpec& task : robot.tasks)
                seconds += robot.count * (value_for(task.time, product) +
                                          value_for(task.spots, product) * to_seconds(task.each.value_or(Duration{})));
        return seconds;
    }

    /// A cell that takes no time for a product would make any number of them at one instant.
    void check_time() {
        constexpr double most_seconds = 365.0 * 24 * 3600;
        std::vector<std::string> products;
        for (const auto& product : checking_.plant.products)
            products.push_back(product.name.text);
        if (products.empty()) products.emplace_back();
        for (const std::string& product : products) {
            const std::string for_product = product.empty() ? "" : " for " + in_quotes(product);
            const double seconds = seconds_for(product);
            if (from_seconds(seconds) <= Duration::zero())
                return checking_.findings.error(subject_,
                                                "expected tasks that take time" + for_product + ", found none");
            if (seconds > most_seconds)
                return checking_.findings.error(subject_, "expected tasks of at most a year in all" + for_product +
                                                              ", found " + as_text(seconds) + " s");
        }
    }

    void check_backup(const Ref& ref) {
        std::vector<std::string_view> names;
        for (const RobotSpec& robot : station_.robots)
            if (robot.name && !robot.tasks.empty()) names.push_back(robot.name->text);
        if (std::find(names.begin(), names.end(), ref.name) != names.end()) return;
        error(ref.at, "`backup`: expected a robot of the cell that has a name and tasks, found " + in_quotes(ref.name) +
                          did_you_mean(ref.name, names));
    }

    /// More likely a slip of the pen.
    void warn_of_lonely_zones() {
        for (const auto& [name, at] : zones_) {
            std::size_t robots = 0;
            for (const RobotSpec& robot : station_.robots)
                for (const TaskSpec& task : robot.tasks)
                    if (task.zone && task.zone->text == name) {
                        robots += robot.count;
                        break;
                    }
            if (robots < 2)
                checking_.findings.warning(*at, subject_, "only one robot works in the zone " + in_quotes(name));
        }
    }

    Checking& checking_;
    const StationSpec& station_;
    const Subject& subject_;
    std::map<std::string, const Place*> zones_;  ///< where each is mentioned first
};

}  // namespace

void check_cells(Checking& checking) {
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        if (is_cell(station)) return CellCheck(checking, station, subject).run();
        for (const RobotSpec& robot : station.robots)
            if (robot.dressing || !robot.backup.empty())
                checking.findings.error(robot.at, subject,
                                        "expected `tasks` beside `dressing` and `backup`, found none");
    });
}

}  // namespace takt::spec
