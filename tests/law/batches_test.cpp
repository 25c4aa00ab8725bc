// Batches against the queue M/M(a,b)/1: single arrivals, service of at least a and at most b of them together.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/experiment/estimate.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

struct BulkQueue {
    double waiting = 0;     ///< mean number of parts that wait
    double size = 0;        ///< mean of a batch
    double busy = 0;        ///< share of time
};

/// With n waiting: p(busy, n) = p(busy, 0) r^n, where r in (0, 1) solves mu r^(b+1) - (lambda + mu) r + lambda = 0, and
/// p(idle, n) = (mu / lambda) (p(busy, 0) + ... + p(busy, n)) for n < a.
/// \source Neuts, Ann. Math. Statist. 38 (1967); Medhi, Stochastic Models in Queueing Theory (2003), 4.2: M/M(a,b)/1
BulkQueue bulk_queue(double arrivals, double services, int least, int most) {
    double low = 0, high = 1 - 1e-9;
    const auto value = [&](double r) { return services * std::pow(r, most + 1) - (arrivals + services) * r + arrivals; };
    for (int i = 0; i < 200; ++i) (value((low + high) / 2) > 0 ? low : high) = (low + high) / 2;
    const double r = low;
    double busy = 1 / (1 - r), idle = 0, waiting = r / ((1 - r) * (1 - r)), so_far = 0;
    for (int n = 0; n < least; ++n) {
        so_far += std::pow(r, n);
        idle += services / arrivals * so_far;
        waiting += n * services / arrivals * so_far;
    }
    const double all = busy + idle;
    return {waiting / all, arrivals / (services * busy / all), busy / all};
}

spec::LineSpec oven_with(double between, double cycle, std::uint32_t least, std::uint32_t most) {
    spec::SourceSpec source;
    source.name = "source";
    source.every = Distribution::of<Exponential>(between);
    spec::BufferSpec store;
    store.name = "store";
    store.capacity = spec::Capacity::unlimited();
    spec::StationSpec oven = station("oven", Distribution::of<Exponential>(cycle));
    oven.batch.emplace();
    oven.batch->most = most;
    oven.batch->least = least;
    spec::SinkSpec sink;
    sink.name = "sink";
    spec::LineSpec plant;
    plant.name = "oven";
    plant.flows.push_back({spec::Name("line"), {source, store, oven, sink}});
    plant.run.warm_up = std::chrono::hours{20};
    plant.run.horizon = std::chrono::hours{1500};
    return plant;
}

}  // namespace

TEST_CASE("the exact answers agree with the queue M/M/1 where a batch is one part") {
    const BulkQueue queue = bulk_queue(0.8, 1, 1, 1);
    CHECK(queue.busy == doctest::Approx(0.8));
    CHECK(queue.waiting == doctest::Approx(0.8 * 0.8 / 0.2));
    CHECK(queue.size == doctest::Approx(1));
}

TEST_CASE("no formula for machines that take one part each is given for ovens") {
    for (const std::uint32_t machines : {1u, 2u}) {
        spec::LineSpec plant = oven_with(60, 90, 1, 4);
        std::get<spec::StationSpec>(plant.flows.front().elements[2]).machines = machines;
        CHECK(std::holds_alternative<std::string>(estimate(make_plan(plant))));
    }
}

TEST_CASE("ovens that take at least a and at most b parts are queues M/M(a,b)/1") {
    struct Case {
        double between;
        std::uint32_t least, most;
    };
    for (const Case& c : {Case{30, 1, 4}, Case{30, 4, 4}, Case{25, 3, 6}, Case{40, 5, 8}}) {
        constexpr double cycle = 90;
        const BulkQueue exact = bulk_queue(1 / c.between, 1 / cycle, static_cast<int>(c.least), static_cast<int>(c.most));
        const std::string what = "M/M(" + std::to_string(c.least) + ',' + std::to_string(c.most) + ")/1 ";
        Tally waiting, size, busy, lead_time;
        const Plan plan = make_plan(oven_with(c.between, cycle, c.least, c.most));
        for (std::uint64_t replication = 0; replication < 20; ++replication) {
            const ReplicationResult result = simulate(plan, 17, replication);
            const double observed = to_seconds(result.observed);
            waiting.add(result.buffers[0].level_seconds / observed);
            const BatchResult& batches = result.batches[0];
            size.add(static_cast<double>(batches.parts) / static_cast<double>(batches.batches));
            busy.add(to_seconds(result.stations[0].times[State::working]) / observed);
            lead_time.add(result.sinks[0].lead_time.mean());
        }
        compare(what + "waiting", exact.waiting, waiting, exact.waiting);
        compare(what + "size of a batch", exact.size, size, exact.size);
        compare(what + "busy", exact.busy, busy, 1);
        const double by_little = exact.waiting * c.between + cycle;
        compare(what + "lead time", by_little, lead_time, by_little);
    }
}
