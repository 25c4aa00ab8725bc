#include "takt/experiment/screen.hpp"

#include <doctest/doctest.h>

#include "takt/experiment/run_experiment.hpp"
#include "takt/line/make_plan.hpp"
#include "unit/experiment/two_stations.hpp"

using namespace plants;

namespace {

ExperimentOptions ten() {
    ExperimentOptions options;
    options.replications = 10;
    options.seed = 5;
    return options;
}

void screens_as_simulated(const Plan& plan, bool by_recursion) {
    const Screening screening = screen(plan, ten());
    const ExperimentResult simulated = run_experiment(plan, ten());
    CHECK(screening.by_recursion == by_recursion);
    REQUIRE(screening.replications.size() == 10);
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(screening.replications[i].replication == i);
        CHECK(screening.replications[i].units == simulated.replications[i].units());
        CHECK(screening.replications[i].lead_time.mean() == simulated.replications[i].sinks[0].lead_time.mean());
    }
    CHECK(screening.units().count() == 10);
}

}  // namespace

TEST_CASE("a serial line is screened by its recursion, with the units and lead times of its simulation") {
    screens_as_simulated(make_plan(two_stations(1)), true);
}

TEST_CASE("every other line is simulated") { screens_as_simulated(make_plan(two_stations(2)), false); }

TEST_CASE("a plant that is flooded fails in a screening as it does in an experiment") {
    for (const std::uint32_t machines : {1u, 2u}) {
        LineSpec spec = two_stations(machines);
        auto& first = std::get<SourceSpec>(spec.flows[0].elements[0]);
        first.every = Distribution::constant(0.0001);
        ExperimentOptions options = ten();
        options.replications = 2;
        const Screening screening = screen(make_plan(spec), options);
        CHECK(screening.replications.empty());
        REQUIRE(screening.failed.size() == 2);
        CHECK(screening.failed[1].replication == 1);
    }
}

TEST_CASE("a screening that is stopped keeps what is whole") {
    std::stop_source stop;
    stop.request_stop();
    ExperimentOptions options = ten();
    options.stop = stop.get_token();
    for (const std::uint32_t machines : {1u, 2u}) {
        const Screening screening = screen(make_plan(two_stations(machines)), options);
        CHECK(screening.interrupted);
        CHECK(screening.replications.empty());
    }
}
