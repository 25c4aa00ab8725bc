#include "drawn_flow.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

namespace takt {
namespace {

class Links {
  public:
    explicit Links(const Plan& plan) : plan_(plan) {}

    std::vector<DrawnEdge> all() && {
        for (Index s = 0; s < plan_.sources.size(); ++s)
            add_route(node_of_source(plan_, s), plan_.sources[s].route);
        for (Index s = 0; s < plan_.stations.size(); ++s)
            add_station(s);
        for (Index b = 0; b < plan_.buffers.size(); ++b)
            if (plan_.buffers[b].next) add(node_of_buffer(plan_, b), *plan_.buffers[b].next, EdgeKind::flow);
        return std::move(edges_);
    }

  private:
    Node node_of(ElementRef element) const {
        if (is_scrap(element)) return scrap_node(plan_);
        return element.kind == ElementKind::buffer ? node_of_buffer(plan_, element.index)
                                                   : node_of_sink(plan_, element.index);
    }

    void add(Node from, Node to, EdgeKind kind) {
        if (seen_.emplace(from, to).second)
            edges_.push_back({from, to, to == scrap_node(plan_) ? EdgeKind::scrap : kind, kind == EdgeKind::rework});
    }

    void add(Node from, ElementRef to, EdgeKind kind) { add(from, node_of(to), kind); }

    void add_route(Node from, Index route) {
        const Rows exits = plan_.routes[route].exits;
        for (Index e = exits.first; e < exits.last; ++e)
            add(from, plan_.exits[e].to, EdgeKind::flow);
    }

    void add_station(Index index) {
        const StationPlan& station = plan_.stations[index];
        const Node node = node_of_station(plan_, index);
        for (std::size_t i = 0; i < station.inputs.size(); ++i)
            for (const Index buffer : station.inputs[i].buffers)
                add(node_of_buffer(plan_, buffer), node, i == 0 ? EdgeKind::flow : EdgeKind::join);
        add_route(node, station.route);
        for (const Index exit : {station.rework, station.incomplete})
            if (exit != none) add(node, plan_.exits[exit].to, EdgeKind::rework);
        if (may_scrap(station)) add(node, scrap_node(plan_), EdgeKind::scrap);
    }

    bool may_scrap(const StationPlan& station) const {
        const bool mends_all =
            station.rework != none && station.rework_limit == std::numeric_limits<std::uint32_t>::max();
        return (!mends_all && may_be_bad(station)) || loses_parts(station.stops) || robots_lose_parts(station.robots);
    }

    bool may_be_bad(const StationPlan& station) const {
        const auto is_worse = [](const RampStepPlan& step) { return step.yield < 1; };
        const bool ramps_up =
            station.ramp_up != none && std::any_of(plan_.ramp_ups[station.ramp_up].steps.begin(),
                                                   plan_.ramp_ups[station.ramp_up].steps.end(), is_worse);
        const bool may_spoil = station.moving != none && plan_.moving_lines[station.moving].longest;
        const bool fails =
            std::any_of(station.yield.begin(), station.yield.end(), [](double good) { return good < 1; });
        return fails || may_spoil || (ramps_up && !station.yield.empty());
    }

    bool loses_parts(Rows stops) const {
        const auto first = plan_.stops.begin();
        return std::any_of(first + stops.first, first + stops.last,
                           [](const StopPlan& stop) { return stop.part == spec::Interrupted::scrap; });
    }

    bool robots_lose_parts(Rows robots) const {
        const auto first = plan_.robots.begin();
        return std::any_of(first + robots.first, first + robots.last,
                           [this](const RobotPlan& robot) { return loses_parts(robot.stops); });
    }

    const Plan& plan_;
    std::set<std::pair<Node, Node>> seen_;
    std::vector<DrawnEdge> edges_;
};

/// Walks on from the sources, in depth first; a link to a node that the walk is still behind closes a circle.
class Walk {
  public:
    Walk(DrawnFlow& flow, std::size_t nodes) : flow_(flow), out_(nodes), mark_(nodes, Mark::fresh) {
        for (std::size_t e = 0; e < flow.edges.size(); ++e)
            if (flow.edges[e].kind != EdgeKind::scrap) out_[flow.edges[e].from].push_back(e);
    }

    void run() {
        for (Node node = 0; node < mark_.size(); ++node)
            if (mark_[node] == Mark::fresh) from(node);
        std::reverse(flow_.order.begin(), flow_.order.end());
    }

  private:
    enum class Mark : std::uint8_t { fresh, open, done };
    struct Step {
        Node node;
        std::size_t next = 0;
    };

    void open(Node node) {
        mark_[node] = Mark::open;
        way_.push_back({node});
    }

    void from(Node start) {
        open(start);
        while (!way_.empty()) {
            Step& step = way_.back();
            if (step.next == out_[step.node].size()) {
                mark_[step.node] = Mark::done;
                flow_.order.push_back(step.node);
                way_.pop_back();
                continue;
            }
            DrawnEdge& edge = flow_.edges[out_[step.node][step.next++]];
            if (mark_[edge.to] == Mark::open) edge.kind = EdgeKind::closing;
            if (mark_[edge.to] == Mark::fresh) open(edge.to);
        }
    }

    DrawnFlow& flow_;
    std::vector<std::vector<std::size_t>> out_;
    std::vector<Mark> mark_;
    std::vector<Step> way_;
};

}  // namespace

DrawnFlow drawn_flow(const Plan& plan) {
    DrawnFlow flow;
    flow.edges = Links(plan).all();
    Walk(flow, node_count(plan)).run();
    flow.out.resize(node_count(plan));
    flow.into.resize(node_count(plan));
    for (std::size_t e = 0; e < flow.edges.size(); ++e) {
        const DrawnEdge& edge = flow.edges[e];
        if (edge.kind == EdgeKind::scrap) flow.has_scrap = true;
        if (edge.kind == EdgeKind::scrap || edge.kind == EdgeKind::closing) continue;
        flow.out[edge.from].push_back(e);
        flow.into[edge.to].push_back(e);
    }
    return flow;
}

}  // namespace takt
