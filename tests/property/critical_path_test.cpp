// Of every plant: the times along the critical path add up to the time of the run, and to trace it changes nothing.
#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>
#include <vector>

#include "property/random_plant.hpp"
#include "takt/experiment/critical_path.hpp"
#include "takt/experiment/predicted_gain.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;

namespace {

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double all_of(const CriticalPath& path) {
    return sum(path.station_work) + sum(path.station_setup) + sum(path.station_stand) + sum(path.station_gathering) + sum(path.stop) +
           sum(path.buffer_transit) + sum(path.source) + sum(path.material) + sum(path.round) + sum(path.way_back) + sum(path.drive) + sum(path.travel) + sum(path.departure) + path.calendar + path.after;
}

}  // namespace

TEST_CASE("the critical path of a random plant takes all of its time, and the traced run is the run") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plants::random_plant(seed));
        const TracedReplication traced = trace_critical_path(plan, seed, 0);
        CHECK(traced.result == replicate(plan, seed, 0));
        CHECK(std::abs(all_of(traced.path) - traced.path.observed) < 1e-6);
        CHECK(predicted_gain(plan, plan, traced.path).value_or(0) == 0);
    }
}
