// Transporters against a recursion, against the queues that they are (M/D/1, and in bulk), and against what a battery takes and
// gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cases.hpp"
#include "exit_times.hpp"
#include "measure.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/random/stream.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;
using namespace std::chrono_literals;

namespace {

constexpr double way = 60;  // metres, at 1 m/s

/// Parts of a source are carried from A to B, where they leave.
spec::LineSpec carried(spec::SourceSpec source, std::uint32_t transporters) {
    spec::BufferSpec dock;
    dock.name = "dock";
    dock.capacity = spec::Capacity::unlimited();
    dock.carried_by = spec::Ref("agvs");
    dock.pick_up = spec::Ref("A");
    dock.set_down = spec::Ref("B");
    spec::SinkSpec sink;
    sink.name = "sink";
    spec::TransporterSpec fleet;
    fleet.count = transporters;
    fleet.speed = {1};
    fleet.places = {{"A", {}}, {"B", {.x = {way}}}};
    source.name = "source";
    spec::LineSpec plant;
    plant.name = "a dock";
    plant.transporters.push_back({"agvs", fleet});
    plant.flows.push_back({spec::Name("line"), {source, dock, sink}});
    return plant;
}

spec::SourceSpec poisson(double mean) {
    spec::SourceSpec source;
    source.every = Distribution::of<Exponential>(mean);
    return source;
}

/// When parts that come at these times are set down: each is fetched by whoever is free first, of those free at the same time by
/// one that stands at A already; a transporter is free where it has set down its part.
std::vector<double> set_down_at(const std::vector<Duration>& arrivals, std::size_t transporters, Duration load) {
    struct Free {
        Duration from{};
        bool at_b = false;
    };
    std::vector<Free> fleet(transporters);
    const Duration drive = from_seconds(way);
    std::vector<double> times;
    for (const Duration arrival : arrivals) {
        const auto sent_at = [&](const Free& one) { return std::max(one.from, arrival); };
        Free& next = *std::min_element(fleet.begin(), fleet.end(), [&](const Free& a, const Free& b) {
            return std::pair(sent_at(a), a.at_b) < std::pair(sent_at(b), b.at_b);
        });
        next.from = sent_at(next) + (next.at_b ? drive : Duration::zero()) + load + drive;
        next.at_b = true;
        times.push_back(to_seconds(next.from));
    }
    return times;
}

}  // namespace

TEST_CASE("transporters set parts down when a recursion says so, to the microsecond") {
    for (const std::uint32_t transporters : {1u, 2u, 5u}) {
        CAPTURE(transporters);
        Stream stream(StreamKey{3, transporters, hash_of("arrivals"), 0});
        spec::SourceSpec source;
        std::vector<Duration> arrivals;
        Duration now{};
        for (int part = 0; part < 2000; ++part) {
            now += from_seconds(Distribution::of<Exponential>(135.0 / transporters).sample(stream));
            arrivals.push_back(now);
            source.timetable.push_back({now, {}, 1, {}});
        }
        spec::LineSpec spec = carried(source, transporters);
        spec.transporters[0].value.load = 5s;
        CHECK(exit_times(spec, to_seconds(now) + 7200) == set_down_at(arrivals, transporters, 5s));
    }
}

TEST_CASE("one transporter with Poisson arrivals is an M/D/1 queue") {
    // It is taken for the way there and back. Pollaczek and Khinchine: a part waits rho D / (2 (1 - rho)) until it is sent.
    const double service = 2 * way, mean = 160, rho = service / mean;
    spec::LineSpec spec = carried(poisson(mean), 1);
    spec.run.warm_up = 24h;
    spec.run.horizon = 24h * 20;
    const Plan plan = make_plan(spec);
    Tally waits, idle;
    for (std::uint64_t replication = 0; replication < 40; ++replication) {
        const TransporterResult fleet = simulate(plan, 5, replication).transporters.front();
        waits.add(fleet.waiting_seconds / static_cast<double>(fleet.fetched));
        idle.add(fleet.idle_seconds / fleet.scheduled_seconds());
    }
    const double exact = rho * service / (2 * (1 - rho)) + way;
    compare("mean time until a part is fetched", exact, waits, exact);
    compare("share of time idle", 1 - rho, idle, 1);
}

