// For parts that are there as a run begins: from which source they would have come, and what they would ride on.
#pragma once

#include <cstddef>
#include <optional>
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
std::vector<std::optional<PartOrigin>> part_origins(const FlowGraph& graph);

}  // namespace takt::spec
