// Bought parts whose stock has a known answer: a birth and death process, or one that is reviewed by a timetable.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

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

/// Each part waits at a station of its own, all of which stand in one queue for material, so that each calls off its piece as it comes.
spec::LineSpec with_a_station_for_each(spec::LineSpec plant, int stations) {
    auto& elements = plant.flows[0].elements;
    const auto fit = std::get<spec::StationSpec>(elements[2]);
    elements.erase(elements.begin() + 1, elements.begin() + 3);
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
    std::get<spec::SourceSpec>(plant.flows[0].elements[0]).to = first;
    return plant;
}

/// Trains bring the pieces, in place of a lead time.
spec::LineSpec brought(spec::LineSpec plant, std::uint32_t carries, double every, double drive) {
    plant.materials[0].value.lead_time.reset();
    spec::MilkRunSpec run;
    run.carries = carries;
    run.every = from_seconds(every);
    run.stops.push_back({spec::Ref("seats"), Distribution::constant(drive), {}});
    plant.milk_runs.push_back({"tugger", run});
    return plant;
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
    const spec::LineSpec plant =
        with_a_station_for_each(base_stock(Distribution::of<Lognormal>(lead_time, 0.3), spec::Shortage::wait), stations);
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

TEST_CASE("a train that brings every five minutes what was called off makes it a base stock under periodic review") {
    // What is called off until kR is there at kR + L, so the pieces beside the line at kR + L + u, less those waited for, are S less
    // the Poisson demand of L + u; u is any time of the R until the next train is there.
    // Silver, Pyke & Thomas 2017, ch. 6.5; Hadley & Whitin 1963, ch. 5: (nQ, r, T) with Q = 1
    constexpr double every = 300, drive = 120;
    constexpr int steps = 2000;
    double stock = 0, out_of_stock = 0;
    for (int step = 0; step < steps; ++step) {
        const double demand = (drive + every * (step + 0.5) / steps) / interval;
        double some = 0;
        for (std::uint32_t n = 0; n < pieces; ++n) {
            some += poisson(n, demand) / steps;
            stock += (pieces - n) * poisson(n, demand) / steps;
        }
        out_of_stock += 1.0 / steps - some;
    }
    const spec::LineSpec plant =
        brought(with_a_station_for_each(base_stock(Distribution::constant(0), spec::Shortage::wait), 40), 10'000, every, drive);
    const auto share_of_time = [&](double MaterialResult::* seconds) {
        return over_replications(plant, [&](const ReplicationResult& result) { return result.materials[0].*seconds / to_seconds(result.observed); });
    };
    compare("mean stock", stock, share_of_time(&MaterialResult::stock_seconds), stock);
    compare("share of time out of stock", out_of_stock, share_of_time(&MaterialResult::empty_seconds), out_of_stock);
    // Pieces on the way: those called off in the R before it leaves, half of them on average waiting, and all of them for the drive.
    const double on_the_way = (every / 2 + drive) / interval;
    compare("mean on the way", on_the_way, share_of_time(&MaterialResult::on_the_way_seconds), on_the_way);
}

TEST_CASE("a train that carries three lots leaves behind what a queue in bulk does") {
    // Lots are called off as a Poisson process; at each instant of the timetable up to three go. What is left is a Markov chain.
    constexpr double every = 150, demand = every / interval;
    constexpr std::size_t carries = 3, states = 400;
    std::vector<double> left(states, 0);
    left[0] = 1;
    double nothing = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<double> next(states, 0);
        nothing = 0;
        for (std::size_t n = 0; n < states && left[n] > 1e-18; ++n) {
            for (std::uint32_t come = 0; come < 40 && n + come < states; ++come) {
                const double chance = left[n] * poisson(come, demand);
                const std::size_t waiting = n + come;
                next[waiting > carries ? waiting - carries : 0] += chance;
                if (waiting == 0) nothing += chance;
            }
        }
        left = next;
    }
    double waiting = demand / 2;
    for (std::size_t n = 0; n < states; ++n) waiting += static_cast<double>(n) * left[n];
    spec::LineSpec plant = brought(base_stock(Distribution::constant(0), spec::Shortage::leave_out), carries, every, 20);
    plant.materials[0].value.stock = 1000;
    plant.materials[0].value.reorder_point = 999;
    plant.run.horizon = std::chrono::hours{2000};
    const Tally lots = over_replications(plant, [](const ReplicationResult& result) { return result.milk_runs[0].waiting_seconds / to_seconds(result.observed); });
    compare("mean number of lots that wait", waiting, lots, waiting);
    const Tally rounds = over_replications(
        plant, [&](const ReplicationResult& result) { return static_cast<double>(result.milk_runs[0].rounds) * every / to_seconds(result.observed); });
    compare("share of the timetable's instants at which one leaves", 1 - nothing, rounds, 1 - nothing);
}
