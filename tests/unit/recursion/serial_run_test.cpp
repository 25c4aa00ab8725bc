// The recursion counts what the event loop counts, to the last bit.
#include "takt/recursion/serial_run.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <stop_token>
#include <variant>

#include "takt/line/simulate.hpp"
#include "takt/line/too_many_parts.hpp"
#include "unit/recursion/rows.hpp"

using namespace rows;

namespace {

ReplicationResult by_recursion(const Plan& plan, std::uint64_t replication, std::stop_token stop = {}) {
    const auto line = std::get<SerialLine>(serial_line(plan));
    return SerialRun(plan, line, plan.seed, replication).run(stop);
}

void agrees(const Plan& plan) {
    for (std::uint64_t replication = 0; replication < 3; ++replication) {
        CAPTURE(replication);
        const ReplicationResult expected = simulate(plan, plan.seed, replication);
        const ReplicationResult result = by_recursion(plan, replication);
        for (std::size_t i = 0; i < expected.stations.size(); ++i) {
            CAPTURE(plan.stations[i].name);
            for (std::size_t state = 0; state < state_count; ++state) {
                CAPTURE(state_names[state]);
                CHECK(result.stations[i].times.time[state].count() == expected.stations[i].times.time[state].count());
            }
            CHECK(result.stations[i].finished == expected.stations[i].finished);
            CHECK(result.stations[i].failures == expected.stations[i].failures);
        }
        for (std::size_t i = 0; i < expected.buffers.size(); ++i) {
            CAPTURE(plan.buffers[i].name);
            CHECK(result.buffers[i].level_seconds == expected.buffers[i].level_seconds);
            CHECK(result.buffers[i].highest == expected.buffers[i].highest);
            CHECK(result.buffers[i].entered == expected.buffers[i].entered);
            CHECK(result.buffers[i].full_seconds == expected.buffers[i].full_seconds);
            CHECK(result.buffers[i].empty_seconds == expected.buffers[i].empty_seconds);
        }
        CHECK(result.sources[0].released == expected.sources[0].released);
        CHECK(result.sources[0].backlog == expected.sources[0].backlog);
        CHECK(result.units() == expected.units());
        CHECK(result.events == expected.events);
        CHECK(result.parts_seconds == expected.parts_seconds);
        CHECK(result.in_line_at_start == expected.in_line_at_start);
        CHECK(result.in_line_at_end == expected.in_line_at_end);
        // And whatever else there is.
        CHECK(result == expected);
    }
}

void agrees_with_and_without_warm_up(const std::vector<Node>& nodes, Duration horizon, SourceSpec first = source()) {
    LineSpec spec = row_spec(nodes, horizon, first);
    agrees(make_plan(spec));
    spec.run.warm_up = 7h;
    agrees(make_plan(spec));
}

}  // namespace

TEST_CASE("exponential stations with buffers between them are counted as by the event loop") {
    agrees_with_and_without_warm_up(
        {{exponential(60)}, {exponential(55), 3}, {exponential(65), 7}, {exponential(60), 10}, {exponential(50), 40}},
        100h);
    agrees_with_and_without_warm_up(
        {{exponential(60)}, {exponential(55), 33}, {exponential(65), 32}, {exponential(60), 31}}, 100h);
}

TEST_CASE("a row so long that the event loop looks ahead is, too") {
    agrees(row(std::vector<Node>(1600, {exponential(5), 2}), 2h));
}

TEST_CASE("constant stations are, where much happens at one instant, the ends of the warm-up and of the run among it") {
    agrees_with_and_without_warm_up({{constant(60)}, {constant(60), 2}, {constant(60), 4}}, 20h);
    agrees_with_and_without_warm_up({{constant(60)}, {constant(90), 2}, {constant(30), 3}, {constant(120), 1}}, 20h);
    agrees_with_and_without_warm_up({{constant(60)}, {constant(90)}, {constant(30)}}, 20h);
    agrees_with_and_without_warm_up(
        {{constant(0), 2}, {constant(60), 2}, {constant(0), 2}, {constant(0)}, {constant(60), 1}}, 20h);
}

