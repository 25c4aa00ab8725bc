#include "takt/experiment/summary.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/experiment/costs.hpp"
#include "takt/experiment/months.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/schedule.hpp"
#include "takt/stats/duration_sample.hpp"
#include "takt/stats/target_chance.hpp"

namespace takt {
namespace {

void prepare(Summary& summary, const Plan& plan) {
    summary.scheduled = scheduled_time(plan);
    summary.runs_a_year = runs_a_year(plan);
    summary.target = target_units(plan);
    summary.stations.resize(plan.stations.size());
    summary.moving_lines.resize(plan.moving_lines.size());
    summary.batches.resize(plan.batches.size());
    summary.splits.resize(plan.splits.size());
    summary.robots.resize(plan.robots.size());
    summary.buffers.resize(plan.buffers.size());
    summary.resources.resize(plan.resources.size());
    summary.carriers.resize(plan.carriers.size());
    summary.materials.resize(plan.materials.size());
    summary.milk_runs.resize(plan.milk_runs.size());
    summary.zones.resize(plan.zones.size());
    summary.transporters.resize(plan.transporters.size());
    summary.matches.resize(plan.matches.size());
    summary.sources.resize(plan.sources.size());
    summary.sinks.resize(plan.sinks.size());
    summary.products.resize(plan.products.size());
    summary.costs = begin_costs(plan);
    summary.energy.prepare(plan);
    for (const ProductPlan& product : plan.products)
        if (product.price.amount > 0 && !summary.value) summary.value = ValueSummary{product.price.currency, {}};
}

std::uint64_t units_of_product(const ReplicationResult& result, std::size_t product) {
    std::uint64_t sum = 0;
    for (const SinkResult& sink : result.sinks) {
        if (product < sink.units_by_product.size()) sum += sink.units_by_product[product];
    }
    return sum;
}

void add_products(Summary& summary, const Plan& plan, const ReplicationResult& result) {
    double value = 0;
    for (std::size_t p = 0; p < plan.products.size(); ++p) {
        const auto units = static_cast<double>(units_of_product(result, p));
        summary.products[p].add(result.products[p], units);
        value += units * plan.products[p].price.amount;
    }
    if (summary.value) summary.value->a_run.add(value);
}

void add_sinks(Summary& summary, const ReplicationResult& result) {
    DurationSample lead_time;
    std::uint64_t incomplete = 0;
    for (std::size_t i = 0; i < result.sinks.size(); ++i) {
        summary.sinks[i].add(result.sinks[i]);
        incomplete += result.sinks[i].incomplete;
        lead_time.merge(result.sinks[i].lead_time);
    }
    summary.incomplete.add(static_cast<double>(incomplete));
    summary.lead_time.merge(lead_time);
    if (lead_time.count() > 0) {
        summary.lead_time_means.add(lead_time.mean());
        summary.lead_time_medians.add(lead_time.quantile(0.5));
        summary.lead_time_p95s.add(lead_time.quantile(0.95));
    }
    summary.runs.back().lead_time_mean = lead_time.mean();
}

void add_elements(Summary& summary, const Plan& plan, const ReplicationResult& result) {
    const double observed = to_seconds(result.observed);
    for (std::size_t i = 0; i < result.stations.size(); ++i) {
        std::uint64_t robot_failures = 0;
        const Rows robots = plan.stations[i].robots;
        for (Index r = robots.first; r < robots.last; ++r)
            robot_failures += result.robots[r].failures;
        summary.stations[i].add(result.stations[i], robot_failures);
    }
    for (std::size_t i = 0; i < result.moving_lines.size(); ++i)
        summary.moving_lines[i].add(result.moving_lines[i], observed);
    for (std::size_t i = 0; i < result.batches.size(); ++i)
        summary.batches[i].add(result.batches[i]);
    for (std::size_t i = 0; i < result.splits.size(); ++i)
        summary.splits[i].add(result.splits[i]);
    for (std::size_t i = 0; i < result.robots.size(); ++i)
        summary.robots[i].add(result.robots[i]);
    for (std::size_t i = 0; i < result.buffers.size(); ++i)
        summary.buffers[i].add(result.buffers[i], observed);
    for (std::size_t i = 0; i < result.resources.size(); ++i)
        summary.resources[i].add(result.resources[i]);
    for (std::size_t i = 0; i < result.carriers.size(); ++i)
        summary.carriers[i].add(result.carriers[i], observed);
    for (std::size_t i = 0; i < result.materials.size(); ++i)
        summary.materials[i].add(result.materials[i], observed);
    for (std::size_t i = 0; i < result.milk_runs.size(); ++i)
        summary.milk_runs[i].add(result.milk_runs[i], plan.milk_runs[i].trains);
    for (std::size_t i = 0; i < result.zones.size(); ++i)
        summary.zones[i].add(result.zones[i], observed);
    for (std::size_t i = 0; i < result.transporters.size(); ++i)
        summary.transporters[i].add(result.transporters[i], plan.transporters[i].count);
    for (std::size_t i = 0; i < result.matches.size(); ++i)
        summary.matches[i].add(result.matches[i], observed);
    for (std::size_t i = 0; i < result.sources.size(); ++i)
        summary.sources[i].add(result.sources[i]);
}

void add_run(Summary& summary, const Plan& plan, const ReplicationResult& result) {
    const auto units = static_cast<double>(result.units());
    RunSummary run;
    run.replication = result.replication;
    run.units = result.units();
    run.jph = share_of(units, to_hours(summary.scheduled));
    run.work_in_process = share_of(result.parts_seconds, to_seconds(result.observed));
    run.scrapped = result.scrapped;
    run.events = result.events;
    run.deadlock = result.deadlock;
    summary.units.add(units);
    summary.jph.add(run.jph);
    summary.work_in_process.add(run.work_in_process);
    summary.scrapped.add(static_cast<double>(run.scrapped));
    summary.runs.push_back(std::move(run));
    add_sinks(summary, result);
    add_products(summary, plan, result);
    add_elements(summary, plan, result);
    if (summary.costs) add_costs(plan, result, *summary.costs);
    summary.energy.add(plan, result);
}

}  // namespace

Summary summarise(const Plan& plan, const std::vector<ReplicationResult>& results) {
    Summary summary;
    prepare(summary, plan);
    std::vector<double> outputs;
    for (const ReplicationResult& result : results) {
        add_run(summary, plan, result);
        outputs.push_back(static_cast<double>(result.units()));
    }
    summary.months = units_by_month(plan, results);
    summary.rate_reached = rate_reached(plan, results);
    if (summary.target && !outputs.empty()) summary.chance = target_chance(*summary.target, outputs);
    return summary;
}

}  // namespace takt
