#include "takt/experiment/costs.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "takt/core/time.hpp"
#include "takt/experiment/energy.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {
namespace {

/// Costs of one run.
class CostsOfRun {
  public:
    void add(CostKind kind, const spec::Money& price, double count) {
        amounts_[static_cast<std::size_t>(kind)] += price.amount * count;
    }

    void note(std::uint64_t units, CostSummary& summary) const {
        double total = 0;
        for (std::size_t kind = 0; kind < amounts_.size(); ++kind) {
            summary.kinds[kind].add(amounts_[kind]);
            total += amounts_[kind];
        }
        summary.total.add(total);
        if (units > 0) summary.a_unit.add(total / static_cast<double>(units));
    }

  private:
    std::array<double, cost_kind_names.size()> amounts_{};
};

/// Present, at work or not, and overtime at the same rate.
double paid_seconds(const ResourceResult& resource) {
    return resource.present_seconds + resource.overtime_seconds();
}

}  // namespace

std::optional<CostSummary> begin_costs(const Plan& plan) {
    std::optional<CostSummary> summary;
    const auto note = [&](const spec::Money& cost) {
        if (cost.amount > 0 && !summary)
            summary = CostSummary{.currency = cost.currency, .kinds = {}, .total = {}, .a_unit = {}};
    };
    for (const StationPlan& station : plan.stations)
        note(station.cost);
    for (const ResourcePlan& resource : plan.resources)
        note(resource.cost);
    for (const TransporterPlan& fleet : plan.transporters)
        note(fleet.cost);
    for (const MilkRunPlan& run : plan.milk_runs)
        note(run.cost);
    for (const ProductPlan& product : plan.products)
        note(product.scrap_cost);
    for (const MaterialPlan& material : plan.materials)
        note(material.price);
    note(plan.energy_price);
    return summary;
}

void add_costs(const Plan& plan, const ReplicationResult& result, CostSummary& summary) {
    CostsOfRun costs;
    for (std::size_t s = 0; s < plan.stations.size(); ++s) {
        const StateTimes& times = result.stations[s].times;
        costs.add(CostKind::machines, plan.stations[s].cost, to_hours(times.scheduled()));
        costs.add(CostKind::energy, plan.energy_price, kilowatt_hours_of(plan.stations[s], times));
    }
    for (std::size_t t = 0; t < plan.transporters.size(); ++t)
        costs.add(CostKind::machines, plan.transporters[t].cost, result.transporters[t].scheduled_seconds() / 3600);
    for (std::size_t r = 0; r < plan.milk_runs.size(); ++r)
        costs.add(CostKind::machines, plan.milk_runs[r].cost, result.milk_runs[r].scheduled_seconds() / 3600);
    for (std::size_t r = 0; r < plan.resources.size(); ++r)
        costs.add(CostKind::people, plan.resources[r].cost, paid_seconds(result.resources[r]) / 3600);
    for (std::size_t p = 0; p < result.products.size(); ++p)
        costs.add(CostKind::scrap, plan.products[p].scrap_cost, static_cast<double>(result.products[p].scrapped));
    for (std::size_t m = 0; m < result.materials.size(); ++m)
        costs.add(CostKind::material, plan.materials[m].price, static_cast<double>(result.materials[m].consumed));
    costs.note(result.units(), summary);
}

}  // namespace takt