TEST_CASE("one transporter that carries up to three parts serves them in bulk: a chain of what it leaves behind") {
    const double mean = 70, rate = 1 / mean;
    constexpr std::size_t most = 3, states = 200;
    // So many parts come in the time of one way.
    std::vector<double> come{std::exp(-rate * way)};
    for (std::size_t n = 1; n < states; ++n)
        come.push_back(come.back() * rate * way / static_cast<double>(n));
    const auto mean_of = [](const std::vector<double>& chances) {
        double sum = 0;
        for (std::size_t n = 0; n < chances.size(); ++n)
            sum += chances[n] * static_cast<double>(n);
        return sum;
    };
    for (const std::size_t least : {std::size_t{1}, std::size_t{2}, most}) {
        CAPTURE(least);
        // From one fetching to the next: parts come as it brings some, it waits for more if there are fewer than it is sent for, and
        // more come as it drives back; then it takes as many as it can.
        std::vector<double> left(states, 0), begun(states, 0);
        left[0] = 1;
        double idle = 0, waited = 0, taken = 0;
        for (int round = 0; round < 400; ++round) {
            std::vector<double> there(states, 0), next(states, 0);
            begun.assign(states, 0);
            for (std::size_t n = 0; n < states; ++n)
                for (std::size_t k = 0; n + k < states; ++k)
                    begun[n + k] += left[n] * come[k];
            idle = waited = 0;  // arrivals that it waits for, and how many parts wait meanwhile
            for (std::size_t n = 0; n < least; ++n) {
                for (std::size_t k = n; k < least; ++k) {
                    idle += begun[n];
                    waited += begun[n] * static_cast<double>(k);
                }
                begun[least] += std::exchange(begun[n], 0);
            }
            for (std::size_t n = least; n < states; ++n)
                for (std::size_t k = 0; n + k < states; ++k)
                    there[n + k] += begun[n] * come[k];
            taken = 0;
            for (std::size_t n = least; n < states; ++n) {
                next[n - std::min(n, most)] += there[n];
                taken += there[n] * static_cast<double>(std::min(n, most));
            }
            left = next;
        }
        const double cycle = 2 * way + idle * mean;
        CHECK(taken == doctest::Approx(rate * cycle).epsilon(1e-9));
        const double wait = ((mean_of(left) + mean_of(begun) + rate * way) * way + waited * mean) / taken;

        spec::LineSpec spec = carried(poisson(mean), 1);
        spec.transporters[0].value.carries = most;
        spec.transporters[0].value.least = static_cast<std::uint32_t>(least);
        if (least > 1) spec.transporters[0].value.longest_wait = 24h * 365;
        spec.run.warm_up = 24h;
        spec.run.horizon = 24h * 20;
        const Plan plan = make_plan(spec);
        Tally waits, idles, parts;
        for (std::uint64_t replication = 0; replication < 40; ++replication) {
            const TransporterResult fleet = simulate(plan, 5, replication).transporters.front();
            waits.add(fleet.waiting_seconds / static_cast<double>(fleet.fetched));
            idles.add(fleet.idle_seconds / fleet.scheduled_seconds());
            parts.add(static_cast<double>(fleet.fetched) / static_cast<double>(fleet.trips));
        }
        compare("mean time until a part is fetched", wait, waits, wait);
        compare("share of time idle", idle * mean / cycle, idles, 1);
        compare("parts of a trip", taken, parts, taken);
    }
}

TEST_CASE("a battery is charged for as long as driving has taken out of it, whatever is driven") {
    for (const double below : {0.3, 0.6, 0.9}) {
        spec::LineSpec spec = carried(poisson(50), 3);
        const spec::BatterySpec battery{.lasts = 2h, .charge = 30min, .below = {below}, .charger = "B", .chargers = 3};
        spec.transporters[0].value.battery = battery;
        spec.run.horizon = 24h * 30;
        const TransporterResult fleet = simulate(make_plan(spec), 7, 0).transporters.front();
        const double driven = fleet.fetching_seconds + fleet.carrying_seconds;
        const double given = fleet.charging_seconds * to_seconds(battery.lasts) / to_seconds(battery.charge);
        // But for what the three batteries hold at the beginning and at the end.
        CHECK(driven == doctest::Approx(given).epsilon(3 * to_seconds(battery.lasts) / given));
        CHECK(driven > 100 * to_seconds(battery.lasts));
        CHECK(fleet.held_seconds == 0);
    }
}
