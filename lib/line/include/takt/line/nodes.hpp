// The elements of a plan in one row, for what is drawn or written of all of them: sources, stations, buffers, sinks, and last where
// scrapped parts go.
#pragma once

#include <cstddef>

#include "takt/line/index.hpp"
#include "takt/line/plan.hpp"

namespace takt {

using Node = std::size_t;

inline Node node_of_source(const Plan&, Index source) {
    return source;
}

inline Node node_of_station(const Plan& plan, Index station) {
    return plan.sources.size() + station;
}

inline Node node_of_buffer(const Plan& plan, Index buffer) {
    return node_of_station(plan, 0) + plan.stations.size() + buffer;
}

inline Node node_of_sink(const Plan& plan, Index sink) {
    return node_of_buffer(plan, 0) + plan.buffers.size() + sink;
}

inline Node scrap_node(const Plan& plan) {
    return node_of_sink(plan, 0) + plan.sinks.size();
}

inline std::size_t node_count(const Plan& plan) {
    return scrap_node(plan) + 1;
}

}  // namespace takt
