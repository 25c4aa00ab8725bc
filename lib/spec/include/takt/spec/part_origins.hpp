// For parts that are there as a run begins: from which source they would have come, and what they would ride on.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "takt/spec/flow_graph.hpp"

namespace takt::spec {

struct PartOrigin {
    std::size_t source = 0;              ///< the element
    const Ref* carrier = nullptr;        ///< what a part rides on there; null: nothing
    const Ref* carrier_after = nullptr;  ///< ... and when it leaves
};

/// By element: the shortest way from a source, and what a part on it is loaded on and off; nothing where no source leads to.
/// \complexity linear in the size of the plant
inline std::vector<std::optional<PartOrigin>> part_origins(const FlowGraph& graph) {
    std::vector<std::optional<PartOrigin>> origins(graph.size());
    std::deque<std::size_t> reached;
    const auto reach = [&](std::size_t element, std::size_t source, const Ref* carrier) {
        if (origins[element]) return;
        PartOrigin origin{source, carrier, carrier};
        if (const auto* station = std::get_if<StationSpec>(&graph.element(element))) {
            if (station->loads) origin.carrier = origin.carrier_after = &*station->loads;
            const bool leaves_it = station->unloads && origin.carrier && origin.carrier->name == station->unloads->name;
            if (leaves_it) origin.carrier_after = nullptr;
        }
        origins[element] = origin;
        reached.push_back(element);
    };
    for (std::size_t i = 0; i < graph.size(); ++i)
        if (graph.kind(i) == FlowKind::source) reach(i, i, nullptr);
    for (; !reached.empty(); reached.pop_front()) {
        const PartOrigin from = *origins[reached.front()];
        for (const FlowEdge& edge : graph.successors(reached.front()))
            if (edge.why != Why::join) reach(edge.element, from.source, from.carrier_after);
    }
    return origins;
}

}  // namespace takt::spec
