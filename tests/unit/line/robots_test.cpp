// Robots inside a station and shared ones. Times in the comments are seconds.
#include "plants.hpp"

using namespace plants;

namespace {

RobotSpec robot(double seconds) {
    RobotSpec made;
    made.cycle = constant(seconds);
    return made;
}

}  // namespace

TEST_CASE("the slowest robot ends the cycle, and each works its own time") {
    StationSpec weld = station("weld", 5);
    weld.robots = {robot(8), robot(12)};
    const Ran ran(plant({source(), weld, sink()}, 30s));
    CHECK(ran.exits() == Times{12s, 24s});
    CHECK(ran.result.robots[0].working == 8s + 8s + 6s);
    CHECK(ran.result.robots[1].working == 12s + 12s + 6s);
    CHECK(ran.time("weld", State::working) == 30s);
}

TEST_CASE("a robot without a cycle of its own works as long as its station, and stands with it") {
    // 0-12, 12-20, down 20-23, 23-27, and the next until 30 and after.
    StationSpec weld = station("weld", 8);
    RobotSpec gun;
    gun.failures = {failure(Clock::operating, 20, 3)};
    weld.robots = {gun, robot(12)};
    LineSpec spec = plant({source(), weld, sink()}, 30s);
    const Ran ran(spec);
    CHECK(ran.time("weld", State::working) == 27s);
    CHECK(ran.result.robots[0].working == 27s);
    CHECK(ran.result.robots[0].down == 3s);
    spec.run.warm_up = 10s;
    spec.run.horizon = 20s;
    CHECK(Ran(spec).result.robots[0].working == 17s);
    // With a second machine, the work of both.
    std::get<StationSpec>(spec.flows[0].elements[1]).machines = 2;
    CHECK(Ran(spec).result.robots[0].working == 34s);
}

TEST_CASE("a robot's failure holds up the cycle only if the others finish before it") {
    // Robot 1 (8 s) fails after 6 s of its own work for 3 s: done at 11, before robot 2 (12 s).
    StationSpec weld = station("weld", 1);
    weld.robots = {robot(8), robot(12)};
    weld.robots[0].failures = {failure(Clock::operating, 6, 3)};
    const Ran hidden(plant({source(), weld, sink()}, 12s));
    CHECK(hidden.exits() == Times{12s});
    CHECK(hidden.time("weld", State::working) == 12s);
    CHECK(hidden.result.robots[0].down == 3s);
    // With a repair of 10 s it goes on at 16 with 2 s left: 18. The station is down 12-16.
    weld.robots[0].failures = {failure(Clock::operating, 6, 10)};
    const Ran seen(plant({source(), weld, sink()}, 18s));
    CHECK(seen.exits() == Times{18s});
    CHECK(seen.time("weld", State::down) == 4s);
    CHECK(seen.time("weld", State::working) == 14s);
    CHECK(seen.result.stations[0].failures == 0);
    CHECK(seen.result.robots[0].failures == 1);
}

TEST_CASE("a failed robot that was done with its part has nothing to begin anew") {
    // Robot 1 works 0-4 and fails by the calendar at 6 for 1 s, robot 2 works 0-12.
    StationSpec weld = station("weld", 1);
    weld.robots = {robot(4), robot(12)};
    weld.robots[0].failures = {failure(Clock::calendar, 6, 1, Interrupted::restart)};
    const Ran ran(plant({source(), weld, sink()}, 12s));
    CHECK(ran.exits() == Times{12s});
    CHECK(ran.result.robots[0].working == 4s);
}

TEST_CASE("robots' work is counted from the end of the warm-up, as their station's states are") {
    // One cycle of 20, warm-up 15: 5 of it count.
    StationSpec weld = station("weld", 1);
    weld.robots = {robot(20)};
    LineSpec spec = plant({source(), weld, sink()}, 5s);
    spec.run.warm_up = 15s;
    const Ran ran(spec);
    CHECK(ran.result.observed == 5s);
    CHECK(ran.result.robots[0].working == 5s);
    CHECK(ran.time("weld", State::working) == 5s);
}

TEST_CASE("a shared robot serves who asked first, an operator likewise") {
    // a 0-10 with the robot. At 10 b is loaded first (the most downstream first) and asks first: b 10-15, a 15-25, b 25-30.
    StationSpec a = station("a", 10);
    StationSpec b = station("b", 5);
    a.robot = b.robot = Ref("arm");
    LineSpec spec = plant({source(), a, b, sink()}, 30s);
    spec.robots.push_back({"arm", {}});
    const Ran robots(spec);
    CHECK(robots.exits() == Times{15s, 30s});
    CHECK(robots.time("a", State::waiting_for_robot) == 10s);
    CHECK(robots.result.resources[0].busy_seconds == doctest::Approx(30));
    a.robot = b.robot = {};
    a.operators = b.operators = Ref("people");
    LineSpec manned = plant({source(), a, b, sink()}, 30s);
    manned.operators.push_back({"people", {}});
    CHECK(Ran(manned).exits() == Times{15s, 30s});
}

TEST_CASE("operators leave at the end of their shift when they are done, not before") {
    // Shift 0-25: cycles 0-10, 10-20, 20-30; then nobody is there.
    StationSpec weld = station("weld", 10);
    weld.operators = Ref("people");
    LineSpec spec = plant({source(), weld, sink()}, 60s);
    spec.calendars.push_back({"short", daily(0s, 25s)});
    ResourceSpec people;
    people.calendar = Ref("short");
    spec.operators.push_back({"people", people});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{10s, 20s, 30s});
    CHECK(ran.time("weld", State::waiting_for_operator) == 30s);
}
