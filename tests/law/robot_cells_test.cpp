// A robot cell whose robots stand in for each other, against an alternating renewal process.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "cases.hpp"
#include "measure.hpp"

using namespace takt;
using namespace takt::law;
using namespace std::chrono_literals;

TEST_CASE("a cell with a backup makes parts at two rates, by the share of time in which the robot is down") {
    // 10 s a part, or 16 s with the first robot down: the second does 10 + 6. Up for 400 s on average and down for 100 s, both without
    // memory, and never starved: a fifth of the time at 1 / 16 s, the rest at 1 / 10 s.
    spec::StationSpec cell;
    cell.name = "cell";
    for (const Duration time : {Duration(6s), Duration(10s)}) {
        spec::RobotSpec robot;
        robot.name = spec::Name("R" + std::to_string(cell.robots.size()));
        spec::TaskSpec task;
        task.time = time;
        robot.tasks.push_back(task);
        cell.robots.push_back(robot);
    }
    spec::FailureSpec failure;
    failure.every = Distribution::of<Exponential>(400);
    failure.repair = Distribution::of<Exponential>(100);
    cell.robots[0].failures.push_back(failure);
    cell.robots[0].backup = {"R1"};
    const Measured measured = measure(serial({cell}, {}), {.replications = 40, .warm_up = 2000, .horizon = 100000});
    compare("throughput", 0.8 / 10 + 0.2 / 16, measured.at("throughput"), 0.1);
}
