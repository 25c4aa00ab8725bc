#include "takt/spec/flow_components.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "takt/spec/flow_graph.hpp"

namespace takt::spec {
namespace {

/// Depth-first search without recursion, so that a line of any length needs no more of the call stack.
/// \source Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1(2), 1972
class ComponentSearch {
  public:
    ComponentSearch(const FlowGraph& graph, Joins joins)
        : graph_(graph), joins_(joins), order_(graph.size(), unseen), low_(graph.size()) {
        found_.of.assign(graph.size(), unseen);
    }

    FlowComponents run() {
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (order_[i] == unseen) visit(i);
        return std::move(found_);
    }

  private:
    static constexpr std::size_t unseen = static_cast<std::size_t>(-1);

    struct Step {
        std::size_t element;
        std::size_t edge;
    };

    void visit(std::size_t root) {
        enter(root);
        while (!path_.empty()) {
            Step& step = path_.back();
            const auto edges = graph_.successors(step.element);
            if (step.edge < edges.size()) {
                follow(step.element, edges[step.edge++]);
            } else {
                leave(step.element);
            }
        }
    }

    void enter(std::size_t i) {
        order_[i] = low_[i] = entered_++;
        open_.push_back(i);
        path_.push_back({i, 0});
    }

    void follow(std::size_t from, const FlowEdge& edge) {
        if (edge.why == Why::join && joins_ == Joins::left_out) return;
        if (order_[edge.element] == unseen) {
            enter(edge.element);
        } else if (found_.of[edge.element] == unseen) {
            low_[from] = std::min(low_[from], order_[edge.element]);
        }
    }

    void leave(std::size_t i) {
        path_.pop_back();
        if (!path_.empty()) low_[path_.back().element] = std::min(low_[path_.back().element], low_[i]);
        if (low_[i] != order_[i]) return;
        std::size_t member = unseen;
        while (member != i) {
            member = open_.back();
            open_.pop_back();
            found_.of[member] = found_.count;
        }
        ++found_.count;
    }

    const FlowGraph& graph_;
    Joins joins_;
    std::vector<std::size_t> order_;
    std::vector<std::size_t> low_;
    std::vector<std::size_t> open_;
    std::vector<Step> path_;
    std::size_t entered_ = 0;
    FlowComponents found_;
};

}  // namespace

FlowComponents components_of(const FlowGraph& graph, Joins joins) {
    return ComponentSearch(graph, joins).run();
}

}  // namespace takt::spec
