#include "takt/experiment/single_run.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "takt/experiment/replicate.hpp"
#include "two_stations.hpp"

using namespace takt;
using namespace takt::spec;
using namespace std::chrono_literals;

TEST_CASE("a single run is the same replication, cut into slots that add up to its units") {
    for (const Duration warm_up : {Duration(0h), Duration(3h)}) {
        LineSpec line = plants::two_stations(1);
        line.run.warm_up = warm_up;
        const Plan plan = make_plan(line);
        const SingleRun run = run_single(plan, 7, 2);
        CHECK(run.result == replicate(plan, 7, 2));
        REQUIRE(run.units.size() == 1000);
        CHECK(std::accumulate(run.units.begin(), run.units.end(), 0.0) == static_cast<double>(run.result.units()));
        REQUIRE(run.a_slot);
        CHECK(1000 * run.a_slot->interval.estimate == doctest::Approx(static_cast<double>(run.result.units())));
        CHECK(run.a_slot->interval.half_width() > 0);
    }
}

TEST_CASE("after a stop there is nothing to say") {
    std::stop_source source;
    source.request_stop();
    CHECK_FALSE(run_single(make_plan(plants::two_stations(1)), 1, 0, source.get_token()).a_slot);
}
