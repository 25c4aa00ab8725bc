// Repair loops whose parts are good with one probability the first time and with another after rework.
#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <string>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/experiment/flows.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/experiment/traffic.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

constexpr double first = 0.76;
constexpr double again = 0.96;

/// Arrivals every 2 min, a test of 1 min, a repair of 2 min, all exponential, and room for everyone.
spec::LineSpec repair_loop(double reworked, std::optional<std::uint32_t> limit) {
    const auto endless = [](const char* name, const char* to) {
        spec::BufferSpec made;
        made.name = name;
        made.capacity = spec::Capacity::unlimited();
        made.to = spec::RouteSpec(spec::Ref(to));
        return made;
    };
    spec::SourceSpec source;
    source.name = "source";
    source.every = Distribution::of<Exponential>(120);
    spec::StationSpec test = station("test", Distribution::of<Exponential>(60));
    test.yield = spec::Share{first};
    test.reworked_yield = spec::Share{reworked};
    test.rework = spec::Ref("bad");
    test.rework_limit = limit;
    spec::StationSpec repair = station("repair", Distribution::of<Exponential>(120));
    repair.to = spec::RouteSpec(spec::Ref("queue"));
    spec::SinkSpec sink;
    sink.name = "sink";
    spec::LineSpec plant;
    plant.name = "a repair loop";
    plant.flows.push_back({spec::Name("line"), {source, endless("queue", "test"), test, sink}});
    plant.flows.push_back({spec::Name("loop"), {endless("bad", "repair"), repair}});
    plant.run.warm_up = std::chrono::hours{50};
    plant.run.horizon = std::chrono::hours{2000};
    return plant;
}

template <class Value>
Tally of_runs(const Plan& plan, Value value) {
    Tally tally;
    for (std::uint64_t replication = 0; replication < 20; ++replication)
        tally.add(value(simulate(plan, 3, replication)));
    return tally;
}

double ratio(std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TEST_CASE("a repair loop with a first pass yield of its own: geometric passes, in a network of product form") {
    // A part comes again with probability 1 - p, and then a geometric number of times: 1 + (1 - p) / p' passes. Which way parts
    // take may depend on what they have been through; the network is of product form all the same (Baskett, Chandy, Muntz &
    // Palacios 1975), so the number at each station is that of a queue M/M/1.
    const double passes = 1 + (1 - first) / again;
    const Plan plan = make_plan(repair_loop(again, std::nullopt));
    const auto pass_count = [](const ReplicationResult& r) {
        return ratio(r.stations[0].finished, r.stations[0].first_passes);
    };
    compare("passes a part", passes, of_runs(plan, pass_count), passes);
    const auto good_first = [](const ReplicationResult& r) {
        return ratio(r.stations[0].good_first, r.stations[0].first_passes);
    };
    compare("first pass yield", first, of_runs(plan, good_first), first);
    const double test = 0.5 * passes;
    const double repair = 1 - first + (1 - first) / again * (1 - again);
    const double in_line = test / (1 - test) + repair / (1 - repair);
    const auto parts = [](const ReplicationResult& r) { return r.parts_seconds / to_seconds(r.observed); };
    compare("parts in the line", in_line, of_runs(plan, parts), in_line);
}

TEST_CASE("with a limit of reworks the share of scrap is that of bad parts that stay bad") {
    const Plan plan = make_plan(repair_loop(0.3, 2));
    const double scrapped = (1 - first) * std::pow(1 - 0.3, 2);
    const auto share = [](const ReplicationResult& r) { return ratio(r.scrapped, r.scrapped + r.units()); };
    compare("scrapped", scrapped, of_runs(plan, share), scrapped);
}

TEST_CASE("the traffic equations know how often parts are judged, with a limit and without") {
    const std::pair<double, std::optional<std::uint32_t>> cases[] = {{again, {}}, {0.3, {}}, {0.3, 2u}, {0.0, 3u}};
    for (const auto& [reworked, limit] : cases) {
        const Plan plan = make_plan(repair_loop(reworked, limit));
        const Traffic traffic(plan, {1 / 60.0, 1 / 120.0});
        const Flows flows = traffic.from_source(plan.sources[0]);
        const double bad_again = 1 - reworked;
        const double most = limit ? *limit : 1e9;
        double passes = 1;
        double scrapped = 0;
        double still_bad = 1 - first;
        for (double k = 0; k < most && still_bad > 1e-13; ++k, still_bad *= bad_again)
            passes += still_bad;
        if (limit) scrapped = (1 - first) * std::pow(bad_again, *limit);
        CHECK(flows.stations[0] == doctest::Approx(passes));
        CHECK(flows.sinks[0] == doctest::Approx(1 - scrapped));
    }
}
