#include <doctest/doctest.h>

#include "plants.hpp"

using namespace plants;

TEST_CASE("a station says its work once") {
    LineSpec spec = two_cells();
    auto& weld = station_of(spec, "weld");
    OperationSpec load;
    load.time = seconds(10);
    weld.operations = {load};
    CHECK(errors(spec) == Messages{"station 'weld': expected either `cycle` or `operations`, found both"});
    weld.cycle = {};
    CHECK(errors(spec) == Messages{});
    weld.operations.clear();
    CHECK(errors(spec) ==
          Messages{"station 'weld': expected `cycle`, `operations` or `robots` with work of their own, found none"});
}

TEST_CASE("robots in a station without work of its own have work of theirs") {
    LineSpec spec = two_cells();
    auto& weld = station_of(spec, "weld");
    weld.cycle = {};
    RobotSpec worker;
    worker.cycle = seconds(50);
    RobotSpec idler;
    idler.at = at(7);
    weld.robots = {worker};
    CHECK(errors(spec) == Messages{});
    weld.robots = {worker, idler};
    CHECK(errors(spec) ==
          Messages{"line.yaml:7:3: expected `cycle` or `operations` of a robot, since its station has neither"});
    weld.cycle = seconds(60);
    CHECK(errors(spec) == Messages{});
    OperationSpec spot;
    spot.time = seconds(10);
    worker.operations = {spot};
    worker.at = at(8);
    weld.robots = {worker};
    CHECK(errors(spec) == Messages{"line.yaml:8:3: expected either `cycle` or `operations` of a robot, found both"});
}

TEST_CASE("a robot or operators for the whole cycle need a cycle") {
    LineSpec spec = two_cells();
    spec.robots.push_back({"handler", {}});
    spec.operators.push_back({"team-a", {}});
    auto& weld = station_of(spec, "weld");
    weld.robot = Ref("handler", at(5));
    weld.operators = Ref("team-a", at(6));
    CHECK(errors(spec) == Messages{});
    OperationSpec load;
    load.time = seconds(10);
    weld.operations = {load};
    weld.cycle = {};
    CHECK(errors(spec).size() == 2);
}

TEST_CASE("crews, operators, robots and calendars are looked up among their own kind") {
    LineSpec spec = two_cells();
    spec.crews.push_back({"maintenance", {}});
    spec.operators.push_back({"team-a", {}});
    auto& weld = station_of(spec, "weld");
    FailureSpec misspelt = failure(3600, 60);
    misspelt.crew = Ref("maintenace", at(4));
    FailureSpec wrong_kind = failure(3600, 60);
    wrong_kind.crew = Ref("team-a", at(5));
    weld.failures = {misspelt, wrong_kind};
    weld.operators = Ref("team-b", at(6));
    weld.robot = Ref("maintenance", at(7));
    weld.calendar = Ref("nights", at(8));
    CHECK(errors(spec) == Messages{"line.yaml:8:3: expected a calendar, found 'nights'; the plant has none",
                                   "line.yaml:7:3: expected a shared robot, found 'maintenance', which is a crew",
                                   "line.yaml:6:3: expected operators, found 'team-b', did you mean 'team-a'?",
                                   "line.yaml:4:3: expected a crew, found 'maintenace', did you mean 'maintenance'?",
                                   "line.yaml:5:3: expected a crew, found 'team-a', who are operators"});
}

TEST_CASE("a skill is one that a member of the crew has") {
    LineSpec spec = two_cells();
    ResourceSpec crew;
    crew.members = {{2, {"electrical", "mechanical"}, {}}};
    spec.crews.push_back({"maintenance", crew});
    FailureSpec stop = failure(3600, 60);
    stop.crew = Ref("maintenance");
    stop.skill = Name("electric", at(5));
    station_of(spec, "weld").failures = {stop};
    CHECK(errors(spec) ==
          Messages{"line.yaml:5:3: expected a skill of the crew 'maintenance', found 'electric', did you "
                   "mean 'electrical'?"});
    station_of(spec, "weld").failures.front().skill = Name("mechanical");
    CHECK(errors(spec) == Messages{});
    station_of(spec, "weld").failures.front().crew.reset();
    CHECK(errors(spec) == Messages{"station 'weld': expected the key `crew` beside `skill`, found none"});
}

