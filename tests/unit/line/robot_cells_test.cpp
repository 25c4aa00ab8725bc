// Robot cells: tasks, zones, dressing, and robots that stand in for each other. Times in the comments are seconds.
#include "plants.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "takt/line/robot_cell.hpp"

using namespace plants;

namespace {

RobotTask task_of(int seconds, std::size_t zone = RobotTask::no_zone) {
    return {std::chrono::seconds{seconds}, zone};
}

TaskSpec lasting(Duration time, const char* zone = nullptr) {
    TaskSpec made;
    made.time = time;
    if (zone != nullptr) made.zone = Name(zone);
    return made;
}

TaskSpec spots(ByProduct<std::uint32_t> count, Duration each, const char* zone = nullptr) {
    TaskSpec made;
    made.spots = std::move(count);
    made.each = each;
    if (zone != nullptr) made.zone = Name(zone);
    return made;
}

RobotSpec robot_with(const char* name, std::vector<TaskSpec> tasks) {
    RobotSpec made;
    made.name = Name(name);
    made.tasks = std::move(tasks);
    return made;
}

StationSpec cell_of(std::vector<RobotSpec> robots) {
    StationSpec made;
    made.name = "cell";
    made.robots = std::move(robots);
    return made;
}

/// After so much work, for so long; and so again.
FailureSpec after_work(double after, double repair) {
    return failure(Clock::operating, after, repair);
}

/// Two robots with 10 s each, the first of whom fails; the other does all of it then, in 20 s.
StationSpec pair_with(FailureSpec fails) {
    RobotSpec first = robot_with("R1", {lasting(10s)});
    first.failures.push_back(std::move(fails));
    first.backup = {"R2"};
    return cell_of({first, robot_with("R2", {lasting(10s)})});
}

Times exits_of(StationSpec cell, Duration horizon) {
    return Ran(plant({source(), std::move(cell), sink()}, horizon)).exits();
}

}  // namespace

TEST_CASE("a cell is done when its last robot is, and a zone is for one at a time") {
    const CellCycle apart = cell_cycle({{task_of(10), task_of(5)}, {task_of(12)}});
    CHECK(apart.length == 15s);
    CHECK(apart.robots[1].done == 12s);
    // Both want the zone at 0: the first has it until 10, the second from 10 to 22, and then does 3 more.
    const CellCycle one_door = cell_cycle({{task_of(10, 0), task_of(5)}, {task_of(12, 0), task_of(3)}});
    CHECK(one_door.length == 25s);
    CHECK(one_door.robots[0].waits == 0s);
    CHECK(one_door.robots[1].waits == 10s);
    CHECK(one_door.robots[1].works == 15s);
}

TEST_CASE("who asks first has a zone first, and a robot may come back to it") {
    // The second asks at 4, the first at 6 and again after its next task. The zone: R2 4 to 9, R1 9 to 12; R1 again from 14.
    const CellCycle cycle =
        cell_cycle({{task_of(6), task_of(3, 1), task_of(2, 0), task_of(4, 1)}, {task_of(4), task_of(5, 1)}});
    CHECK(cycle.robots[0].waits == 3s);
    CHECK(cycle.length == 18s);
}

TEST_CASE("tasks of a robot that is down go to those with the least work") {
    // 9 and 7 s of others; tasks of 4, 3 and 2: 7 + 4 = 11, then 9 + 3 = 12, then 11 + 2 = 13.
    const auto taken = taken_over({{task_of(4), task_of(3), task_of(2)}, {task_of(9)}, {task_of(7)}}, 0, {1, 2});
    CHECK(taken[0].empty());
    CHECK(cell_cycle(taken).length == 13s);
    CHECK(cell_cycle(taken).robots[1].works == 12s);
}

TEST_CASE("a cell's cycle comes from its spots, product by product") {
    StationSpec cell = cell_of({robot_with("R1", {spots({20u}, 2s), lasting(6s)}), robot_with("R2", {lasting(30s)})});
    cell.robots[0].tasks[0].spots.all.reset();
    cell.robots[0].tasks[0].spots.each = {{"A", 20u}, {"B", 10u}};
    SourceSpec mix = source();
    mix.sequence = {Ref("A"), Ref("B")};
    const Ran ran(with_products(plant({mix, cell, sink()}, 160s), {"A", "B"}));
    CHECK(ran.exits() == Times{46s, 76s, 122s, 152s});
    CHECK(ran.plan.cells.size() == 1);
}

TEST_CASE("while a robot is down its backup does its tasks too, and the cycle under way grows with it") {
    // At 15 the first fails, 5 s before the end of the second cycle; they become 10. The repair is done at 40, with 5 of 20 s left of the
    // third cycle (25 to 45), which become 2.5.
    const Times exits = exits_of(pair_with(after_work(15, 25)), 54s);
    REQUIRE(exits.size() >= 4);
    CHECK(exits[0] == 10s);
    CHECK(exits[1] == 25s);
    CHECK(exits[2] == 42500ms);
    CHECK(exits[3] == 52500ms);
}

