#include "takt/experiment/replicate.hpp"

#include <doctest/doctest.h>

#include "takt/experiment/run_experiment.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "unit/experiment/two_stations.hpp"

using namespace plants;

namespace {

void replicates_as_simulated(const Plan& plan, bool by_recursion) {
    CHECK(Replicator(plan).uses_recursion() == by_recursion);
    for (std::uint64_t replication = 0; replication < 3; ++replication)
        CHECK(replicate(plan, 5, replication) == simulate(plan, 5, replication));
}

}  // namespace

TEST_CASE("a serial line is replicated by its recursion, with the result of its simulation") {
    replicates_as_simulated(make_plan(two_stations(1)), true);
}

TEST_CASE("every other line is simulated") {
    replicates_as_simulated(make_plan(two_stations(2)), false);
}

TEST_CASE("an experiment that is stopped keeps whole replications alone, by either engine") {
    std::stop_source stop;
    stop.request_stop();
    for (const std::uint32_t machines : {1u, 2u}) {
        const Plan plan = make_plan(two_stations(machines));
        CHECK(replicate(plan, 1, 0, stop.get_token()).interrupted);
        ExperimentOptions options = options_of(plan);
        options.stop = stop.get_token();
        CHECK(run_experiment(plan, options).replications.empty());
    }
}
