#include "takt/spec/part_origins.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <variant>
#include <vector>

#include "takt/spec/flow_graph.hpp"

namespace takt::spec {

std::vector<std::optional<PartOrigin>> part_origins(const FlowGraph& graph) {
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
