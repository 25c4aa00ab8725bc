#include "layers.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

namespace takt {
namespace {

constexpr std::size_t unset = std::numeric_limits<std::size_t>::max();

/// Nodes that parts come to only when they were not good.
std::vector<bool> mending_nodes(const DrawnFlow& flow) {
    std::vector<bool> mends(flow.into.size(), false);
    for (const Node node : flow.order) {
        const auto brings_bad_parts = [&](std::size_t e) {
            return flow.edges[e].kind == EdgeKind::rework || mends[flow.edges[e].from];
        };
        const auto& into = flow.into[node];
        mends[node] = !into.empty() && std::all_of(into.begin(), into.end(), brings_bad_parts);
    }
    return mends;
}

std::vector<int> earliest_layers(const DrawnFlow& flow, const std::vector<std::size_t>& shop_of) {
    std::vector<int> layers(shop_of.size(), 0);
    for (const Node node : flow.order)
        for (const std::size_t e : flow.out[node]) {
            const Node to = flow.edges[e].to;
            if (shop_of[to] == shop_of[node]) layers[to] = std::max(layers[to], layers[node] + 1);
        }
    return layers;
}

/// Links onward within the longest way from each node, by node.
std::vector<int> ways_onward(const DrawnFlow& flow, const Shops& shops) {
    std::vector<int> ways(shops.of.size(), 0);
    for (auto node = flow.order.rbegin(); node != flow.order.rend(); ++node)
        for (const std::size_t e : flow.out[*node]) {
            const Node to = flow.edges[e].to;
            if (shops.of[to] == shops.of[*node]) ways[*node] = std::max(ways[*node], ways[to] + 1);
        }
    return ways;
}

/// Which lanes are taken in which layers.
class Lanes {
  public:
    bool is_free(int lane, int first, int last) const {
        const auto found = taken_.find(lane);
        if (found == taken_.end()) return true;
        const auto behind = found->second.upper_bound(last);
        return behind == found->second.begin() || std::prev(behind)->second < first;
    }

    void take(int lane, int first, int last) { taken_[lane].emplace(first, last); }

  private:
    std::map<int, std::map<int, int>> taken_;
};

class ChainMaker {
  public:
    ChainMaker(const DrawnFlow& flow, const Shops& shops, const std::vector<int>& layers)
        : flow_(flow), shops_(shops), layers_(layers), mends_(mending_nodes(flow)), tried_(shops.of.size(), {1, 1}) {}

    Chains make() && {
        made_.of.assign(shops_.of.size(), unset);
        made_.in_shop.resize(shops_.all.size());
        link();
        for (std::size_t c = 0; c < made_.all.size(); ++c)
            measure(made_.all[c]);
        is_placed_.assign(made_.all.size(), false);
        for (const auto& chains : made_.in_shop)
            put_into_lanes(chains);
        return std::move(made_);
    }

  private:
    bool is_inside(std::size_t edge) const {
        return shops_.of[flow_.edges[edge].from] == shops_.of[flow_.edges[edge].to];
    }

    /// The main way comes before side inputs, those before what is not good or was not.
    int weight(const DrawnEdge& edge) const {
        if (edge.kind == EdgeKind::rework || mends_[edge.from]) return 0;
        return edge.kind == EdgeKind::flow ? 2 : 1;
    }

    /// The one that counts most, by weight and then by `length`; the first of equals.
    template <class Length>
    std::size_t main_of(const std::vector<std::size_t>& edges, Length length) const {
        std::size_t best = unset;
        const auto rank = [&](std::size_t e) { return std::pair(weight(flow_.edges[e]), length(flow_.edges[e])); };
        for (const std::size_t e : edges)
            if (is_inside(e) && (best == unset || rank(e) > rank(best))) best = e;
        return best;
    }

    void link() {
        const std::vector<int> ways = ways_onward(flow_, shops_);
        std::vector<std::size_t> into(shops_.of.size());
        for (Node node = 0; node < into.size(); ++node)
            into[node] = main_of(flow_.into[node], [&](const DrawnEdge& edge) { return layers_[edge.from]; });
        for (const Node node : flow_.order) {
            if (shops_.of[node] >= shops_.all.size()) continue;
            if (made_.of[node] == unset) begin(node);
            const std::size_t onward = main_of(flow_.out[node], [&](const DrawnEdge& edge) { return ways[edge.to]; });
            if (onward == unset || into[flow_.edges[onward].to] != onward) continue;
            made_.of[flow_.edges[onward].to] = made_.of[node];
            made_.all[made_.of[node]].nodes.push_back(flow_.edges[onward].to);
        }
    }

