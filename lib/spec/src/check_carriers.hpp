// Carriers: put under parts somewhere, and taken away further down.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/spec/checking.hpp"
#include "takt/spec/flow_components.hpp"

namespace takt::spec {

/// Whether a way leads from any of some elements to each of the others, asked for up to 64 questions at once.
class Ways {
  public:
    explicit Ways(const FlowGraph& graph, Joins joins = Joins::left_out)
        : graph_(graph), joins_(joins), components_(components_of(graph, joins)) {
        by_component_.resize(components_.count);
        for (std::size_t i = 0; i < graph.size(); ++i)
            by_component_[components_.of[i]].push_back(i);
    }

    void clear() { marks_.assign(components_.count, 0); }
    void mark(std::size_t element, std::uint64_t question) { marks_[components_.of[element]] |= question; }
    std::uint64_t at(std::size_t element) const { return marks_[components_.of[element]]; }

    /// Carries marks from elements to all that come after them; components are numbered against the stream.
    void downstream() {
        for (std::size_t component = components_.count; component-- > 0;)
            for (const std::size_t element : by_component_[component])
                for (const FlowEdge& edge : graph_.successors(element))
                    if (follows(edge)) marks_[components_.of[edge.element]] |= marks_[component];
    }

    /// Carries marks from elements to all that come before them.
    void upstream() {
        for (std::size_t component = 0; component < components_.count; ++component)
            for (const std::size_t element : by_component_[component])
                for (const FlowEdge& edge : graph_.successors(element))
                    if (follows(edge)) marks_[component] |= marks_[components_.of[edge.element]];
    }

  private:
    bool follows(const FlowEdge& edge) const { return joins_ == Joins::followed || edge.why != Why::join; }

    const FlowGraph& graph_;
    Joins joins_;
    FlowComponents components_;
    std::vector<std::vector<std::size_t>> by_component_;
    std::vector<std::uint64_t> marks_;
};

void check_carriers(Checking& checking);

}  // namespace takt::spec
