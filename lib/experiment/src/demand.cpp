#include "demand.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "takt/experiment/flows.hpp"
#include "takt/experiment/station_speed.hpp"
#include "takt/experiment/traffic.hpp"
#include "takt/line/plan.hpp"

namespace takt {

std::optional<double> arrival_rate(const SourcePlan& source) {
    if (source.every && source.every->mean() > 0) return 1 / source.every->mean();
    if (source.releases.empty() || !source.repeats) return std::nullopt;
    double parts = 0;
    for (const ReleasePlan& release : source.releases)
        parts += release.count;
    return parts / to_seconds(*source.repeats);
}

namespace {

/// Parts that each buffer must deliver to assemblies, where the stations are visited as `flows` says.
std::vector<double> side_demand(const Plan& plan, const Flows& flows) {
    std::vector<double> demand(plan.buffers.size(), 0.0);
    for (std::size_t s = 0; s < plan.stations.size(); ++s) {
        const std::vector<InputPlan>& inputs = plan.stations[s].inputs;
        for (std::size_t k = 1; k < inputs.size(); ++k) {
            const double parts = inputs[k].count * flows.visits(static_cast<Index>(s));
            for (const Index buffer : inputs[k].buffers) {
                demand[buffer] += parts / static_cast<double>(inputs[k].buffers.size());
            }
        }
    }
    return demand;
}

Flows combined(const std::vector<Flows>& each, const std::vector<double>& amounts) {
    Flows all;
    all.products = each.front().products;
    for (std::size_t i = 0; i < each.size(); ++i)
        all.add(each[i], amounts[i]);
    return all;
}

double shortfall(const Flows& source, const std::vector<double>& supply, const std::vector<double>& demand) {
    double factor = 0;
    for (std::size_t b = 0; b < demand.size(); ++b) {
        if (source.delivered[b] > 0 && supply[b] > 0) factor = std::max(factor, demand[b] / supply[b]);
    }
    return factor;
}

}  // namespace

Demand demand_of(const Plan& plan) {
    std::vector<double> speeds;
    for (const StationPlan& station : plan.stations)
        speeds.push_back(station_speed(plan, station));
    const Traffic traffic(plan, std::move(speeds));

    std::vector<Flows> flows;
    std::vector<bool> main;
    bool all_known = true;
    for (const SourcePlan& source : plan.sources) {
        flows.push_back(traffic.from_source(source));
        main.push_back(flows.back().units() > 0);
        all_known = all_known && (!main.back() || arrival_rate(source));
    }
    Demand demand;
    demand.sources.assign(plan.sources.size(), 1.0);
    if (flows.empty()) return demand;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (main[i] && all_known) demand.sources[i] = *arrival_rate(plan.sources[i]);
    }
    // Assemblies that feed assemblies settle from the last to the first, one level a round.
    for (std::size_t round = 0; round < plan.stations.size() + 1; ++round) {
        const Flows sum = combined(flows, demand.sources);
        const std::vector<double> wanted = side_demand(plan, sum);
        double change = 0;
        for (std::size_t i = 0; i < flows.size(); ++i) {
            if (main[i] || demand.sources[i] == 0) continue;
            const double factor = shortfall(flows[i], sum.delivered, wanted);
            demand.sources[i] *= factor;
            change = std::max(change, std::abs(factor - 1));
        }
        if (change < 1e-12) break;
    }
    demand.flows = combined(flows, demand.sources);
    demand.units = demand.flows.units();
    if (demand.units <= 0) return demand;
    Flows per_unit = combined({demand.flows}, {1 / demand.units});
    demand.flows = std::move(per_unit);
    for (double& each : demand.sources)
        each /= demand.units;
    return demand;
}

}  // namespace takt
