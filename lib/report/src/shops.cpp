#include "shops.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "layers.hpp"

namespace takt {
namespace {

/// Sets of nodes that grow together.
class Groups {
  public:
    explicit Groups(std::size_t nodes) : parent_(nodes) { std::iota(parent_.begin(), parent_.end(), Node{0}); }

    Node root(Node node) {
        while (parent_[node] != node)
            node = parent_[node] = parent_[parent_[node]];
        return node;
    }
    void join(Node one, Node other) { parent_[root(other)] = root(one); }

  private:
    std::vector<Node> parent_;
};

bool is_station(const Plan& plan, Node node) {
    return node >= node_of_station(plan, 0) && node < node_of_buffer(plan, 0);
}

bool is_buffer(const Plan& plan, Node node) {
    return node >= node_of_buffer(plan, 0) && node < node_of_sink(plan, 0);
}

/// What stands in an area, or is a station that has none.
bool stands_alone(const Plan& plan, Node node) {
    return is_station(plan, node) || !area_of(plan, node).empty();
}

/// What anything else stands beside: a written buffer the station that fills it, all others, or where none does, what they lead
/// to, a sink what leads there.
std::optional<Node> neighbour(const Plan& plan, const DrawnFlow& flow, Node node) {
    if (is_buffer(plan, node) && plan.buffers[node - node_of_buffer(plan, 0)].written)
        for (const std::size_t e : flow.into[node])
            if (is_station(plan, flow.edges[e].from)) return flow.edges[e].from;
    if (!flow.out[node].empty()) return flow.edges[flow.out[node].front()].to;
    if (!flow.into[node].empty()) return flow.edges[flow.into[node].front()].from;
    return std::nullopt;
}

Groups groups_of(const Plan& plan, const DrawnFlow& flow) {
    Groups groups(node_count(plan));
    std::map<std::string, Node> first;
    for (Node node = 0; node < node_count(plan); ++node) {
        const std::string area = area_of(plan, node);
        if (!area.empty()) groups.join(first.emplace(area, node).first->second, node);
        if (stands_alone(plan, node)) continue;
        if (const auto beside = neighbour(plan, flow, node)) groups.join(*beside, node);
    }
    std::vector<bool> has_area(node_count(plan), false);
    for (const auto& [area, node] : first)
        has_area[groups.root(node)] = true;
    for (const DrawnEdge& edge : flow.edges) {  // what is linked and is in no area is one line
        const bool is_free = !has_area[groups.root(edge.from)] && !has_area[groups.root(edge.to)];
        if (is_free && edge.kind != EdgeKind::scrap) groups.join(edge.from, edge.to);
    }
    return groups;
}

/// How far down the flow its last node is; of a shop that is passed twice, the second time.
int place_in_flow(const Shop& shop, const std::vector<int>& layers) {
    int last = 0;
    for (const Node node : shop.nodes)
        last = std::max(last, layers[node]);
    return last;
}

void put_in_order(std::vector<Shop>& shops, const std::vector<int>& layers) {
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t s = 0; s < shops.size(); ++s)
        order.emplace_back(place_in_flow(shops[s], layers), s);
    std::sort(order.begin(), order.end());
    std::vector<Shop> sorted;
    for (const auto& [place, shop] : order)
        sorted.push_back(std::move(shops[shop]));
    shops = std::move(sorted);
}

}  // namespace

std::string area_of(const Plan& plan, Node node) {
    if (is_station(plan, node)) return plan.stations[node - node_of_station(plan, 0)].area;
    return is_buffer(plan, node) ? plan.buffers[node - node_of_buffer(plan, 0)].area : std::string();
}

Shops shops_of(const Plan& plan, const DrawnFlow& flow) {
    Groups groups = groups_of(plan, flow);
    Shops shops;
    shops.of.resize(node_count(plan));
    std::map<Node, std::size_t> number;
    for (Node node = 0; node < scrap_node(plan); ++node) {
        const auto [found, is_new] = number.emplace(groups.root(node), shops.all.size());
        if (is_new) shops.all.emplace_back();
        Shop& shop = shops.all[found->second];
        if (shop.area.empty()) shop.area = area_of(plan, node);
        shop.nodes.push_back(node);
    }
    put_in_order(shops.all, layers_of(flow, std::vector<std::size_t>(node_count(plan), 0)));
    if (flow.has_scrap) shops.all.push_back({{}, {scrap_node(plan)}});
    for (std::size_t s = 0; s < shops.all.size(); ++s)
        for (const Node node : shops.all[s].nodes)
            shops.of[node] = s;
    if (!flow.has_scrap) shops.of[scrap_node(plan)] = shops.all.size();
    return shops;
}

}  // namespace takt