TEST_CASE("arrivals are, with a queue without limit, with a backlog outside, and ending") {
    agrees_with_and_without_warm_up({{exponential(54), -1}}, 300h, arriving(exponential(60)));
    agrees_with_and_without_warm_up({{constant(60), 3}, {constant(60), 2}}, 30h, arriving(constant(60)));
    agrees_with_and_without_warm_up({{constant(60), 3}, {constant(90), -1}}, 30h, arriving(constant(30)));
    agrees_with_and_without_warm_up({{exponential(80), 5}, {exponential(50), 1}}, 50h, arriving(exponential(58)));
    agrees_with_and_without_warm_up({{exponential(80)}, {exponential(90), -1}}, 50h, arriving(exponential(58)));
    for (const std::uint64_t limit : {1u, 31u, 300u, 2000u}) {
        SourceSpec timed = arriving(exponential(60)), saturated = source();
        timed.limit = saturated.limit = limit;
        agrees_with_and_without_warm_up({{exponential(50), 4}, {exponential(40), 2}}, 30h, timed);
        agrees_with_and_without_warm_up({{exponential(50), -1}, {exponential(40), 2}}, 30h, saturated);
    }
}

TEST_CASE("nothing happens in the run, or all of it before the counting") {
    agrees_with_and_without_warm_up({{constant(100 * 3600), 2}, {constant(60), 1}}, 20h);
    agrees_with_and_without_warm_up({{constant(60), 2}, {constant(100 * 3600), 3}, {constant(60), 1}}, 20h);
    agrees_with_and_without_warm_up({{exponential(60)}}, 20h, arriving(constant(100 * 3600)));
    SourceSpec short_lived = source();
    short_lived.limit = 20;
    agrees_with_and_without_warm_up({{exponential(60)}, {exponential(60), 3}}, 20h, short_lived);
}

TEST_CASE("failures are, of machines and of robots, and where they come together") {
    agrees_with_and_without_warm_up(
        {{exponential(60), 3, {failing("jam", exponential(1800), exponential(300))}},
         {constant(60),
          3,
          {failing("drift", constant(900), constant(120)), failing("wear", exponential(7200), lognormal(600, 1))}},
         {lognormal(58, 0.2), 5, {failing("jam", Distribution::of<Weibull>(1.5, 4000.0), constant(60))}}},
        200h);
    agrees_with_and_without_warm_up(
        {{constant(60), 0, {failing("a", constant(600), constant(60)), failing("b", constant(1200), constant(180))}},
         {constant(60), 1, {failing("a", constant(60), constant(60))}}},
        30h);
    agrees_with_and_without_warm_up(
        {{constant(600), 0, {failing("a", exponential(100), exponential(20))}}, {constant(500), 1}}, 200h);
    // The warm-up and the run end within repairs, and within repairs longer than either.
    agrees_with_and_without_warm_up(
        {{constant(60), 2, {failing("a", constant(3600), constant(5 * 3600))}}, {constant(60), 1}}, 13h);
    agrees_with_and_without_warm_up(
        {{constant(60), 2, {failing("a", constant(60), constant(50 * 3600))}}, {constant(60), 1}}, 13h);

    LineSpec spec = row_spec({{exponential(60)}, {exponential(55), 3}}, 100h);
    RobotSpec gun;
    gun.name = Name("gun");
    gun.failures = {failing("tip", exponential(3000), exponential(200)),
                    failing("hose", constant(5000), constant(900))};
    auto& welding = std::get<StationSpec>(spec.flows[0].elements[1]);
    welding.robots = {gun, gun};
    welding.robots[1].name = Name("gripper");
    agrees(make_plan(spec));
    spec.run.warm_up = 7h;
    agrees(make_plan(spec));
}

