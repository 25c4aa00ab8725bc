// Lost jobs of random plants: every one has a cause, to the microsecond.
#include <doctest/doctest.h>

#include <cstdint>
#include <optional>

#include "property/random_plant.hpp"
#include "takt/experiment/observed_run.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"

using namespace takt;
using namespace random_plants;

namespace {

Duration scheduled_of(const ReplicationResult& result, Index station) {
    return result.stations[station].times.scheduled();
}

}  // namespace

TEST_CASE("gross less net is the sum of the losses, to the microsecond, on random plants and whatever the reference") {
    int with_losses = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        std::optional<LossReference> reference = loss_reference(plan, static_look(plan));
        // Any station will do for the books: every third plant has its books kept at one that was not chosen.
        if (seed % 3 == 0)
            reference = LossReference{static_cast<Index>(seed / 3 % plan.stations.size()), std::chrono::seconds{90}};
        if (!reference) continue;
        const ObservedRun run = observe(plan, reference, seed, 0, 4);
        CHECK(run.losses->unexplained() == Duration::zero());
        CHECK(run.losses->units == run.result.units());
        CHECK(run.losses->scheduled == scheduled_of(run.result, reference->station));
        with_losses += run.losses->losses.size() > 2 ? 1 : 0;
    }
    CHECK(with_losses > 200);
}

TEST_CASE("an observed run is the run") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        const auto reference = loss_reference(plan, static_look(plan));
        CHECK(observe(plan, reference, seed, 0, 4).result == simulate(plan, seed, 0));
    }
}

TEST_CASE("at each instant at most one machine is the bottleneck, and all parts of the run are counted") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        const ObservedRun run = observe(plan, {}, seed, 0, 5);
        Duration sole{}, momentary{};
        for (std::size_t s = 0; s < plan.stations.size(); ++s) {
            sole += run.bottlenecks.sole[s];
            for (const auto& part : run.bottlenecks.momentary)
                momentary += part[s];
            CHECK(run.bottlenecks.total(s) <= run.bottlenecks.observed);
        }
        CHECK(momentary == run.bottlenecks.observed);
        CHECK(sole <= run.bottlenecks.observed);
        CHECK(run.bottlenecks.observed <= run.result.observed);
    }
}