TEST_CASE("a cell with a robot down works, and its robot is down") {
    const Ran ran(plant({source(), pair_with(after_work(15, 25)), sink()}, 50s));
    CHECK(ran.time("cell", State::working) == 50s);
    CHECK(ran.time("cell", State::down) == 0s);
    CHECK(ran.result.robots[0].failures == 1);
    CHECK(ran.result.robots[0].down == 25s);
    CHECK(ran.result.robots[0].working == 25s);  // until 15, and from 40 on
    CHECK(ran.result.robots[1].working == 50s);
    CHECK(ran.result.stations[0].restorations == 1);
    CHECK(ran.result.stations[0].restoring == 25s);
}

TEST_CASE("while two robots are down the cell stands") {
    // The first is down from 15 to 40, the second from 20 to 30. At 15 the 5 s left become 10, of which 5 are left at 20. From 30 on the first
    // alone is down: out at 35. The next cycle of 20 has gone for 5 at 40; its 15 become 7.5.
    StationSpec cell = pair_with(after_work(15, 25));
    cell.robots[1].failures.push_back(after_work(20, 10));
    cell.robots[1].backup = {"R1"};
    const Ran ran(plant({source(), cell, sink()}, 48s));
    CHECK(ran.exits() == Times{10s, 35s, 47500ms});
    CHECK(ran.time("cell", State::down) == 10s);
    // At work until 48 but for 20 to 30. The first is without work from 15 to 20 and from 30 to 40; the second fails again after 20 s of its
    // work, which are over at 50.
    CHECK(ran.result.robots[0].working == 38s - 15s);
    CHECK(ran.result.robots[1].working == 38s);
}

TEST_CASE("without a backup, and of a robot that has none, a failure stops the cell") {
    StationSpec cell = pair_with(after_work(15, 25));
    cell.robots[0].backup.clear();
    CHECK(exits_of(cell, 59s) == Times{10s, 45s, 55s});
}

TEST_CASE("tips are dressed before the part that would need more spots than are left") {
    // 4 spots a part, 10 before the tips are dressed: after 2 parts, for 7 s.
    RobotSpec welds = robot_with("R1", {spots({4u}, 2500ms)});
    welds.dressing = DressingSpec{10, 7s, {}};
    const Ran ran(plant({source(), cell_of({welds}), sink()}, 70s));
    CHECK(ran.exits() == Times{10s, 20s, 37s, 47s, 64s});
    CHECK(ran.time("cell", State::maintenance) == 14s);
}

TEST_CASE("what is wrong with a cell is said") {
    StationSpec cell = cell_of({robot_with("R1", {lasting(10s, "door")}), robot_with("R2", {lasting(10s)})});
    cell.cycle = constant(5);
    cell.robots[0].backup = {"R3", "R1"};
    cell.robots[0].dressing = DressingSpec{10, 7s, {}};
    cell.robots[1].tasks.push_back(TaskSpec{});
    const std::vector<std::string> said = errors(plant({source(), cell, sink()}, 70s));
    const auto says = [&](const char* text) {
        return std::any_of(said.begin(), said.end(),
                           [&](const std::string& one) { return one.find(text) != std::string::npos; });
    };
    CHECK(says("expected either `tasks` of its robots or the station's own work, found both"));
    CHECK(says("`backup`: expected a robot of the cell that has a name and tasks, found 'R3'"));
    CHECK(says("`backup`: expected other robots, found the robot itself"));
    CHECK(says("expected `spots` in the tasks of a robot with `dressing`, found none"));
    CHECK(says("expected either `spots` or `time` of a task, found neither"));
    CHECK(said.size() == 5);
    const auto idle = errors(plant({source(), cell_of({robot_with("R1", {lasting(0s)})}), sink()}, 70s));
    REQUIRE(idle.size() == 1);
    CHECK(idle[0].find("expected tasks that take time, found none") != std::string::npos);
    // Times that no clock could hold, and more robots than any cell has.
    CHECK(errors(plant({source(), cell_of({robot_with("R1", {spots({100000u}, 1000000h)})}), sink()}, 70s)).at(0).find(
              "expected tasks of at most a year in all") != std::string::npos);
    StationSpec crowd = cell_of({robot_with("R1", {lasting(10s)})});
    crowd.robots[0].count = 10000;
    const auto crowded = errors(plant({source(), crowd, sink()}, 70s));
    REQUIRE(crowded.size() == 2);
    CHECK(crowded[0].find("expected at most 100 robots in a cell, found 10000") != std::string::npos);
    CHECK(crowded[1].find("expected at most 1000 tasks in a cell, found 10000") != std::string::npos);
}
