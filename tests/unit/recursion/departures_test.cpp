// The recursion against the event loop: the same line, the same random numbers, the same instants.
#include "takt/recursion/departures.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "heard_line.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/recursion/recur.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/spec/line_spec.hpp"
#include "unit/recursion/rows.hpp"

using namespace rows;

namespace {

struct Passed {
    SimTime entered;
    SimTime left;
    friend bool operator==(const Passed&, const Passed&) = default;
};

struct Gate : Listener {
    std::vector<Passed> passed;
    void left(SimTime time, Index, const Part& part) override { passed.push_back({part.entered, time}); }
};

std::vector<Passed> by_events(const Plan& plan, std::uint64_t replication) {
    Gate gate;
    HeardLine line(plan, plan.seed, replication, gate);
    line.run_until(plan.end());
    return gate.passed;
}

std::vector<std::vector<Passed>> lanes_by_recursion(const Plan& plan, std::uint64_t first) {
    const auto line = std::get<SerialLine>(serial_line(plan));
    Departures departures(line, {plan.seed, first});
    std::vector<std::vector<Passed>> lanes(pack_size);
    const auto end = static_cast<double>(plan.end().time_since_epoch().count());
    bool going_on = true;
    for (std::uint64_t made = 0; going_on && made < line.limit; ++made) {
        const auto passage = departures.next();
        going_on = false;
        for (std::size_t lane = 0; lane < pack_size; ++lane) {
            if (passage.left[lane] > end) continue;
            going_on = true;
            const auto time = [](double ticks) { return SimTime{Duration{static_cast<std::int64_t>(ticks)}}; };
            lanes[lane].push_back({time(passage.entered[lane]), time(passage.left[lane])});
        }
    }
    return lanes;
}

/// The same departures in all eight replications, and at least so many of them.
void agrees(const Plan& plan, std::size_t at_least) {
    for (const std::uint64_t first : {0u, 8u}) {
        const auto lanes = lanes_by_recursion(plan, first);
        for (std::size_t lane = 0; lane < pack_size; ++lane) {
            CAPTURE(lane);
            const auto expected = by_events(plan, first + lane);
            CHECK(expected.size() >= at_least);
            CHECK(lanes[lane] == expected);
        }
    }
}

}  // namespace

TEST_CASE("exponential stations with buffers between them pass parts at the instants of the event loop") {
    agrees(
        row({{exponential(60)}, {exponential(55), 3}, {exponential(65), 1}, {exponential(60), 10}, {exponential(50)}},
            240h),
        8000);
}

TEST_CASE("constant stations, with and without buffers, do so") {
    agrees(row({{constant(61.25)}, {constant(60), 2}, {constant(63.000001)}, {constant(62), 5}}, 100h), 5000);
}

TEST_CASE("a single station does so") {
    agrees(row({{exponential(60)}}, 100h), 5000);
}

TEST_CASE("laws of other kernels, shifted, scaled and of no kernel do so") {
    agrees(row({{lognormal(60, 0.3)},
                {exponential(40).shifted(15), 2},
                {Distribution::of<Gamma>(55.0, 0.8).scaled(1.05), 4},
                {Distribution::of<Uniform>(30.0, 90.0), 1}},
               100h),
           4000);
}

TEST_CASE("a full, an unlimited and a large buffer do so, and places in front of the first station") {
    agrees(row({{exponential(50), 4}, {exponential(60), -1}, {exponential(70), 500}}, 200h), 8000);
}

TEST_CASE("arrivals that wait outside the line where there is no room do so, and a source that ends") {
    agrees(row({{exponential(60), 5}, {exponential(50), 1}}, 200h, arriving(exponential(58))), 8000);
    SourceSpec ending = arriving(constant(60));
    ending.limit = 1000;
    agrees(row({{exponential(30)}, {exponential(40), 2}}, 200h, ending), 1000);
    SourceSpec saturated = source();
    saturated.limit = 77;
    agrees(row({{exponential(30)}, {exponential(40), 2}}, 200h, saturated), 77);
}

TEST_CASE("failures on the operating clock do so, several on one machine and all at once among them") {
    agrees(
        row({{exponential(60), 0, {failing("jam", exponential(1800), exponential(300))}},
             {constant(60),
              3,
              {failing("drift", constant(900), constant(120)), failing("wear", exponential(7200), lognormal(600, 1))}},
             {lognormal(58, 0.2), 5, {failing("jam", Distribution::of<Weibull>(1.5, 4000.0), constant(60))}}},
            500h),
        15000);
    // Work ends as a failure comes, failures come together, and a repair ends as a part arrives.
    agrees(row({{constant(60),
                 0,
                 {failing("a", constant(600), constant(60)), failing("b", constant(1200), constant(180))}},
                {constant(60), 1, {failing("a", constant(60), constant(60))}}},
               500h),
           10000);
    // Several failures within one part.
    agrees(row({{constant(600), 0, {failing("a", exponential(100), exponential(20))}}, {constant(500), 1}}, 500h),
           2000);
}

