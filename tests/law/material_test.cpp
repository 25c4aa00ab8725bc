// Bought parts whose stock is a birth and death process with a known answer.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

constexpr std::uint32_t pieces = 5;  // S: beside the line and on the way
constexpr double interval = 60;      // seconds between parts, exponential
constexpr double lead_time = 240;    // seconds, on average
constexpr double offered = lead_time / interval;

/// Parts of a Poisson process, worked on in no time by a station that takes a piece for each; what is taken is called off at
/// once, piece by piece.
spec::LineSpec base_stock(const Distribution& lead_time_law, spec::Shortage when_missing) {
    spec::SourceSpec source;
    source.name = "source";
    source.every = Distribution::of<Exponential>(interval);
    spec::StationSpec fit = station("fit", Distribution::constant(0));
    fit.materials.push_back({spec::Ref("seats"), spec::ByProduct<std::uint32_t>(1)});
    fit.when_missing = when_missing;
    spec::BufferSpec queue;
    queue.name = "queue";
    queue.capacity = spec::Capacity::unlimited();
    spec::SinkSpec sink;
    sink.name = "sink";
    spec::MaterialSpec seats;
    seats.stock = pieces;
    seats.reorder_point = pieces - 1;
    seats.lot = 1;
    seats.lead_time = lead_time_law;
    spec::LineSpec plant;
    plant.name = "base stock";
    plant.flows.push_back({spec::Name("line"), {source, queue, fit, sink}});
    plant.materials.push_back({spec::Name("seats"), seats});
    plant.run.warm_up = std::chrono::hours{5};
    plant.run.horizon = std::chrono::hours{500};
    return plant;
}

template <class Value>
Tally over_replications(const spec::LineSpec& spec, Value value) {
    const Plan plan = make_plan(spec);
    Tally tally;
    for (std::uint64_t replication = 0; replication < 20; ++replication)
        tally.add(value(simulate(plan, 7, replication)));
    return tally;
}

/// \source Erlang 1917; B(0) = 1, B(n) = a B(n - 1) / (n + a B(n - 1))
double erlang_b(std::uint32_t servers, double load) {
    double blocked = 1;
    for (std::uint32_t n = 1; n <= servers; ++n)
        blocked = load * blocked / (n + load * blocked);
    return blocked;
}

double poisson(std::uint32_t n, double mean) {
    return std::exp(n * std::log(mean) - mean - std::lgamma(n + 1.0));
}

}  // namespace

TEST_CASE(
    "parts go on without a piece as often as calls are lost in Erlang's loss system, whatever the lead time's law") {
    // Each piece on the way is a busy one of S servers; demand that finds none in stock is lost. The loss is insensitive to the
    // law of the lead time (Sevastyanov 1957).
    const double exact = erlang_b(pieces, offered);
    const std::pair<const char*, Distribution> laws[] = {{"constant", Distribution::constant(lead_time)},
                                                         {"exponential", Distribution::of<Exponential>(lead_time)},
                                                         {"lognormal", Distribution::of<Lognormal>(lead_time, 0.3)}};
    for (const auto& [name, law] : laws) {
        const spec::LineSpec plant = base_stock(law, spec::Shortage::leave_out);
        const Tally incomplete = over_replications(plant, [](const ReplicationResult& result) {
            return static_cast<double>(result.sinks[0].incomplete) / static_cast<double>(result.sinks[0].units);
        });
        compare(std::string("incomplete units, lead time ") + name, exact, incomplete, exact);
        // Little's law for the pieces on the way; the others are beside the line.
        const Tally stock = over_replications(plant, [](const ReplicationResult& result) {
            return result.materials[0].stock_seconds / to_seconds(result.observed);
        });
        compare(std::string("mean stock, lead time ") + name, pieces - offered * (1 - exact), stock, pieces);
    }
}

TEST_CASE("where parts wait for pieces, as many are under way as the servers of an infinite queue are busy") {
    // Every part calls off a piece as it comes, one or another: the number under way is Poisson with mean rate times lead time
    // (Palm 1938; Hadley & Whitin 1963, ch. 4), the stock what it leaves of S, and the queue what it exceeds S by. That holds
    // as long as each part that waits has called off its piece: for one at a time, so the line of parts is kept away from the
    // station by taking each to a station of its own, all of which stand in one queue for material.
    double out_of_stock = 1, stock = 0;
    for (std::uint32_t n = 0; n < pieces; ++n) {
        out_of_stock -= poisson(n, offered);
        stock += (pieces - n) * poisson(n, offered);
    }
    constexpr int stations = 24;  // more than ever wait: P(N > 5 + 24) < 1e-15
    spec::LineSpec plant = base_stock(Distribution::of<Lognormal>(lead_time, 0.3), spec::Shortage::wait);
    auto& elements = plant.flows[0].elements;
    const auto fit = std::get<spec::StationSpec>(elements[2]);
    elements.erase(elements.begin() + 1, elements.begin() + 3);
    auto& source = std::get<spec::SourceSpec>(elements[0]);
    spec::RouteSpec first;
    first.choice = spec::Choice::first;
    for (int k = 1; k <= stations; ++k) {
        spec::StationSpec copy = fit;
        const std::string number = std::to_string(k);
        copy.name = spec::Name("fit-" + number);
        spec::BufferSpec place;
        place.name = spec::Name("place-" + number);
        place.capacity = 1;
        copy.to.emplace();
        copy.to->targets.push_back({spec::Ref("sink"), 1, {}});
        first.targets.push_back({spec::Ref("place-" + number), 1, {}});
        plant.flows.push_back({spec::Name("flow-" + number), {place, copy}});
    }
    source.to = first;
    const Tally measured_stock = over_replications(plant, [](const ReplicationResult& result) {
        return result.materials[0].stock_seconds / to_seconds(result.observed);
    });
    compare("mean stock", stock, measured_stock, stock);
    const Tally empty = over_replications(plant, [](const ReplicationResult& result) {
        return result.materials[0].empty_seconds / to_seconds(result.observed);
    });
    compare("share of time out of stock", out_of_stock, empty, out_of_stock);
    const Tally under_way = over_replications(plant, [](const ReplicationResult& result) {
        return result.materials[0].on_the_way_seconds / to_seconds(result.observed);
    });
    compare("mean on the way", offered, under_way, offered);
}
