// Who gives parts to whom, as links between nodes, and which of them close a circle.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/report/line_layout.hpp"

namespace takt {

struct DrawnFlow {
    std::vector<DrawnEdge> edges;                ///< each pair of nodes once
    std::vector<std::vector<std::size_t>> out;   ///< edges onward by node: neither closing nor to scrap
    std::vector<std::vector<std::size_t>> into;  ///< the same by where they lead
    std::vector<Node> order;                     ///< all nodes, each before those it gives parts to

    bool has_scrap = false;
};

DrawnFlow drawn_flow(const Plan& plan);

}  // namespace takt
