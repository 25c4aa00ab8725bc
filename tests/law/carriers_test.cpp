// Carriers whose empties travel back, against mean value analysis, and against a recursion of when each is free.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cases.hpp"
#include "closed_network.hpp"
#include "exit_times.hpp"
#include "measure.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/random/stream.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

/// A part is always ready to be loaded, and there is room for all of them on the way to where they are unloaded.
spec::LineSpec skid_loop(spec::StationSpec loading, spec::StationSpec unloading, const spec::CarrierSpec& skids) {
    spec::SourceSpec source;
    source.name = "source";
    loading.loads = unloading.unloads = spec::Ref("skids");
    spec::BufferSpec way;
    way.name = "way";
    way.capacity = spec::Capacity::unlimited();
    spec::SinkSpec sink;
    sink.name = "sink";
    spec::LineSpec plant;
    plant.name = "a loop of skids";
    plant.carriers.push_back({"skids", skids});
    plant.flows.push_back({spec::Name("line"), {source, loading, way, unloading, sink}});
    return plant;
}

/// Seconds that a part of each kind takes at the two stations.
struct Work {
    std::vector<double> loading, unloading;
};

constexpr std::size_t kinds = 7;

Work some_work(Stream& random) {
    Work work;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        work.loading.push_back(1 + std::floor(100 * random.uniform()));
        work.unloading.push_back(1 + std::floor(100 * random.uniform()));
    }
    return work;
}

std::string name_of_kind(std::size_t kind) {
    return std::string(1, static_cast<char>('A' + kind));
}

spec::StationSpec station_for(const std::string& name, const std::vector<double>& seconds) {
    spec::StationSpec made;
    made.name = name;
    for (std::size_t kind = 0; kind < kinds; ++kind)
        made.cycle.each.emplace_back(name_of_kind(kind), Distribution::constant(seconds[kind]));
    return made;
}

spec::LineSpec loop_of_kinds(const Work& work, const std::vector<std::size_t>& order, const spec::CarrierSpec& skids) {
    spec::LineSpec plant =
        skid_loop(station_for("loading", work.loading), station_for("unloading", work.unloading), skids);
    for (std::size_t kind = 0; kind < kinds; ++kind)
        plant.products.push_back({name_of_kind(kind), {}});
    auto& source = std::get<spec::SourceSpec>(plant.flows[0].elements[0]);
    for (const std::size_t kind : order)
        source.sequence.emplace_back(name_of_kind(kind));
    return plant;
}

/// When parts come off their skids. Part n begins to be loaded when the part before it has been, and, after the first `skids`,
/// when the skid of part n - skids is back. It leaves its own when it is unloaded and there is room for the empty one: so many
/// have been loaded by then that of all skids no more than `places` are empty.
std::vector<double> unloaded_at(const Work& work, const std::vector<std::size_t>& order, std::size_t skids,
                                std::size_t places, double way_back) {
    const auto kind = [&](std::size_t n) { return order[n % order.size()]; };
    std::vector<double> loaded_from, free_at;
    const auto load_up_to = [&](std::size_t last) {
        for (std::size_t n = loaded_from.size(); n <= last; ++n) {
            const double behind = n == 0 ? 0 : loaded_from[n - 1] + work.loading[kind(n - 1)];
            loaded_from.push_back(n < skids ? behind : std::max(behind, free_at[n - skids] + way_back));
        }
    };
    for (std::size_t n = 0; n < order.size(); ++n) {
        load_up_to(n);
        const double there = loaded_from[n] + work.loading[kind(n)];
        const double unloaded = std::max(there, n == 0 ? 0 : free_at[n - 1]) + work.unloading[kind(n)];
        if (skids + n < places) {
            free_at.push_back(unloaded);
        } else {
            load_up_to(skids + n - places);
            free_at.push_back(std::max(unloaded, loaded_from[skids + n - places]));
        }
    }
    return free_at;
}

}  // namespace

TEST_CASE("empties that travel back make a closed network with a delay: mean value analysis") {
    constexpr double loading = 50, unloading = 70;
    for (const double way_back : {30.0, 400.0})
        for (const std::uint32_t skids : {1u, 4u, 9u}) {
            const spec::CarrierSpec carrier{.count = skids, .returns_in = from_seconds(way_back)};
            spec::LineSpec spec = skid_loop(station("loading", Distribution::of<Exponential>(loading)),
                                            station("unloading", Distribution::of<Exponential>(unloading)), carrier);
            spec.run.warm_up = std::chrono::hours{20};
            spec.run.horizon = std::chrono::hours{1500};
            const Plan plan = make_plan(spec);
            const auto way = static_cast<std::size_t>(
                std::find_if(plan.buffers.begin(), plan.buffers.end(), [](const auto& b) { return b.name == "way"; }) -
                plan.buffers.begin());
            Tally throughput, empty, returning, on_the_way;
            for (std::uint64_t replication = 0; replication < 20; ++replication) {
                const ReplicationResult result = simulate(plan, 11, replication);
                const double observed = to_seconds(result.observed);
                throughput.add(static_cast<double>(result.units()) / observed);
                empty.add(result.carriers.front().empty_seconds / observed);
                returning.add(result.carriers.front().returning_seconds / observed);
                on_the_way.add(result.buffers[way].level_seconds / observed);
            }
            const ClosedNetwork exact = closed_network({loading, unloading}, skids, way_back);
            const std::string what =
                std::to_string(skids) + " skids that are back in " + std::to_string(way_back) + " s: ";
            compare(what + "rate", exact.throughput, throughput, exact.throughput);
            compare(what + "empty skids", exact.at[0] - exact.throughput * loading, empty, 1);
            compare(what + "skids on the way back", exact.throughput * way_back, returning, 1);
            compare(what + "parts on the way", exact.at[1] - exact.throughput * unloading, on_the_way, 1);
        }
}

TEST_CASE(
    "skids are free and back when a recursion says so, to the microsecond, with little room for empties and with "
    "much") {
    Stream random(StreamKey{5, 0, hash_of("carriers"), hash_of("ways back")});
    const auto below = [&](std::size_t n) {
        return static_cast<std::size_t>(random.uniform() * static_cast<double>(n));
    };
    for (int trial = 0; trial < 40; ++trial) {
        CAPTURE(trial);
        const Work work = some_work(random);
        std::vector<std::size_t> order(400);
        for (std::size_t& kind : order)
            kind = below(kinds);
        const std::size_t skids = 1 + below(8), places = 1 + below(skids + 2);
        const double way_back = static_cast<double>(below(300));
        spec::CarrierSpec carrier{.count = static_cast<std::uint32_t>(skids), .returns_in = from_seconds(way_back)};
        carrier.places = static_cast<std::uint32_t>(places);
        const std::vector<double> expected = unloaded_at(work, order, skids, places, way_back);
        CHECK(exit_times(loop_of_kinds(work, order, carrier), expected.back()) == expected);
    }
}
