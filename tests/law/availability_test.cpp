// Failures that are written as an availability, against what it says: a renewal process that is up for that share of the time.
#include <doctest/doctest.h>

#include <chrono>

#include "cases.hpp"
#include "measure.hpp"

using namespace takt;
using namespace takt::law;
using namespace std::chrono_literals;

namespace {

/// A station of 10 s a part that never starves and never waits to hand on.
Measured runs_of_station(spec::Share availability, const Distribution& repair, spec::Clock clock) {
    spec::StationSpec cell;
    cell.name = "cell";
    cell.cycle = Distribution::constant(10);
    spec::FailureSpec failure;
    failure.clock = clock;
    failure.availability = availability;
    failure.repair = repair;
    cell.failures = {failure};
    return measure(serial({cell}, {}), {.replications = 40, .warm_up = 2000, .horizon = 200000});
}

}  // namespace

TEST_CASE("a station that never starves works for the share of time that is its availability") {
    const Distribution repairs[] = {Distribution::of<Lognormal>(120, 0.8), Distribution::constant(90),
                                    Distribution::of<Exponential>(200)};
    for (const double share : {0.6, 0.9, 0.97})
        for (const Distribution& repair : repairs)
            for (const spec::Clock clock : {spec::Clock::operating, spec::Clock::scheduled}) {
                CAPTURE(share);
                CAPTURE(repair.mean());
                compare("throughput", share / 10, runs_of_station({share}, repair, clock).at("throughput"), 0.1);
            }
}
