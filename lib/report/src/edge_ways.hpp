// Ways of links along the grid that cross no node: between columns, between lanes, and between shops.
#pragma once

#include <cstddef>
#include <vector>

#include "layers.hpp"
#include "shelves.hpp"

namespace takt {

/// Where a node is, in words of the layout.
struct NodePlace {
    std::size_t shop = 0;
    std::size_t row = 0;
    int layer = 0;
    int lane = 0;
};

/// Gives each edge its points.
void add_ways(std::vector<DrawnEdge>& edges, const std::vector<DrawnNode>& nodes, const std::vector<NodePlace>& places,
              const Shelves& shelves);

}  // namespace takt