TEST_CASE("failures of robots that work as long as their station do so") {
    LineSpec spec = row_spec({{exponential(60)}, {exponential(55), 3}}, 300h);
    RobotSpec gun;
    gun.name = Name("gun");
    gun.failures = {failing("tip", exponential(3000), exponential(200))};
    auto& welding = std::get<StationSpec>(spec.flows[0].elements[1]);
    welding.robots = {gun, gun};
    welding.robots[1].name = Name("gripper");
    agrees(make_plan(spec), 10000);
}

TEST_CASE("random rows do so") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        Stream random(StreamKey{seed});
        const auto up_to = [&](std::uint64_t most) { return static_cast<int>(random() % (most + 1)); };
        std::vector<Node> nodes;
        for (int n = 1 + up_to(7); n > 0; --n) {
            const double mean = 30 + up_to(60);
            Node node{exponential(mean), nodes.empty() ? up_to(3) : up_to(4) - 1};
            if (up_to(2) == 0) node.time = constant(mean);
            if (up_to(3) == 0) node.time = lognormal(mean, 0.5);
            if (up_to(2) == 0)
                node.failures = {failing("jam", exponential(600 + up_to(3000)), exponential(1 + up_to(300)))};
            nodes.push_back(node);
        }
        agrees(row(nodes, 30h, up_to(1) == 0 ? source() : arriving(exponential(60))), 200);
    }
}

TEST_CASE("units and lead times are those of the event loop, the warm-up left out") {
    LineSpec spec = row_spec({{exponential(60)}, {exponential(55), 3}, {exponential(62), 2}}, 200h);
    spec.run.warm_up = 20h;
    const Plan plan = make_plan(spec);
    const Recurred recurred = recur(std::get<SerialLine>(serial_line(plan)), plan.seed, 3);
    CHECK(recurred.complete);
    for (const SerialResult& result : recurred.replications) {
        const SinkResult sink = simulate(plan, plan.seed, result.replication).sinks[0];
        CHECK(result.units == sink.units);
        CHECK(result.lead_time.count() == sink.lead_time.count());
        CHECK(result.lead_time.mean() == sink.lead_time.mean());
        CHECK(result.lead_time.variance() == sink.lead_time.variance());
        for (const double p : {0.05, 0.5, 0.95})
            CHECK(result.lead_time.quantile(p) == sink.lead_time.quantile(p));
    }
}

TEST_CASE("a stop is heard, and said") {
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(
        recur(std::get<SerialLine>(serial_line(row({{exponential(60)}}, 200h))), 1, 0, stop.get_token()).complete);
}

TEST_CASE("plans that are not one chain say why") {
    const auto reason = [](LineSpec spec) {
        const MaybeSerial line = serial_line(make_plan(std::move(spec)));
        const auto* why = std::get_if<std::string>(&line);
        return why == nullptr ? std::string() : *why;
    };
    LineSpec spec = row_spec({{exponential(60)}, {exponential(55), 3}}, 10h);
    CHECK(reason(spec) == "");
    const auto second = [](LineSpec& changed) -> StationSpec& {
        return std::get<StationSpec>(changed.flows[0].elements[3]);
    };

    LineSpec parallel = spec;
    second(parallel).machines = 2;
    CHECK(reason(parallel) == "station 1 has several machines");
    LineSpec wearing = spec;
    second(wearing).failures = {failing("wear", constant(100), constant(1))};
    second(wearing).failures[0].clock = Clock::calendar;
    CHECK(reason(wearing) == "station 1#1 has maintenance, or failures on another clock than that of its work");
    LineSpec scrapping = spec;
    second(scrapping).yield = Share{0.9};
    CHECK(reason(scrapping) == "station 1 has a yield");
    LineSpec young = spec;
    young.ramp_ups.push_back({"launch", {}});
    young.ramp_ups[0].value.learning = LearningSpec{{2.0}, {0.9}, {}};
    second(young).ramp_up = Ref("launch");
    CHECK(reason(young) == "station 1 has a ramp-up");
    LineSpec conveyed = spec;
    std::get<BufferSpec>(conveyed.flows[0].elements[2]).transit = 5s;
    CHECK(reason(conveyed) == "buffer 1 has a transit time");
    LineSpec moving = spec;
    second(moving).cycle = constant(55);
    second(moving).moving = MovingLineSpec{.pitches = 2};
    CHECK(reason(moving) == "station 1 is a moving line");
    LineSpec supplied = spec;
    supplied.materials.push_back({"seats", {.stock = 7}});
    second(supplied).materials.emplace_back(Ref("seats"), ByProduct<std::uint32_t>(1));
    CHECK(reason(supplied) == "it takes bought parts");
    LineSpec levels = spec;
    for (ElementSpec& element : levels.flows[0].elements)
        if (auto* buffer = std::get_if<BufferSpec>(&element)) {
            buffer->capacity = 9;
            buffer->stop_at = 4;
            buffer->start_at = 1;
        }
    CHECK(reason(levels).find("has levels at which feeding stops and goes on") != std::string::npos);
    LineSpec limited = spec;
    limited.zones.push_back({"shop", {.most = 3, .from = {Ref("source")}}});
    CHECK(reason(limited) == "it has zones with limits of work in process");
    CHECK(reason(with_products(spec, {"M5", "M7"})) == "it makes several products");
    LineSpec for_a_century = spec;
    for_a_century.run.horizon = std::chrono::hours{100 * 365 * 24};
    CHECK(reason(for_a_century) == "its run is longer than 70 years");
}