TEST_CASE("the size of a crew is the number of its members") {
    LineSpec spec = two_cells();
    ResourceSpec crew;
    crew.size = 4;
    crew.members = {{2, {}, {}}, {1, {}, {}}};
    spec.crews.push_back({"maintenance", crew});
    CHECK(errors(spec) == Messages{"crew 'maintenance': `size`: expected the number of members, 3, found 4"});
}

TEST_CASE("maintenance goes by a time between or by the time of day, never by both") {
    const auto wrong = [](const MaintenanceSpec& planned) {
        LineSpec spec = two_cells();
        station_of(spec, "weld").maintenance = {planned};
        return errors(spec);
    };
    MaintenanceSpec planned;
    planned.length = seconds(60);
    CHECK(wrong(planned) == Messages{"station 'weld': expected `every`, or `at` with a time of day, found neither"});
    planned.begins = TimeOfDay{std::chrono::hours{6}};
    CHECK(wrong(planned).empty());
    planned.days = Weekdays::range(5, 6);
    CHECK(wrong(planned).empty());
    planned.days = Weekdays{};
    CHECK(wrong(planned) == Messages{"station 'weld': `days`: expected at least one day of the week, found none"});
    planned.days.reset();
    planned.clock = Clock::scheduled;
    CHECK(wrong(planned) == Messages{"station 'weld': `clock`: expected `calendar`, or none, beside `at`, found another clock"});
    planned.clock = Clock::calendar;
    planned.every = seconds(3600);
    CHECK(wrong(planned) == Messages{"station 'weld': expected either `every` or `at`, found both"});
    planned.begins.reset();
    CHECK(wrong(planned).empty());
    planned.days = Weekdays::daily();
    CHECK(wrong(planned) == Messages{"station 'weld': expected `at` with a time of day beside `days`, found none"});
}

TEST_CASE("stops that come at once are no stops") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").failures = {failure(0, 60)};
    CHECK(errors(spec) == Messages{"station 'weld': `every`: expected a mean above 0, found 0: it would never work"});
}

TEST_CASE("repairs that take longer than the time between failures are worth a warning") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").failures = {failure(60, 90)};
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{"station 'weld': the repair takes longer (90 s on average) than the time between "
                                     "failures (60 s)"});
}

TEST_CASE("a rule of what to take next is worth a warning where there is no choice, or no due date") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").takes = Dispatch::fullest;
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{"station 'weld': `takes` has no effect without several buffers to take from"});
    BufferSpec spare;
    spare.name = "spare";
    spare.capacity = 3;
    spare.to = RouteSpec("weld");
    SourceSpec more;
    more.name = "more";
    spec.flows.push_back({Name("more-line"), {more, spare}});
    CHECK(warnings(spec) == Messages{});
    station_of(spec, "weld").takes = Dispatch::earliest_due;
    CHECK(warnings(spec) == Messages{"station 'weld': `takes: earliest-due` has no effect without orders that are due"});
    station_of(spec, "weld").takes = Dispatch::oldest;
    station_of(spec, "weld").longest_wait = 60s;
    CHECK(warnings(spec) == Messages{"station 'weld': `longest_wait` has no effect where the part that has waited longest comes "
                                     "first anyway"});
    station_of(spec, "weld").longest_run = 3;
    CHECK(warnings(spec) == Messages{});
    station_of(spec, "inspect").longest_run = 3;
    CHECK(warnings(spec) == Messages{"station 'inspect': `longest_run` has no effect without several buffers to take from"});
}

TEST_CASE("rework without yield and a limit without rework are worth warnings") {
    LineSpec spec = two_cells();
    station_of(spec, "inspect").rework = Ref("weld", at(6));
    station_of(spec, "weld").rework_limit = 3;
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{"station 'weld': `rework_limit` has no effect without `rework`",
                                     "line.yaml:6:3: `rework` has no effect without `yield`"});
}

TEST_CASE("parts come from a source in one way") {
    LineSpec spec = two_cells();
    auto& panels = get<SourceSpec>(spec, "panels");
    panels.every = seconds(60);
    panels.timetable = {{1h, "", 3, {}}};
    CHECK(errors(spec) == Messages{"source 'panels': expected one of `every`, `timetable` and `orders`, found 2"});
}

