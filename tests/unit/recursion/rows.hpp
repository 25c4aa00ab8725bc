// Rows of stations, which the recursion computes as well as the event loop.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "takt/line/make_plan.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/line_spec.hpp"
#include "unit/line/plants.hpp"

namespace rows {

using namespace plants;

inline FailureSpec failing(const char* name, Distribution every, Distribution repair) {
    FailureSpec made;
    made.name = Name(name);
    made.every = std::move(every);
    made.repair = std::move(repair);
    return made;
}

struct Node {
    Distribution time;
    int places_before = 0;  ///< 0: handed over directly, -1: unlimited
    std::vector<FailureSpec> failures = {};
};

inline LineSpec row_spec(const std::vector<Node>& nodes, Duration horizon, SourceSpec first = source()) {
    std::vector<ElementSpec> elements{first};
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        BufferSpec before = buffer(("buffer " + std::to_string(i)).c_str(), 0);
        if (nodes[i].places_before > 0) before.capacity = static_cast<std::uint32_t>(nodes[i].places_before);
        if (nodes[i].places_before < 0) before.capacity = Capacity::unlimited();
        if (nodes[i].places_before != 0) elements.push_back(before);
        StationSpec made = station(("station " + std::to_string(i)).c_str(), 1);
        made.cycle = nodes[i].time;
        made.failures = nodes[i].failures;
        elements.push_back(made);
    }
    elements.push_back(sink());
    return plant(std::move(elements), horizon);
}

inline Plan row(const std::vector<Node>& nodes, Duration horizon, SourceSpec first = source()) {
    return make_plan(row_spec(nodes, horizon, std::move(first)));
}

inline Distribution exponential(double mean) {
    return Distribution::of<Exponential>(mean);
}
inline Distribution lognormal(double mean, double cv) {
    return Distribution::of<Lognormal>(mean, cv);
}

inline SourceSpec arriving(Distribution every) {
    SourceSpec made = source();
    made.every = std::move(every);
    return made;
}

}  // namespace rows
