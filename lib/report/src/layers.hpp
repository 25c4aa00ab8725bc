// Layers by the longest path, and chains of nodes that follow each other in lanes of their own.
#pragma once

#include <cstddef>
#include <vector>

#include "drawn_flow.hpp"
#include "shops.hpp"

namespace takt {

/// The layer of each node among the nodes of its shop: behind all that lead there, and as near as possible to what it leads to.
std::vector<int> layers_of(const DrawnFlow& flow, const std::vector<std::size_t>& shop_of);

/// Nodes that follow each other, each with its one main successor.
struct Chain {
    std::vector<Node> nodes;
    int first = 0;  ///< layers in which it needs its lane, the links at its ends among them
    int last = 0;
    int lane = 0;  ///< in its shop; 0 has the longest chain, lower ones are above it
};

struct Chains {
    std::vector<Chain> all;
    std::vector<std::size_t> of;                    ///< by node
    std::vector<std::vector<std::size_t>> in_shop;  ///< chains, by shop
};

/// Chains with their lanes. Side lines come next to what they join, above it first, branches and rework next to what they leave,
/// below it first; no two chains have the same lane in the same layer.
Chains chains_of(const DrawnFlow& flow, const Shops& shops, const std::vector<int>& layers);

}  // namespace takt
