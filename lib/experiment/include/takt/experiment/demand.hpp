// What each element must do for one good unit out: flows of all sources, put together so that assemblies fit.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "takt/experiment/flows.hpp"
#include "takt/experiment/station_speed.hpp"
#include "takt/experiment/traffic.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Parts per second that a source sends while its calendar is on; nothing for one that is always ready, or that has a
/// list without end or period.
inline std::optional<double> arrival_rate(const SourcePlan& source) {
    if (source.every && source.every->mean() > 0) return 1 / source.every->mean();
    if (source.releases.empty() || !source.repeats) return std::nullopt;
    double parts = 0;
    for (const ReleasePlan& release : source.releases)
        parts += release.count;
    return parts / to_seconds(*source.repeats);
}

struct Demand {
    Flows flows;                  ///< for one good unit out
    std::vector<double> sources;  ///< parts of each source for one good unit out
    double units = 0;             ///< 0: no part reaches a sink, and nothing else here means anything
};

namespace detail {

/// Parts that each buffer must deliver to assemblies, where the stations are visited as `flows` says.
inline std::vector<double> side_demand(const Plan& plan, const Flows& flows) {
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

inline Flows combined(const std::vector<Flows>& each, const std::vector<double>& amounts) {
    Flows all;
    all.products = each.front().products;
    for (std::size_t i = 0; i < each.size(); ++i)
        all.add(each[i], amounts[i]);
    return all;
}

/// By how much a side source must send more than it does, so that no buffer that it feeds lacks parts.
inline double shortfall(const Flows& source, const std::vector<double>& supply, const std::vector<double>& demand) {
    double factor = 0;
    for (std::size_t b = 0; b < demand.size(); ++b) {
        if (source.delivered[b] > 0 && supply[b] > 0) factor = std::max(factor, demand[b] / supply[b]);
    }
    return factor;
}

}  // namespace detail

/// Sources whose parts reach a sink send as they arrive, or the same number each where that is not known; sources that
/// feed assemblies send what those need.
inline Demand demand_of(const Plan& plan) {
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
        const Flows sum = detail::combined(flows, demand.sources);
        const std::vector<double> wanted = detail::side_demand(plan, sum);
        double change = 0;
        for (std::size_t i = 0; i < flows.size(); ++i) {
            if (main[i] || demand.sources[i] == 0) continue;
            const double factor = detail::shortfall(flows[i], sum.delivered, wanted);
            demand.sources[i] *= factor;
            change = std::max(change, std::abs(factor - 1));
        }
        if (change < 1e-12) break;
    }
    demand.flows = detail::combined(flows, demand.sources);
    demand.units = demand.flows.units();
    if (demand.units <= 0) return demand;
    Flows per_unit = detail::combined({demand.flows}, {1 / demand.units});
    demand.flows = std::move(per_unit);
    for (double& each : demand.sources)
        each /= demand.units;
    return demand;
}

}  // namespace takt
