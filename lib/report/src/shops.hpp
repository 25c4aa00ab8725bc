// Which nodes stand together in a block: those of an area, and what belongs to no area by what it is linked with.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "drawn_flow.hpp"

namespace takt {

struct Shop {
    std::string area;  ///< empty: none
    std::vector<Node> nodes;
};

struct Shops {
    std::vector<Shop> all;        ///< in the order of the flow
    std::vector<std::size_t> of;  ///< by node
};

Shops shops_of(const Plan& plan, const DrawnFlow& flow);

/// Empty where it has none: sources, sinks, scrap and hand-overs never have one.
std::string area_of(const Plan& plan, Node node);

}  // namespace takt
