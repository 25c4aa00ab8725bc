// Serial lines with blocking after service: more places never make any part leave later, service times being equal.
// Source: Glasserman and Yao, Monotone Structure in Discrete-Event Systems, Wiley 1994, ch. 5
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "heard_line.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using namespace std::chrono_literals;

namespace {

struct Exits : Listener {
    std::vector<SimTime> times;

    void left(SimTime time, Index, const Part&) override { times.push_back(time); }
};

spec::LineSpec serial(int stations, std::uint32_t places) {
    spec::LineSpec plant;
    plant.name = "serial";
    plant.run.horizon = 24h;
    plant.flows.push_back({"line", {}});
    auto& elements = plant.flows.front().elements;
    spec::SourceSpec source;
    source.name = "source";
    elements.push_back(source);
    for (int i = 1; i <= stations; ++i) {
        spec::StationSpec station;
        station.name = "s" + std::to_string(i);
        station.cycle = Distribution::of<Exponential>(60.0 + 7 * (i % 3));
        elements.push_back(station);
        if (i == stations) break;
        spec::BufferSpec buffer;
        buffer.name = "b" + std::to_string(i);
        buffer.capacity = places;
        elements.push_back(buffer);
    }
    spec::SinkSpec sink;
    sink.name = "sink";
    elements.push_back(sink);
    return plant;
}

std::vector<SimTime> exits(const spec::LineSpec& plant, std::uint64_t seed) {
    const Plan plan = make_plan(plant);
    Exits exits;
    HeardLine line(plan, seed, 0, exits);
    line.run_until(plan.end());
    return exits.times;
}

struct Finishes : Listener {
    std::vector<Duration> cycles;
    Index station = 0;
    SimTime loaded_at{};

    void loaded(SimTime time, Index s, Index, const Part&) override {
        if (s == station) loaded_at = time;
    }
    void finished(SimTime time, Index s, Index, const Part&) override {
        if (s == station) cycles.push_back(time - loaded_at);
    }
};

std::vector<Duration> cycles_of(const spec::LineSpec& plant, const std::string& name) {
    const Plan plan = make_plan(plant);
    Finishes finishes;
    while (plan.stations[finishes.station].name != name) ++finishes.station;
    HeardLine line(plan, 7, 0, finishes);
    line.run_until(plan.end());
    return finishes.cycles;
}

}  // namespace

TEST_CASE("every part leaves no later when the buffers of a serial line are larger") {
    for (const int stations : {2, 3, 5, 8}) {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            auto before = exits(serial(stations, 0), seed);
            for (const std::uint32_t places : {1u, 2u, 5u, 20u}) {
                CAPTURE(stations);
                CAPTURE(places);
                const auto now = exits(serial(stations, places), seed);
                REQUIRE(now.size() >= before.size());
                for (std::size_t i = 0; i < before.size(); ++i) REQUIRE(now[i] <= before[i]);
                before = now;
            }
        }
    }
}

TEST_CASE("a station added elsewhere leaves the cycle times of the others as they were") {
    const spec::LineSpec plant = serial(3, 2);
    spec::LineSpec more = plant;
    spec::StationSpec added;
    added.name = "added";
    added.cycle = Distribution::of<Exponential>(80.0);
    auto& elements = more.flows.front().elements;
    elements.insert(elements.begin() + 1, added);
    for (const char* name : {"s1", "s2", "s3"}) {
        CAPTURE(name);
        const auto as_was = cycles_of(plant, name);
        const auto with_it = cycles_of(more, name);
        const std::size_t both = std::min(as_was.size(), with_it.size());
        REQUIRE(both > 500);
        // Work times, not times on the machine: blocked parts have finished before.
        for (std::size_t i = 0; i < both; ++i) REQUIRE(as_was[i] == with_it[i]);
    }
}
