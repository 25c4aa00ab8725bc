#include "takt/experiment/costs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/energy.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {
namespace {

/// Costs of one run, by currency.
class CostsOfRun {
  public:
    explicit CostsOfRun(std::vector<CostSummary>& summaries) : summaries_(summaries), amounts_(summaries.size()) {}

    void add(CostKind kind, const spec::Money& price, double count) {
        for (std::size_t i = 0; i < summaries_.size(); ++i)
            if (summaries_[i].currency == price.currency)
                amounts_[i][static_cast<std::size_t>(kind)] += price.amount * count;
    }

    void note(std::uint64_t units) {
        for (std::size_t i = 0; i < summaries_.size(); ++i) {
            double total = 0;
            for (std::size_t kind = 0; kind < amounts_[i].size(); ++kind) {
                summaries_[i].kinds[kind].add(amounts_[i][kind]);
                total += amounts_[i][kind];
            }
            summaries_[i].total.add(total);
            if (units > 0) summaries_[i].a_unit.add(total / static_cast<double>(units));
        }
    }

  private:
    std::vector<CostSummary>& summaries_;
    std::vector<std::array<double, cost_kind_names.size()>> amounts_;
};

/// Present, at work or not, and overtime at the same rate.
double paid_seconds(const ResourceResult& resource) {
    return resource.present_seconds + resource.overtime_seconds();
}

}  // namespace

std::vector<CostSummary> currencies_of_costs(const Plan& plan) {
    std::vector<CostSummary> summaries;
    const auto note = [&](const spec::Money& cost) {
        const auto same = [&](const CostSummary& each) { return each.currency == cost.currency; };
        if (cost.amount > 0 && std::none_of(summaries.begin(), summaries.end(), same))
            summaries.push_back({.currency = cost.currency, .kinds = {}, .total = {}, .a_unit = {}});
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
    return summaries;
}

void add_costs(const Plan& plan, const ReplicationResult& result, std::vector<CostSummary>& summaries) {
    CostsOfRun costs(summaries);
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
    costs.note(result.units());
}

}  // namespace takt
