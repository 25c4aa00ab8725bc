// What a search for a deadlock writes on.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

/// Made once with the line, so that looking does not allocate.
struct DeadlockTables {
    explicit DeadlockTables(const Plan& plan) {
        if (plan.loops == 0) return;  // nobody will look
        parts_get_lost = are_parts_lost(plan);
        moves.resize(plan.machines());
        loads.resize(plan.stations.size());
        visited.resize(plan.stations.size());
        open.reserve(plan.stations.size());
        comes.resize(plan.transporters.size());
        feeders.resize(plan.buffers.size());
        sources.resize(plan.buffers.size());
        buffers.resize(plan.buffers.size());
        for (Index s = 0; s < plan.stations.size(); ++s)
            list_feeder(plan, s);
        for (Index s = 0; s < plan.sources.size(); ++s)
            list_exits(plan, plan.routes[plan.sources[s].route].exits, s);
        for (Index b = 0; b < plan.buffers.size(); ++b)
            if (const auto& next = plan.buffers[b].next; next && next->kind == ElementKind::buffer)
                buffers[next->index].push_back(b);
    }

    using Marks = std::vector<std::uint8_t>;  // not of bool, which packs bits: they are read much more often than made

    Marks moves;              ///< machines whose part will leave
    Marks loads;              ///< stations that will load another part
    Marks comes;              ///< transporters of which one will be free
    Marks visited;            ///< stations from which a circle was looked for
    std::vector<Index> open;  ///< stations of which it is not clear yet that they load and their parts leave
    std::vector<std::vector<Index>> feeders;  ///< stations whose parts may come into a buffer
    std::vector<std::vector<Index>> sources;  ///< ... sources
    std::vector<std::vector<Index>> buffers;  ///< ... buffers whose parts go on to it by themselves

    bool parts_get_lost = false;              ///< some are scrapped, or may be

  private:
    static bool are_parts_lost(const Plan& plan) {
        const auto judges = [&](const StationPlan& station) {
            return !station.yield.empty() || (station.moving != none && plan.moving_lines[station.moving].longest);
        };
        return std::any_of(plan.stations.begin(), plan.stations.end(), judges) ||
               std::any_of(plan.stops.begin(), plan.stops.end(), [](const StopPlan& stop) { return stop.part == spec::Interrupted::scrap; }) ||
               std::any_of(plan.exits.begin() + scrap_exit + 1, plan.exits.end(), [](const ExitPlan& exit) { return is_scrap(exit.to); });
    }

    void list_exits(const Plan& plan, Rows exits, Index source) {
        for (Index e = exits.first; e < exits.last; ++e)
            if (plan.exits[e].to.kind == ElementKind::buffer) sources[plan.exits[e].to.index].push_back(source);
    }

    void list_feeder(const Plan& plan, Index station) {
        const auto feeds = [&](Index exit) {
            std::optional<ElementRef> to = plan.exits[exit].to;
            for (; to && to->kind == ElementKind::buffer; to = plan.buffers[to->index].next)
                feeders[to->index].push_back(station);
        };
        const Rows exits = plan.routes[plan.stations[station].route].exits;
        for (Index e = exits.first; e < exits.last; ++e)
            feeds(e);
        if (plan.stations[station].rework != none) feeds(plan.stations[station].rework);
        if (plan.stations[station].incomplete != none) feeds(plan.stations[station].incomplete);
    }
};

}  // namespace takt
