// Which products come to which element.
#pragma once

#include <cstddef>
#include <deque>
#include <utility>
#include <vector>

#include "takt/spec/flow_graph.hpp"
#include "takt/spec/known_names.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// Where stations make parts of others, not every product comes everywhere: no coil comes to the body shop. Followed from what
/// sources release, and from the state that a run begins from, along all ways but those for other products. In plants without such
/// stations, and in very large ones, every product counts as coming everywhere.
/// \complexity O(elements and ways, times products)
class ProductReach {
  public:
    ProductReach(const LineSpec& plant, const FlowGraph& graph, const KnownNames& known);

    bool comes(std::size_t element, std::size_t product) const {
        return come_.empty() || come_[element * plant_.products.size() + product];
    }

    /// ... and go on from there: from a station that makes parts, those that it makes.
    bool leaves(std::size_t element, std::size_t product) const;

  private:
    void release(std::size_t element, const SourceSpec& source, const std::vector<double>& shares);
    void begin_from(const StateSpec& state);
    void go_on(std::size_t element, std::size_t product);
    void go_out(std::size_t element, std::size_t product);
    void come(std::size_t element, const Ref& product);
    void come(std::size_t element, std::size_t product);

    const LineSpec& plant_;
    const FlowGraph& graph_;
    const KnownNames& known_;
    std::vector<bool> come_;  ///< by element and product; empty: all do
    std::deque<std::pair<std::size_t, std::size_t>> open_;
};

}  // namespace takt::spec
