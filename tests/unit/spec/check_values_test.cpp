#include <doctest/doctest.h>

#include <cmath>

#include "plants.hpp"

using namespace plants;

TEST_CASE("counts stay within the limits of their declaration") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").machines = 0;
    CHECK(errors(spec) == Messages{"station 'weld': `machines`: expected a number from 1 to 10000, found 0"});
    station_of(spec, "weld").machines = 10001;
    CHECK(errors(spec) == Messages{"station 'weld': `machines`: expected a number from 1 to 10000, found 10001"});
}

TEST_CASE("limits reach counts inside of elements") {
    LineSpec spec = two_cells();
    spec.run.replications = 0;
    RobotSpec robot;
    robot.count = 0;
    robot.at = at(6);
    station_of(spec, "weld").robots = {robot};
    CHECK(errors(spec) == Messages{"line.yaml:6:3: `count`: expected a number from 1 to 10000, found 0",
                                   "run: `replications`: expected a number from 1 to 1e+06, found 0"});
}

TEST_CASE("no time is negative") {
    LineSpec spec = two_cells();
    get<BufferSpec>(spec, "store").transit = -1s;
    spec.run.warm_up = -3h;
    CHECK(errors(spec) == Messages{"buffer 'store': `transit`: expected a time of 0 or more, found -1 s",
                                   "run: `warm_up`: expected a time of 0 or more, found -10800 s"});
}

TEST_CASE("shares lie between 0 and 1, and a share that is no number is none") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").yield = Share{1.2};
    station_of(spec, "inspect").yield = Share{std::nan("")};
    CHECK(errors(spec) == Messages{"station 'weld': `yield`: expected a share from 0 % to 100 %, found 120 %",
                                   "station 'inspect': `yield`: expected a share from 0 % to 100 %, found nan %"});
}

TEST_CASE("cycles cannot be counted in parts, nor failures by cycles in seconds") {
    LineSpec spec = two_cells();
    auto& weld = station_of(spec, "weld");
    weld.cycle = cycles(60);
    FailureSpec by_cycles = failure(200, 60);
    by_cycles.clock = Clock::cycles;
    by_cycles.at = at(5);
    FailureSpec by_time = failure(200, 60);
    by_time.every = cycles(200);
    by_time.at = at(6);
    weld.failures = {by_cycles, by_time};
    CHECK(errors(spec) ==
          Messages{"station 'weld': `cycle`: expected a time, found a number of cycles",
                   "line.yaml:5:3: `every`: expected a number of cycles, as in '200 cycles', for `clock: cycles`, "
                   "found a time",
                   "line.yaml:6:3: `every`: expected a time (cycles need `clock: cycles`), found a number of cycles"});
}

TEST_CASE("maintenance counts cycles when its clock does, and its length is always a time") {
    LineSpec spec = two_cells();
    MaintenanceSpec dressing;
    dressing.clock = Clock::cycles;
    dressing.every = cycles(200);
    dressing.length = seconds(120);
    station_of(spec, "weld").maintenance = {dressing};
    CHECK(errors(spec) == Messages{});
    station_of(spec, "weld").maintenance.front().length = cycles(3);
    CHECK(errors(spec) == Messages{"station 'weld': `for`: expected a time, found a number of cycles"});
}

TEST_CASE("a distribution whose mean is below 0 is no time") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").cycle = seconds(10).shifted(-20);
    const auto found = errors(spec);
    REQUIRE(found.size() >= 1);
    CHECK(found.front() == "station 'weld': `cycle`: expected a mean of 0 or more, found -10");
}

TEST_CASE("one mistake in a template is one error, however often the template is used") {
    LineSpec spec = two_cells();
    for (const char* name : {"weld", "inspect"}) {
        station_of(spec, name).machines = 0;
        station_of(spec, name).at = at(12, 5);
    }
    CHECK(errors(spec) == Messages{"line.yaml:12:5: `machines`: expected a number from 1 to 10000, found 0"});
}
