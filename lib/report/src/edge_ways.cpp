#include "edge_ways.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace takt {
namespace {

using Points = std::vector<GridPoint>;

/// Drops points that are there twice and those between two others in a line.
Points corners(const Points& points) {
    Points kept;
    for (const GridPoint& point : points) {
        if (!kept.empty() && kept.back() == point) continue;
        if (kept.size() > 1) {
            const GridPoint& one = kept[kept.size() - 2];
            const GridPoint& two = kept.back();
            if ((one.x == two.x && two.x == point.x) || (one.y == two.y && two.y == point.y)) kept.pop_back();
        }
        if (kept.empty() || !(kept.back() == point)) kept.push_back(point);
    }
    if (kept.size() == 1) kept.push_back(kept.front());
    return kept;
}

class Ways {
  public:
    Ways(const std::vector<DrawnNode>& nodes, const std::vector<NodePlace>& places, const Shelves& shelves)
        : nodes_(nodes), places_(places), shelves_(shelves) {
        for (Node node = 0; node < nodes.size(); ++node)
            if (is_placed(node)) in_lane_[key(places[node])].push_back(places[node].layer);
        for (auto& [lane, layers] : in_lane_)
            std::sort(layers.begin(), layers.end());
    }

    Points way(Node from, Node to) const {
        Points points{{nodes_[from].box.right(), nodes_[from].box.middle()}};
        if (places_[from].shop != places_[to].shop)
            between_shops(points, from, to);
        else if (places_[from].row != places_[to].row)
            between_rows(points, from, to);
        else
            along_row(points, from, to);
        points.push_back({nodes_[to].box.x, nodes_[to].box.middle()});
        return corners(points);
    }

  private:
    using LaneKey = std::pair<std::size_t, int>;

    bool is_placed(Node node) const { return places_[node].shop < shelves_.shops.size(); }
    static LaneKey key(const NodePlace& place) { return {place.shop, place.lane}; }
    const ShopLayout& shop(Node node) const { return shelves_.shops[places_[node].shop]; }
    int right_of(Node node) const { return shop(node).right_of(places_[node].layer); }
    int left_of(Node node) const { return shop(node).left_of(places_[node].layer); }
    int middle(Node node) const { return nodes_[node].box.middle(); }

    /// No node of the lane is in the layers from `first` to `last`.
    bool is_free(const NodePlace& place, int lane, int first, int last) const {
        const auto found = in_lane_.find({place.shop, lane});
        if (found == in_lane_.end()) return true;
        const auto next = std::lower_bound(found->second.begin(), found->second.end(), first);
        return next == found->second.end() || *next > last;
    }

    /// Onward or back within a row: along one of the two lanes if nothing stands there, else between two lanes.
    void along_row(Points& points, Node from, Node to) const {
        const NodePlace& one = places_[from];
        const NodePlace& other = places_[to];
        const bool is_onward = one.layer < other.layer;
        if (is_onward && is_free(one, other.lane, one.layer + 1, other.layer - 1)) {
            down_to(points, right_of(from), middle(to));
        } else if (is_onward && is_free(one, one.lane, one.layer + 1, other.layer - 1)) {
            down_to(points, left_of(to), middle(to));
        } else {
            const int beside = nodes_[from].box.h / 2 + (grid::lane_pitch - grid::node_height) / 2;
            const bool is_above = other.lane < one.lane;
            const int lane_middle = shop(from).lane_top(one.row, one.lane) + grid::node_height / 2;
            const int away = nodes_[from].is_drawn() ? beside : grid::lane_pitch / 2;
            down_to(points, right_of(from), is_above ? lane_middle - away : lane_middle + away);
            down_to(points, left_of(to), middle(to));
        }
    }

    void between_rows(Points& points, Node from, Node to) const {
        const NodePlace& one = places_[from];
        const NodePlace& other = places_[to];
        const bool is_onward = one.row < other.row;
        const ShopLayout& in = shop(from);
        down_to(points, right_of(from), is_onward ? in.below(one.row) : in.above(one.row));
        const bool is_next = one.row + 1 == other.row || other.row + 1 == one.row;
        if (!is_next)
            down_to(points, in.box.x + grid::padding / 2, is_onward ? in.above(other.row) : in.below(other.row));
        down_to(points, left_of(to), middle(to));
    }

    void between_shops(Points& points, Node from, Node to) const {
        const std::size_t one = shelves_.shelf_of[places_[from].shop];
        const std::size_t other = shelves_.shelf_of[places_[to].shop];
        const int out = shop(from).box.right() + grid::corridor / 2;
        const int in = shop(to).box.x - grid::corridor / 2;
        leave(points, from, out, one <= other);
        if (one != other) {
            down_to(points, out, one < other ? below(one) : above(one));
            if (one + 1 < other || other + 1 < one)
                down_to(points, grid::margin / 2, one < other ? above(other) : below(other));
        } else if (out != in) {
            down_to(points, out, below(one));
        }
        enter(points, to, in, one <= other);
    }

    int above(std::size_t shelf) const { return shelves_.all[shelf].top - grid::corridor / 2; }
    int below(std::size_t shelf) const { return shelves_.all[shelf].bottom + grid::corridor / 2; }

    /// Out of the shop to its right: along its own lane if nothing stands there, else above or below the row.
    void leave(Points& points, Node from, int out, bool is_onward) const {
        const NodePlace& place = places_[from];
        const ShopLayout& in = shop(from);
        if (!is_free(place, place.lane, place.layer + 1, in.rows[place.row].last))
            down_to(points, right_of(from), is_onward ? in.below(place.row) : in.above(place.row));
        points.push_back({out, points.back().y});
    }

    void enter(Points& points, Node to, int in, bool is_onward) const {
        const NodePlace& place = places_[to];
        const ShopLayout& shop_in = shop(to);
        if (is_free(place, place.lane, shop_in.rows[place.row].first, place.layer - 1))
            return down_to(points, in, middle(to));
        down_to(points, in, is_onward ? shop_in.above(place.row) : shop_in.below(place.row));
        down_to(points, left_of(to), middle(to));
    }

    /// Along to x, then up or down to y.
    static void down_to(Points& points, int x, int y) {
        points.push_back({x, points.back().y});
        points.push_back({x, y});
    }

    const std::vector<DrawnNode>& nodes_;
    const std::vector<NodePlace>& places_;
    const Shelves& shelves_;
    std::map<LaneKey, std::vector<int>> in_lane_;  ///< layers that have a node
};

}  // namespace

void add_ways(std::vector<DrawnEdge>& edges, const std::vector<DrawnNode>& nodes, const std::vector<NodePlace>& places,
              const Shelves& shelves) {
    const Ways ways(nodes, places, shelves);
    for (DrawnEdge& edge : edges)
        edge.points = ways.way(edge.from, edge.to);
}

}  // namespace takt
