// Futures of one state: Poisson departures from a stock, and what is left of times that have begun.
#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>
#include <variant>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/experiment/outlook.hpp"
#include "takt/line/line.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using namespace takt::law;
using namespace std::chrono_literals;

namespace {

/// P(X <= n) of Poisson's law.
double poisson_up_to(int n, double mean) {
    double term = std::exp(-mean), sum = term;
    for (int k = 1; k <= n; ++k)
        sum += term *= mean / k;
    return sum;
}

/// A station that always works, a second for each part, with failures and repairs of given laws.
spec::LineSpec failing(spec::Clock clock, const Distribution& every, const Distribution& repair) {
    spec::StationSpec works = station("works", Distribution::constant(1));
    spec::FailureSpec failure;
    failure.clock = clock;
    failure.every = every;
    failure.repair = repair;
    works.failures.push_back(failure);
    spec::LineSpec plant = serial({works}, {});
    plant.run.warm_up = 0s;
    plant.run.horizon = 24h;
    return plant;
}

constexpr std::uint64_t branches = 4000;

/// Time from `from` until the machine's state is `awaited`, in branches of the first run that has been in `present` ever since
/// it began that long ago.
Tally time_until(const spec::LineSpec& written, SimTime from, State present, State awaited) {
    const Plan plan = make_plan(written);
    std::uint64_t replication = 0;
    Line<> trunk(plan, 1, replication);
    const auto is_at = [](const Line<>& line, State state) { return line.machines()[0].state == state; };
    for (trunk.run_until(from); !is_at(trunk, present) || trunk.machines()[0].since > run_start + 1s;
         trunk.run_until(from))
        trunk = Line<>(plan, 1, ++replication);
    Tally times;
    for (std::uint64_t number = 1; number <= branches; ++number) {
        Line<> line = trunk;
        line.branch(number);
        while (!is_at(line, awaited) && line.step()) {
        }
        times.add(to_seconds(line.now() - from));
    }
    return times;
}

}  // namespace

TEST_CASE("parts of a stock leave as Poisson's law says") {
    // Six parts with exponential services of a second, one after the other: as long as parts are there, departures are Poisson.
    spec::LineSpec plant = serial({station("works", Distribution::of<Exponential>(1))}, {});
    std::get<spec::SourceSpec>(plant.flows[0].elements[0]).timetable.push_back({1000h, {}, 1, {}});
    spec::BufferSpec store;
    store.name = "store";
    store.capacity = 6;
    plant.flows[0].elements.insert(plant.flows[0].elements.begin() + 1, store);
    spec::PartStateSpec five;
    five.count = 5;
    plant.state.emplace();
    plant.state->moment = plant.run.start;
    plant.state->buffers.push_back({"store", {five}});
    plant.state->stations.push_back({"works", {{spec::PartStateSpec{}}, {}, {}}});
    plant.run.horizon = 4s;

    OutlookOptions options;
    options.until = run_start + 4s;
    options.futures = 20000;
    const Outlook seen = outlook(make_plan(plant), options);
    REQUIRE(seen.futures.size() == options.futures);
    CHECK(seen.in_line == 6);
    for (const int units : {1, 3, 6}) {
        Tally reached;
        for (const Future& future : seen.futures)
            reached.add(future.units.back() >= static_cast<std::uint64_t>(units) ? 1 : 0);
        compare("P(at least " + std::to_string(units) + ")", 1 - poisson_up_to(units - 1, 4), reached, 1);
    }
}

TEST_CASE("what is left of a time to failure follows its law, given how long it has lasted") {
    // Uniform from 0 to 100 min, and 40 have gone by: what is left is uniform from 0 to 60 min.
    const Distribution hundred = Distribution::of<Uniform>(0.0, 6000.0);
    for (const spec::Clock clock : {spec::Clock::operating, spec::Clock::scheduled, spec::Clock::calendar}) {
        const Tally left = time_until(failing(clock, hundred, Distribution::constant(60)), run_start + 40min,
                                      State::working, State::down);
        compare("left of a time to failure", 1800, left, 1800);
        CHECK(left.standard_deviation() == doctest::Approx(3600 / std::sqrt(12.0)).epsilon(0.03));
        CHECK(left.most() <= 3600);
    }
}

TEST_CASE("what is left of a repair does, too") {
    // Down from the first second on; uniform from 0 to 100 min, and 50 have gone by but for that second.
    const spec::LineSpec plant =
        failing(spec::Clock::calendar, Distribution::constant(1), Distribution::of<Uniform>(0.0, 6001.0));
    compare("left of a repair", 1501, time_until(plant, run_start + 3000s, State::down, State::working), 1500);
}