TEST_CASE("random rows are") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Stream random(StreamKey{seed, 17});
        const auto up_to = [&](std::uint64_t most) { return static_cast<int>(random() % (most + 1)); };
        const bool coarse = up_to(2) == 0;  // constant times that meet at many instants
        std::vector<Node> nodes;
        const int least_places = up_to(1);
        for (int n = 1 + up_to(6); n > 0; --n) {
            const double mean = coarse ? 30 * (1 + up_to(3)) : 30 + up_to(60);
            Node node{exponential(mean), nodes.empty() ? up_to(3) : least_places + up_to(up_to(3) == 0 ? 50 : 4)};
            if (up_to(8) == 0 && !nodes.empty()) node.places_before = -1;
            if (coarse || up_to(2) == 0) node.time = constant(mean);
            if (!coarse && up_to(3) == 0) node.time = lognormal(mean, 0.5);
            if (up_to(2) == 0)
                node.failures = {coarse ? failing("jam", constant(60 * (1 + up_to(20))), constant(30 * up_to(20)))
                                        : failing("jam", exponential(600 + up_to(3000)), exponential(1 + up_to(300)))};
            nodes.push_back(node);
        }
        SourceSpec first =
            up_to(1) == 0 ? source() : arriving(coarse ? constant(30 * (1 + up_to(3))) : exponential(60));
        if (up_to(3) == 0) first.limit = static_cast<std::uint64_t>(up_to(500)) + 1;
        agrees_with_and_without_warm_up(nodes, std::chrono::hours{1 + up_to(20)}, first);
    }
}

TEST_CASE("months are, however many a batch of parts spans") {
    agrees_with_and_without_warm_up({{exponential(600)}, {exponential(550), 3}}, 24h * 200);
    agrees_with_and_without_warm_up({{constant(3600)}, {constant(1800), 40}}, 24h * 70);
    agrees_with_and_without_warm_up({{exponential(20 * 24 * 3600)}}, 24h * 800, arriving(exponential(25 * 24 * 3600)));
    const Plan plan = make_plan(row_spec({{constant(3600)}}, 24h * 59));
    CHECK(by_recursion(plan, 0).units_by_month == std::vector<std::uint64_t>{27 * 24, 28 * 24, 4 * 24});
}

TEST_CASE("a queue that would fill the memory is given up, by either engine") {
    SourceSpec at_once = source();
    at_once.limit = 5'000'000;
    const Plan beyond_recursion = row({{constant(60), -1}}, 1h, at_once);
    CHECK_FALSE(std::holds_alternative<SerialLine>(serial_line(beyond_recursion)));
    CHECK_THROWS_AS(simulate(beyond_recursion, 1, 0), TooManyParts);

    const Plan flood = row({{constant(3600), -1}}, 2h, arriving(constant(0.001)));
    CHECK_THROWS_AS(simulate(flood, 1, 0), TooManyParts);
    CHECK_THROWS_AS(by_recursion(flood, 0), TooManyParts);
}

TEST_CASE("so is one outside, before the source and after its last part has found room") {
    const auto gives_up = [](const Plan& plan) {
        CHECK_THROWS_AS(simulate(plan, 1, 0), TooManyParts);
        const auto named = [&] { by_recursion(plan, 0); };
        CHECK_THROWS_WITH_AS(named(), doctest::Contains("the backlog of the source"), TooManyParts);
    };
    gives_up(row({{constant(0.01), 1}}, 2h, arriving(constant(0.001))));  // one in ten finds room
    gives_up(row({{constant(36'000), 1}}, 2h, arriving(constant(0.001))));
    SourceSpec most = arriving(constant(0.001));
    most.limit = most_parts_waiting + 3;  // one at work, one in the buffer, one at the door
    agrees(row({{constant(36'000), 1}}, 2h, most));
    most.limit = most_parts_waiting + 4;
    gives_up(row({{constant(36'000), 1}}, 2h, most));
}

TEST_CASE("a stop is heard, and said") {
    std::stop_source stop;
    stop.request_stop();
    const ReplicationResult result = by_recursion(row({{exponential(60)}}, 200h), 0, stop.get_token());
    CHECK(result.interrupted);
    CHECK(result.observed == Duration::zero());
}
