// People who travel against what is known of one who mends machines and has a way to go: renewals, and a semi-Markov process.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <optional>
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

constexpr double to_failure = 600, to_repair = 120, walk = 90;  // seconds; ways at 1 m/s
constexpr double failures = 1 / to_failure, repairs = 1 / to_repair;

/// Machines that always have parts, in lines of their own, and one fitter.
spec::LineSpec mended(std::size_t machines, std::optional<spec::Ref> base) {
    spec::LineSpec plant;
    plant.name = "a fitter";
    spec::TravelSpec travel;
    travel.speed = {1};
    travel.base = std::move(base);
    if (travel.base) travel.places.push_back({spec::Name(travel.base->name), {}});
    for (std::size_t m = 0; m < machines; ++m) {
        const std::string number = std::to_string(m + 1);
        spec::StationSpec press;
        press.name = "press " + number;
        press.cycle = Distribution::constant(10);
        spec::FailureSpec failure;
        failure.every = Distribution::of<Exponential>(to_failure);
        failure.repair = Distribution::of<Exponential>(to_repair);
        failure.crew = spec::Ref("fitter");
        press.failures.push_back(failure);
        spec::SourceSpec source;
        source.name = "in " + number;
        spec::SinkSpec sink;
        sink.name = "out " + number;
        const double metres = travel.base ? walk : static_cast<double>(m) * walk;
        travel.places.push_back({press.name, {.x = {metres}}});
        plant.flows.push_back({spec::Name("line " + number), {source, press, sink}});
    }
    spec::ResourceSpec fitter;
    fitter.travel = std::move(travel);
    plant.crews.push_back({"fitter", fitter});
    plant.run.warm_up = from_seconds(20000);
    plant.run.horizon = from_seconds(800000);
    return plant;
}

struct Measures {
    Tally up, at_work, on_the_way, wait;
};

Measures measures_of(const spec::LineSpec& plant) {
    const Plan plan = make_plan(plant);
    Measures all;
    for (std::uint64_t replication = 0; replication < 20; ++replication) {
        const ReplicationResult result = simulate(plan, 3, replication);
        const double observed = to_seconds(result.observed);
        double up = 0;
        for (const StationResult& station : result.stations)
            up += to_seconds(station.times[State::working]);
        all.up.add(up / observed / static_cast<double>(result.stations.size()));
        const ResourceResult& fitter = result.resources.front();
        all.at_work.add(fitter.busy_seconds / observed);
        all.on_the_way.add(fitter.travelling_seconds / observed);
        all.wait.add(fitter.waiting_seconds / static_cast<double>(fitter.granted));
    }
    return all;
}

}  // namespace

TEST_CASE("a fitter who goes back to his base comes from as far as he has got") {
    // Each cycle: up to the failure, his way, the repair. He has gone back for as long as the machine has run, at most all the way.
    const double comes = to_failure * (1 - std::exp(-walk * failures));
    const double cycle = to_failure + comes + to_repair;
    const Measures measured = measures_of(mended(1, spec::Ref("shop")));
    compare("up", to_failure / cycle, measured.up, 1);
    compare("at work", to_repair / cycle, measured.at_work, 1);
    compare("on the way, there and back", 2 * comes / cycle, measured.on_the_way, 1);
    compare("wait", comes, measured.wait, comes);
}

TEST_CASE("a fitter who walks between two machines is a semi-Markov process of four states") {
    // Idle at a machine; on the way to the other one; at work while the other one is up; at work while it is down. Visits to each
    // for one to the first, from the balance of the chain of visits:
    const double stays_up = std::exp(-failures * walk);
    const double other_up = (repairs + failures) / repairs;
    const double walks = (other_up - 0.5) / stays_up;
    const double other_down = other_up * failures / (repairs + failures) + walks * (1 - stays_up);
    CHECK(walks == doctest::Approx(0.5 + other_down));
    const double time = 0.5 / failures + walks * walk + other_up / (repairs + failures) + other_down / repairs;
    // Of machines, down: the one that he mends, the one that he walks to, and the other one if it fails meanwhile.
    const double down = other_up / (repairs + failures) + 2 * other_down / repairs +
                        walks * (walk + walk - (1 - stays_up) / failures);
    const Measures measured = measures_of(mended(2, {}));
    compare("up", 1 - down / time / 2, measured.up, 1);
    compare("at work", (other_up / (repairs + failures) + other_down / repairs) / time, measured.at_work, 1);
    compare("on the way", walks * walk / time, measured.on_the_way, 1);
    // Little's law: machines that wait for him, by how many repairs begin.
    const double begun = other_up * repairs / (repairs + failures) + other_down;
    const double at_work = other_up / (repairs + failures) + other_down / repairs;
    compare("wait", (down - at_work) / begun, measured.wait, (down - at_work) / begun);
}
