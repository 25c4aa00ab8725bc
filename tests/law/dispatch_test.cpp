// Which part a station takes next, against queues with priorities.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

struct Class {
    const char* product;
    double every, service;  ///< seconds, exponential
    int stations_behind;    ///< that its parts still go through

    double load() const { return service / every; }
    /// What a part that comes finds of the work on one of these: rate times the mean square of the service, halved.
    double residual() const { return service * service / every; }
};

spec::BufferSpec lane_of(const Class& each) {
    spec::BufferSpec made;
    made.name = "lane of " + std::string(each.product);
    made.capacity = spec::Capacity::unlimited();
    made.to = spec::RouteSpec(spec::Ref("bench"));
    return made;
}

spec::SourceSpec source_of(const Class& each) {
    spec::SourceSpec made;
    made.name = "source of " + std::string(each.product);
    made.every = Distribution::of<Exponential>(each.every);
    made.products.emplace_back(each.product, spec::Share{1});
    return made;
}

/// Two classes in a lane of their own before one bench, and behind that as many stations as each has before it still.
spec::LineSpec bench_for(const std::vector<Class>& classes) {
    spec::StationSpec bench = station("bench", {});
    bench.cycle = {};
    bench.takes = spec::Dispatch::fewest_remaining;
    bench.to.emplace().choice = spec::Choice::product;
    spec::LineSpec plant;
    plant.name = "a bench";
    std::vector<spec::ElementSpec> behind;
    for (int left = std::max(classes[0].stations_behind, classes[1].stations_behind); left > 0; --left) {
        spec::StationSpec next = station(std::to_string(left) + " to go", Distribution::constant(1));
        next.machines = 50;  // never full
        behind.push_back(next);
    }
    for (const Class& each : classes) {
        plant.products.push_back({each.product, {}});
        plant.flows.push_back({spec::Name(std::string("flow of ") + each.product), {source_of(each), lane_of(each)}});
        bench.cycle.each.emplace_back(each.product, Distribution::of<Exponential>(each.service));
        const std::string next = each.stations_behind == 0 ? "sink" : std::to_string(each.stations_behind) + " to go";
        bench.to->targets.push_back({spec::Ref(next), 0, spec::Ref(each.product)});
    }
    std::vector<spec::ElementSpec>& elements = plant.flows.back().elements;
    elements.push_back(bench);
    elements.insert(elements.end(), behind.begin(), behind.end());
    spec::SinkSpec sink;
    sink.name = "sink";
    elements.push_back(sink);
    plant.run.warm_up = std::chrono::hours{20};
    plant.run.horizon = std::chrono::hours{12000};
    return plant;
}

}  // namespace

TEST_CASE("of two kinds of parts the one with fewer stations before it goes first: a queue with two classes, M/G/1") {
    // Without breaking off what is in work. Cobham 1954: W1 = R / (1 - a1), W2 = R / ((1 - a1) (1 - a1 - a2)), with the mean
    // residual work R that a part finds in service and the loads a1, a2 of the classes.
    const std::vector<std::vector<Class>> cases = {{{"A", 480, 180, 0}, {"B", 960, 360, 2}},
                                                   {{"A", 480, 180, 2}, {"B", 960, 360, 1}},
                                                   {{"A", 300, 150, 1}, {"B", 400, 100, 0}}};
    for (const std::vector<Class>& classes : cases) {
        const Plan plan = make_plan(bench_for(classes));
        std::vector<Tally> waits(2);
        for (std::uint64_t replication = 0; replication < 20; ++replication) {
            const ReplicationResult result = simulate(plan, 11, replication);
            for (Index b = 0; b < plan.buffers.size(); ++b)
                for (std::size_t k = 0; k < 2; ++k)
                    if (plan.buffers[b].name == "lane of " + std::string(classes[k].product))
                        waits[k].add(result.buffers[b].level_seconds / static_cast<double>(result.buffers[b].entered));
        }
        const std::size_t first = classes[0].stations_behind < classes[1].stations_behind ? 0 : 1;
        const double residual = classes[0].residual() + classes[1].residual();
        const double before = residual / (1 - classes[first].load());
        const double after = before / (1 - classes[0].load() - classes[1].load());
        compare("who has fewer stations before it", before, waits[first], before);
        compare("who has more", after, waits[1 - first], after);
    }
}
