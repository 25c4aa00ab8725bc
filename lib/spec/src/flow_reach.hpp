// What parts can reach, and which stations can ever begin.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/spec/flow_graph.hpp"

namespace takt::spec {

/// How far parts come from a set of elements. Parts that are assembled into others go no further by themselves.
/// \complexity linear in elements and edges, over all calls of one object
class FlowReach {
  public:
    explicit FlowReach(const FlowGraph& graph) : graph_(graph), reached_(graph.size()) {}

    void from(std::size_t element) {
        add(element);
        while (!waiting_.empty()) {
            const std::size_t here = waiting_.back();
            waiting_.pop_back();
            for (const FlowEdge& edge : graph_.successors(here))
                if (edge.why != Why::join) add(edge.element);
        }
    }

    bool reached(std::size_t element) const { return reached_[element]; }

  private:
    void add(std::size_t element) {
        if (reached_[element]) return;
        reached_[element] = true;
        waiting_.push_back(element);
    }

    const FlowGraph& graph_;
    std::vector<bool> reached_;
    std::vector<std::size_t> waiting_;
};

/// Which elements parts really come to, when a station with joins begins only once all of its inputs are filled.
/// \complexity linear in elements and edges, over all calls of one object
class FlowStart {
  public:
    explicit FlowStart(const FlowGraph& graph)
        : graph_(graph), fed_(graph.size()), started_(graph.size()), missing_(graph.size()) {
        for (std::size_t i = 0; i < graph.size(); ++i)
            for (const FlowEdge& edge : graph.successors(i))
                if (edge.why == Why::join) ++missing_[edge.element];
    }

    void from(std::size_t element) {
        feed(element);
        while (!waiting_.empty()) {
            const std::size_t here = waiting_.back();
            waiting_.pop_back();
            for (const FlowEdge& edge : graph_.successors(here)) {
                if (edge.why == Why::join) {
                    --missing_[edge.element];
                    start(edge.element);
                } else {
                    feed(edge.element);
                }
            }
        }
    }

    /// Parts of the main flow come to it.
    bool fed(std::size_t element) const { return fed_[element]; }
    /// And parts leave it.
    bool started(std::size_t element) const { return started_[element]; }

  private:
    void feed(std::size_t element) {
        fed_[element] = true;
        start(element);
    }

    void start(std::size_t element) {
        if (started_[element] || !fed_[element] || missing_[element] > 0) return;
        started_[element] = true;
        waiting_.push_back(element);
    }

    const FlowGraph& graph_;
    std::vector<bool> fed_;
    std::vector<bool> started_;
    std::vector<std::size_t> missing_;  ///< inputs beside the main one that no part has come to
    std::vector<std::size_t> waiting_;
};

}  // namespace takt::spec