TEST_CASE("parts do not all come at once") {
    LineSpec spec = two_cells();
    get<SourceSpec>(spec, "panels").every = seconds(0);
    CHECK(errors(spec) ==
          Messages{"source 'panels': `every`: expected a mean above 0, found 0: infinitely many parts would "
                   "come at once"});
}

TEST_CASE("a timetable that repeats has all its times before the next repetition") {
    LineSpec spec = two_cells();
    auto& panels = get<SourceSpec>(spec, "panels");
    panels.repeats = 24h;
    CHECK(errors(spec) == Messages{"source 'panels': expected the key `timetable` beside `repeats`, found none"});
    panels.timetable = {{0h, "", 3, {}, at(4)}, {24h, "", 3, {}, at(5)}, {{}, "", 3, {}, at(6)}};
    CHECK(errors(spec) ==
          Messages{"line.yaml:5:3: `at`: expected a time before the timetable begins anew after 86400 s, found 86400 s",
                   "line.yaml:6:3: expected the key `at` in a timetable, found none"});
}

TEST_CASE("orders have times, all of them or none") {
    LineSpec spec = two_cells();
    auto& orders = get<SourceSpec>(spec, "panels").orders;
    orders = {{1h, "", 1, {}, at(2, 1)}, {2h, "", 1, {}, at(3, 1)}};
    CHECK(errors(spec) == Messages{});
    orders.push_back({{}, "", 1, {}, at(4, 1)});
    CHECK(errors(spec) == Messages{"line.yaml:4:1: expected a time for every order or for none, found an order without "
                                   "after one with one"});
}

TEST_CASE("shares of a source add up to 100 % and name each product once") {
    LineSpec spec = two_cells();
    add_products(spec);
    auto& panels = get<SourceSpec>(spec, "panels");
    panels.products = {{Ref("M7", at(5)), Share{0.5}}, {Ref("M7", at(6)), Share{0.4}}};
    CHECK(errors(spec) == Messages{"line.yaml:6:3: expected each product once, found 'M7' a second time",
                                   "line.yaml:5:3: `products`: expected shares that add up to 100 %, found 90 %"});
}

TEST_CASE("the run is longer than nothing and shorter than 100 years") {
    LineSpec spec = two_cells();
    spec.run.at = at(30);
    spec.run.horizon = 0h;
    CHECK(errors(spec) == Messages{"line.yaml:30:3: `horizon`: expected a time longer than 0, found 0 s"});
    spec.run.horizon = std::chrono::hours{24 * 365 * 100};
    spec.run.warm_up = std::chrono::hours{24 * 365 * 100};
    CHECK(errors(spec) == Messages{});
    spec.run.horizon += 1h;
    spec.run.warm_up += 1h;
    CHECK(errors(spec) == Messages{"line.yaml:30:3: `horizon`: expected at most 100 years, found 100.1 years",
                                   "line.yaml:30:3: `warm_up`: expected at most 100 years, found 100.1 years"});
}

TEST_CASE("the run is so short that an instant and the number of a timer fit into 63 bits") {
    // 5,000 machines with a failure each: 15,000 timers, so 2^49 us are left.
    LineSpec spec = two_cells();
    auto many = station("many");
    many.machines = 5000;
    many.failures.emplace_back();
    many.failures.back().every = Distribution::of<Exponential>(1e6);
    many.failures.back().repair = Distribution::constant(60);
    spec.flows[0].elements.insert(spec.flows[0].elements.end() - 1, many);
    spec.run.at = at(30);
    spec.run.horizon = 24h * 365 * 17;
    spec.run.warm_up = 24h * 300;
    CHECK(errors(spec) == Messages{});
    spec.run.warm_up = 24h * 400;
    CHECK(errors(spec) == Messages{"line.yaml:30:3: `horizon`: with so many machines, robots and stops expected at most 17.8 years "
                                   "together with `warm_up`, found 18.1 years"});
}

