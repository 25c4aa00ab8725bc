// The strongly connected parts of a flow: elements that parts can go round between.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/spec/flow_graph.hpp"

namespace takt::spec {

enum class Joins : bool { left_out, followed };

/// Each element's component. Components are numbered with the stream reversed: an edge between two of them leads from
/// the higher number to the lower.
struct FlowComponents {
    std::vector<std::size_t> of;
    std::size_t count = 0;
};

/// \complexity linear in elements and edges
FlowComponents components_of(const FlowGraph& graph, Joins joins);

}  // namespace takt::spec
