#include "takt/line/robot_cell.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"

namespace takt {

CellCycle cell_cycle(const std::vector<RobotTasks>& robots) {
    struct Request {
        Duration at;
        std::size_t robot;
        bool operator>(const Request& other) const { return at != other.at ? at > other.at : robot > other.robot; }
    };
    std::priority_queue<Request, std::vector<Request>, std::greater<>> requests;
    std::size_t zones = 0;
    for (std::size_t r = 0; r < robots.size(); ++r) {
        for (const RobotTask& task : robots[r])
            if (task.zone != RobotTask::no_zone) zones = std::max(zones, task.zone + 1);
        if (!robots[r].empty()) requests.push({Duration::zero(), r});
    }
    CellCycle cycle{Duration::zero(), std::vector<RobotInCycle>(robots.size())};
    std::vector<Duration> free_from(zones, Duration::zero());
    std::vector<std::size_t> next(robots.size(), 0);
    while (!requests.empty()) {
        const auto [asked, r] = requests.top();
        requests.pop();
        const RobotTask& task = robots[r][next[r]++];
        const bool shares = task.zone != RobotTask::no_zone;
        const Duration begins = shares ? std::max(asked, free_from[task.zone]) : asked;
        RobotInCycle& robot = cycle.robots[r];
        robot.waits += begins - asked;
        robot.works += task.time;
        robot.done = begins + task.time;
        if (shares) free_from[task.zone] = robot.done;
        if (next[r] < robots[r].size()) requests.push({robot.done, r});
        cycle.length = std::max(cycle.length, robot.done);
    }
    return cycle;
}

std::vector<RobotTasks> taken_over(std::vector<RobotTasks> robots, std::size_t down,
                                   const std::vector<std::size_t>& others) {
    const auto work_of = [&](std::size_t robot) {
        Duration sum{};
        for (const RobotTask& task : robots[robot])
            sum += task.time;
        return sum;
    };
    for (const RobotTask& task : std::exchange(robots[down], {})) {
        const auto least = std::min_element(others.begin(), others.end(),
                                            [&](std::size_t a, std::size_t b) { return work_of(a) < work_of(b); });
        robots[*least].push_back(task);
    }
    return robots;
}

}  // namespace takt
