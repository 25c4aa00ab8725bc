// Marriages by number: parts launched for vehicles, which all come to one station, with their vehicles and once.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/spec/checking.hpp"
#include "takt/spec/flow_graph.hpp"

namespace takt::spec {

/// Sources whose parts come to an element by themselves, in the order of the file; to a station: by its main flow.
/// \complexity linear in the size of the plant
std::vector<std::size_t> sources_before(const FlowGraph& graph, std::size_t element);

void check_marriages(Checking& checking);

}  // namespace takt::spec
