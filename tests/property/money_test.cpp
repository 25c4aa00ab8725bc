// Money of random plants: what a run costs and is worth, counted once more by someone who looks on.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "heard_line.hpp"
#include "property/random_plant.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using namespace random_plants;

namespace {

struct Purse {
    explicit Purse(const Plan& p)
        : plan(&p), states(p.machines(), State::starved), since(p.machines(), run_start), stock(p.materials.size()) {
        for (Index s = 0; s < p.stations.size(); ++s)
            stations.insert(stations.end(), p.stations[s].machines, s);
        for (std::size_t m = 0; m < stock.size(); ++m)
            stock[m] = p.materials[m].stock;
    }

    const Plan* plan;
    std::vector<State> states;  ///< by machine
    std::vector<SimTime> since;
    std::vector<Index> stations;
    std::vector<std::uint32_t> stock;
    double machines = 0, energy = 0, scrap = 0, material = 0, value = 0;

    /// What the machine has cost since it came into its state.
    void pay(Index machine, SimTime now) {
        const StationPlan& station = plan->stations[stations[machine]];
        const State state = states[machine];
        const double hours = to_hours(now - since[machine]);
        if (state != State::on_break && state != State::off_shift) machines += hours * station.cost.amount;
        energy += hours * station.watts[static_cast<std::size_t>(state)] / 1000 * plan->energy_price.amount;
        since[machine] = now;
    }

    void pay_all(SimTime now) {
        for (Index m = 0; m < states.size(); ++m)
            pay(m, now);
    }
};

struct Teller : Listener {
    explicit Teller(Purse& whose) : purse(&whose) {}
    Purse* purse;

    void changed(SimTime now, Index machine, State, State to) override {
        purse->pay(machine, now);
        purse->states[machine] = to;
    }
    void scrapped(SimTime, const Part& part) override { purse->scrap += purse->plan->products[part.product].scrap_cost.amount; }
    void left(SimTime, Index, const Part& part) override { purse->value += purse->plan->products[part.product].price.amount; }
    void stock_changed(SimTime, Index material, std::uint32_t now) override {
        std::uint32_t& before = purse->stock[material];
        if (now < before) purse->material += (before - now) * purse->plan->materials[material].price.amount;
        before = now;
    }
    void counting_begins(SimTime now) override {
        purse->pay_all(now);
        purse->machines = purse->energy = purse->scrap = purse->material = purse->value = 0;
    }
};

}  // namespace

TEST_CASE("what a run costs is what its machines, its people, its energy, its scrap and its material cost; no more, no less") {
    int paid_for_scrap = 0, paid_for_material = 0, paid_for_fleets = 0;
    for (std::uint64_t seed = 8; seed < 400; seed += 3) {  // those that have money
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        Purse purse(plan);
        Teller teller(purse);
        HeardLine line(plan, seed, 0, teller);
        line.run_until(plan.end());
        const ReplicationResult result = line.result();
        purse.pay_all(plan.end());
        double fleets = 0, people = 0;
        for (std::size_t t = 0; t < plan.transporters.size(); ++t)
            fleets += plan.transporters[t].cost.amount * result.transporters[t].scheduled_seconds() / 3600;
        for (std::size_t r = 0; r < plan.milk_runs.size(); ++r)
            fleets += plan.milk_runs[r].cost.amount * result.milk_runs[r].scheduled_seconds() / 3600;
        for (std::size_t r = 0; r < plan.resources.size(); ++r)
            people += plan.resources[r].cost.amount *
                      (result.resources[r].present_seconds + result.resources[r].overtime_seconds()) / 3600;

        const Summary summary = summarise(plan, {result});
        REQUIRE(summary.costs.has_value());
        const auto cost = [&](CostKind kind) {
            return doctest::Approx(summary.costs->kinds[static_cast<std::size_t>(kind)].mean()).epsilon(1e-9);
        };
        CHECK(purse.machines + fleets == cost(CostKind::machines));
        CHECK(purse.energy == cost(CostKind::energy));
        CHECK(purse.scrap == cost(CostKind::scrap));
        CHECK(purse.material == cost(CostKind::material));
        CHECK(people == cost(CostKind::people));
        CHECK(purse.machines + fleets + purse.energy + purse.scrap + purse.material + people ==
              doctest::Approx(summary.costs->total.mean()).epsilon(1e-9));
        REQUIRE(summary.value.has_value());
        CHECK(purse.value == doctest::Approx(summary.value->a_run.mean()).epsilon(1e-9));
        double by_area = 0;
        for (const AreaEnergy& area : summary.energy.areas)
            by_area += area.kwh.mean();
        CHECK(by_area * plan.energy_price.amount == doctest::Approx(purse.energy).epsilon(1e-9));
        paid_for_scrap += purse.scrap > 0;
        paid_for_material += purse.material > 0;
        paid_for_fleets += fleets > 0;
    }
    CHECK(paid_for_scrap > 20);
    CHECK(paid_for_material > 10);
    CHECK(paid_for_fleets > 10);
}
