// Limits of work in process against closed queueing networks, whose throughput is known exactly.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cases.hpp"
#include "closed_network.hpp"
#include "measure.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

constexpr double cycle = 60;  // seconds, exponential
constexpr double rate = 1 / cycle;

spec::BufferSpec endless(const std::string& name) {
    spec::BufferSpec made;
    made.name = name;
    made.capacity = spec::Capacity::unlimited();
    return made;
}

/// A source that is always ready, stations in a row with room for everyone in front of each.
spec::LineSpec row_of(const std::vector<double>& cycles) {
    spec::SourceSpec source;
    source.name = "source";
    std::vector<spec::ElementSpec> elements{source};
    for (std::size_t i = 0; i < cycles.size(); ++i) {
        elements.push_back(endless("queue-" + std::to_string(i + 1)));
        elements.push_back(station("station-" + std::to_string(i + 1), Distribution::of<Exponential>(cycles[i])));
    }
    spec::SinkSpec sink;
    sink.name = "sink";
    elements.push_back(sink);
    spec::LineSpec plant;
    plant.name = "a row";
    plant.flows.push_back({spec::Name("line"), std::move(elements)});
    plant.run.warm_up = std::chrono::hours{20};
    plant.run.horizon = std::chrono::hours{1000};
    return plant;
}

void limit(spec::LineSpec& plant, std::uint32_t most, std::vector<spec::Ref> from, std::vector<spec::Ref> to = {}) {
    spec::ZoneSpec zone;
    zone.most = most;
    zone.from = std::move(from);
    zone.to = std::move(to);
    plant.zones.push_back({spec::Name("zone"), zone});
}

void compare_rate(const std::string& what, double exact, const spec::LineSpec& spec, bool always_full) {
    const Plan plan = make_plan(spec);
    Tally throughput;
    for (std::uint64_t replication = 0; replication < 20; ++replication) {
        const ReplicationResult result = simulate(plan, 11, replication);
        throughput.add(static_cast<double>(result.units()) / to_seconds(result.observed));
        const ZoneResult& zone = result.zones.front();
        CHECK(zone.highest <= plan.zones.front().most);
        if (always_full) CHECK(zone.full_seconds == doctest::Approx(to_seconds(result.observed)));
    }
    compare(what, exact, throughput, exact);
}

}  // namespace

TEST_CASE("CONWIP on a balanced exponential line makes N / (N + M - 1) of the rate of a station") {
    // With a part always ready, each one that leaves lets the next in: a closed cyclic queue. Gordon & Newell 1967; Hopp &
    // Spearman, Factory Physics, ch. 7: the practical worst case.
    const std::pair<std::size_t, std::uint32_t> cases[] = {{3, 1}, {3, 4}, {5, 10}};
    for (const auto& [stations, parts] : cases) {
        spec::LineSpec plant = row_of(std::vector<double>(stations, cycle));
        limit(plant, parts, {"source"});
        const double exact = rate * parts / static_cast<double>(parts + stations - 1);
        compare_rate(std::to_string(parts) + " parts in " + std::to_string(stations) + " stations", exact, plant, true);
    }
}

TEST_CASE("CONWIP on an unbalanced line: mean value analysis") {
    const std::vector<double> cycles{40, 60, 20, 50};
    spec::LineSpec plant = row_of(cycles);
    limit(plant, 6, {"source"}, {"station-4"});
    compare_rate("an unbalanced line", closed_network(cycles, 6).throughput, plant, true);
}

TEST_CASE("a kanban loop of K cards between two stations is a queue M/M/1 with room for K + 1") {
    // The first works while fewer than K parts wait behind it, so the number at and in front of the second is a birth and
    // death process on 0 .. K + 1, uniform where both are equally quick.
    for (const std::uint32_t cards : {1u, 2u, 5u}) {
        spec::LineSpec plant = row_of({cycle, cycle});
        limit(plant, cards, {"station-1"}, {"queue-2"});
        std::get<spec::SourceSpec>(plant.flows[0].elements[0]).to = spec::RouteSpec(spec::Ref("station-1"));
        plant.flows[0].elements.erase(plant.flows[0].elements.begin() + 1);
        compare_rate(std::to_string(cards) + " cards", rate * (cards + 1) / (cards + 2), plant, false);
    }
}