    void begin(Node node) {
        made_.of[node] = made_.all.size();
        made_.in_shop[shops_.of[node]].push_back(made_.all.size());
        made_.all.push_back({{node}});
    }

    /// Its lane is kept free for the links that come to its first node and go from its last.
    void measure(Chain& chain) {
        chain.first = layers_[chain.nodes.front()];
        chain.last = layers_[chain.nodes.back()];
        for (const std::size_t e : flow_.into[chain.nodes.front()])
            if (is_inside(e)) chain.first = std::min(chain.first, layers_[flow_.edges[e].from] + 1);
        for (const std::size_t e : flow_.out[chain.nodes.back()])
            if (is_inside(e)) chain.last = std::max(chain.last, layers_[flow_.edges[e].to] - 1);
    }

    void put_into_lanes(std::vector<std::size_t> chains) {
        std::stable_sort(chains.begin(), chains.end(), [this](std::size_t one, std::size_t other) {
            return made_.all[one].nodes.size() > made_.all[other].nodes.size();
        });
        Lanes lanes;
        std::vector<std::size_t> queue;
        for (const std::size_t chain : chains) {
            if (is_placed_[chain]) continue;
            place(lanes, chain, 0, 0, +1);
            queue.push_back(chain);
            for (std::size_t next = queue.size() - 1; next < queue.size(); ++next)
                place_beside(lanes, queue[next], queue);
        }
    }

    /// What joins or leaves the chain, in the order of its nodes.
    void place_beside(Lanes& lanes, std::size_t chain, std::vector<std::size_t>& queue) {
        const std::vector<Node> nodes = made_.all[chain].nodes;
        for (const Node node : nodes) {
            for (const std::size_t e : flow_.into[node])
                if (is_inside(e)) place_next_to(lanes, node, flow_.edges[e].from, -1, queue);
            for (const std::size_t e : flow_.out[node])
                if (is_inside(e)) place_next_to(lanes, node, flow_.edges[e].to, +1, queue);
        }
    }

    void place_next_to(Lanes& lanes, Node node, Node other, int side, std::vector<std::size_t>& queue) {
        const std::size_t chain = made_.of[other];
        if (is_placed_[chain]) return;
        int& from = side < 0 ? tried_[node].first : tried_[node].second;
        from = place(lanes, chain, made_.all[made_.of[node]].lane, from, side);
        queue.push_back(chain);
    }

    /// In the free lane that is nearest to `lane`, at least `from` away from it, on `side` of it first. \return how far away
    int place(Lanes& lanes, std::size_t number, int lane, int from, int side) {
        Chain& chain = made_.all[number];
        for (int away = from;; ++away)
            for (const int way : {side, -side}) {
                if (!lanes.is_free(lane + way * away, chain.first, chain.last)) continue;
                chain.lane = lane + way * away;
                lanes.take(chain.lane, chain.first, chain.last);
                is_placed_[number] = true;
                return away;
            }
    }

    const DrawnFlow& flow_;
    const Shops& shops_;
    const std::vector<int>& layers_;
    std::vector<bool> mends_;
    Chains made_;
    std::vector<bool> is_placed_;
    std::vector<std::pair<int, int>> tried_;  ///< by node: lanes this near are taken for what joins, for what leaves
};

}  // namespace

std::vector<int> layers_of(const DrawnFlow& flow, const std::vector<std::size_t>& shop_of) {
    std::vector<int> layers = earliest_layers(flow, shop_of);
    for (auto node = flow.order.rbegin(); node != flow.order.rend(); ++node) {
        int latest = std::numeric_limits<int>::max();
        for (const std::size_t e : flow.out[*node])
            if (shop_of[flow.edges[e].to] == shop_of[*node]) latest = std::min(latest, layers[flow.edges[e].to] - 1);
        if (latest != std::numeric_limits<int>::max()) layers[*node] = latest;
    }
    return layers;
}

Chains chains_of(const DrawnFlow& flow, const Shops& shops, const std::vector<int>& layers) {
    return ChainMaker(flow, shops, layers).make();
}

}  // namespace takt
