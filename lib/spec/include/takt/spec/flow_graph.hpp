// The flow of a plant with its names resolved: which element hands its parts to which, and by what key of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// In the order of ElementSpec's alternatives.
enum class FlowKind : std::uint8_t { source, station, buffer, sink };

/// The key `to` of an element; nullptr for sinks, which have none.
const std::optional<RouteSpec>* route_of(const ElementSpec& element);

/// What made an edge of the flow.
enum class Why : std::uint8_t {
    next,        ///< the order of the list, or the word `next`
    to,          ///< a name under `to`
    rework,      ///< the key `rework`
    incomplete,  ///< the key `incomplete`
    join,        ///< the key `joins` of the target: parts are assembled there and go no further by themselves
};

struct FlowEdge {
    std::size_t element = 0;  ///< the other end
    Why why = Why::next;
};

/// Elements are numbered as they are written, flow after flow. References to nothing make no edge, nor does a source as
/// a target; of two elements with one name the first is found.
/// \pre        the plant outlives the graph and does not change meanwhile
/// \complexity linear in the size of the plant
class FlowGraph {
  public:
    /// The edges of one element.
    class Edges {
      public:
        Edges(const FlowEdge* first, const FlowEdge* last) : first_(first), last_(last) {}
        const FlowEdge* begin() const { return first_; }
        const FlowEdge* end() const { return last_; }
        std::size_t size() const { return static_cast<std::size_t>(last_ - first_); }
        bool empty() const { return first_ == last_; }
        const FlowEdge& operator[](std::size_t i) const { return first_[i]; }

      private:
        const FlowEdge* first_;
        const FlowEdge* last_;
    };

    explicit FlowGraph(const LineSpec& plant) {
        for (std::size_t flow = 0; flow < plant.flows.size(); ++flow)
            number(plant.flows[flow], flow);
        std::vector<std::pair<std::size_t, FlowEdge>> edges;
        for (std::size_t i = 0; i < size(); ++i)
            collect(i, edges);
        successors_ = Table(size(), edges);
        for (auto& [from, edge] : edges)
            std::swap(from, edge.element);
        predecessors_ = Table(size(), edges);
    }

    std::size_t size() const { return entries_.size(); }
    const ElementSpec& element(std::size_t i) const { return *entries_[i].element; }
    const Name& name(std::size_t i) const { return name_of(element(i)); }
    FlowKind kind(std::size_t i) const { return static_cast<FlowKind>(element(i).index()); }
    std::size_t flow(std::size_t i) const { return entries_[i].flow; }          ///< index in LineSpec::flows
    std::size_t position(std::size_t i) const { return entries_[i].position; }  ///< index in its flow

    /// The first element of this name.
    std::optional<std::size_t> find(std::string_view name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? std::nullopt : std::optional(found->second);
    }

    /// What `next` means at this element: the one that follows in its list, if any takes parts.
    std::optional<std::size_t> following(std::size_t i) const {
        const std::size_t next = i + 1;
        if (next >= size() || flow(next) != flow(i) || kind(next) == FlowKind::source) return std::nullopt;
        return next;
    }

    /// The element that a target of element i means; nothing for `scrap`, for sources and for unknown names.
    std::optional<std::size_t> resolve(std::size_t i, const Ref& target) const {
        if (target.name == "next") return following(i);
        const auto found = find(target.name);
        return found && kind(*found) != FlowKind::source ? found : std::nullopt;
    }

    /// An element's targets in the order of the file, its rework and its way for incomplete parts after them.
    Edges successors(std::size_t i) const { return successors_.row(i); }
    Edges predecessors(std::size_t i) const { return predecessors_.row(i); }

  private:
    struct Entry {
        const ElementSpec* element;
        std::size_t flow;
        std::size_t position;
    };
    using EdgeList = std::vector<std::pair<std::size_t, FlowEdge>>;

    /// Edges sorted by the element they belong to, in one array.
    class Table {
      public:
        Table() = default;
        Table(std::size_t elements, const EdgeList& edges) : first_(elements + 2), edges_(edges.size()) {
            for (const auto& [owner, edge] : edges)
                ++first_[owner + 2];
            for (std::size_t i = 2; i < first_.size(); ++i)
                first_[i] += first_[i - 1];
            for (const auto& [owner, edge] : edges)
                edges_[first_[owner + 1]++] = edge;
        }
        Edges row(std::size_t i) const { return {edges_.data() + first_[i], edges_.data() + first_[i + 1]}; }

      private:
        std::vector<std::size_t> first_;
        std::vector<FlowEdge> edges_;
    };

    void number(const FlowSpec& written, std::size_t flow) {
        for (std::size_t position = 0; position < written.elements.size(); ++position) {
            const ElementSpec& element = written.elements[position];
            by_name_.emplace(name_of(element).text, entries_.size());
            entries_.push_back({&element, flow, position});
        }
    }

    void collect(std::size_t i, EdgeList& edges) const {
        const auto* route = route_of(element(i));
        if (route == nullptr) return;
        if (!*route) {
            if (const auto next = following(i)) edges.push_back({i, {*next, Why::next}});
        } else {
            for (const RouteTarget& target : (*route)->targets)
                add(i, target.to, target.to.name == "next" ? Why::next : Why::to, edges);
        }
        const auto* station = std::get_if<StationSpec>(&element(i));
        if (station == nullptr) return;
        if (station->rework) add(i, *station->rework, Why::rework, edges);
        if (station->incomplete) add(i, *station->incomplete, Why::incomplete, edges);
        for (const JoinSpec& join : station->joins) {
            const auto buffer = find(join.from.name);
            if (buffer && kind(*buffer) == FlowKind::buffer) edges.push_back({*buffer, {i, Why::join}});
        }
    }

    void add(std::size_t i, const Ref& target, Why why, EdgeList& edges) const {
        if (const auto found = resolve(i, target)) edges.push_back({i, {*found, why}});
    }

    std::vector<Entry> entries_;
    std::unordered_map<std::string_view, std::size_t> by_name_;
    Table successors_;
    Table predecessors_;
};

}  // namespace takt::spec