TEST_CASE("a target is above 0") {
    LineSpec spec = two_cells();
    spec.target = Rate{30.0 / 3600};
    CHECK(errors(spec) == Messages{});
    spec.target = Rate{0};
    CHECK(errors(spec) == Messages{"target: `target`: expected a rate above 0, found 0 /h"});
}

TEST_CASE("a plant has at most 200000 machines") {
    LineSpec spec = two_cells();
    for (int i = 0; i < 20; ++i) {
        auto more = station(("more-" + std::to_string(i)).c_str());
        more.machines = 10000;
        spec.flows[0].elements.insert(spec.flows[0].elements.end() - 1, more);
    }
    CHECK(errors(spec) == Messages{"station 'more-19': expected at most 200000 machines in all, found more"});
}

TEST_CASE("a conveyor has room for a part at least") {
    LineSpec spec = two_cells();
    auto& store = get<BufferSpec>(spec, "store");
    store.transit = 90s;
    CHECK(errors(spec) == Messages{});
    store.capacity = 0;
    CHECK(errors(spec) == Messages{"buffer 'store': expected a `capacity` of 1 or more beside `transit`, found 0"});
}

TEST_CASE("what nothing uses is worth a warning") {
    LineSpec spec = two_cells();
    spec.crews.push_back({"fitters", {}});
    spec.operators.push_back({"team", {}});
    spec.robots.push_back({"handler", {}});
    spec.carriers.push_back({"skids", {}});
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{"crew 'fitters': nothing uses 'fitters'", "operators 'team': nothing uses 'team'",
                                     "robot 'handler': nothing uses 'handler'",
                                     "carrier 'skids': nothing uses 'skids'"});
}

TEST_CASE("what a scenario or a decision names is used") {
    LineSpec spec = two_cells();
    spec.target = Rate{0.01};
    for (const char* crew : {"of a scenario", "of-a-factor", "of-an-option", "of-a-path", "of-range-2", "of nobody"})
        spec.crews.push_back({crew, {}});
    ScenarioSpec scenario;
    scenario.set.all = {{"line.weld.failures", "[{every: 8 h, repair: 5 min, crew: of a scenario}]"}};
    scenario.factors.all = {{"line.weld.failures.1.crew", {{"line.weld.failures.1.crew", "\"of-a-factor\""}}}};
    spec.scenarios.push_back({"other", scenario});
    DecisionSpec list, range;
    list.paths = range.paths = {Name("line.weld.failures.1.crew")};
    list.options.resize(2);
    list.options[0].value = Name("of-an-option");
    list.options[1].set = {{Name("line.weld.maintenance.1.crew"), Name("of-a-path")}};
    range.from = Name("1");
    range.to = Name("3");
    range.as = Name("of-range-{x}");
    spec.tune.emplace();
    spec.tune->decisions = {list, range};
    CHECK(warnings(spec) == Messages{"crew 'of nobody': nothing uses 'of nobody'"});
}

TEST_CASE("failures have a time between them or an availability, which is a share of time beside repairs") {
    LineSpec spec = two_cells();
    auto& failures = station_of(spec, "weld").failures;
    failures = {failure(3600, 60)};
    failures[0].at = at(9);
    failures[0].availability = Share{0.95};
    CHECK(errors(spec) == Messages{"line.yaml:9:3: expected either `every` or `availability`, found both"});
    failures[0].every.reset();
    CHECK(errors(spec) == Messages{});
    failures[0].availability.reset();
    CHECK(errors(spec) == Messages{"line.yaml:9:3: expected `every` or `availability`, found neither"});
    for (const double share : {0.0, 1.0}) {
        failures[0].availability = Share{share};
        CHECK(errors(spec) ==
              Messages{"line.yaml:9:3: `availability`: expected a share above 0 % and below 100 %, found " +
                       std::string(share > 0 ? "100 %" : "0 %")});
    }
    failures[0].availability = Share{0.95};
    failures[0].clock = Clock::cycles;
    CHECK(
        errors(spec) ==
        Messages{
            "line.yaml:9:3: expected `every` beside `clock: cycles`, found `availability`, which is a share of time"});
    failures[0].clock = Clock::calendar;
    failures[0].repair = seconds(0);
    CHECK(errors(spec) == Messages{"line.yaml:9:3: `repair`: expected a mean above 0 beside `availability`, found 0"});
}
