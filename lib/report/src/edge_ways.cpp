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

    /// What comes from one node shares a track between shops; what comes from different ones is mostly told apart by it.
    void choose_tracks(const std::vector<DrawnEdge>& edges) {
        track_.assign(nodes_.size(), 0);
        int next = 0;
        Node last = nodes_.size();
        for (const DrawnEdge& edge : edges) {
            if (places_[edge.from].shop == places_[edge.to].shop || edge.from == last) continue;
            last = edge.from;
            track_[edge.from] = next++ % corridor_tracks - corridor_tracks / 2;
        }
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

    static constexpr int most_tracks = 4;      // around the end of a row
    static constexpr int corridor_tracks = 5;  // between shops, in the middle of the corridor

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
        if (one.row + 1 == other.row && ends_row(one) && begins_row(other)) return to_next_row(points, from, to);
        const bool is_onward = one.row < other.row;
        const ShopLayout& in = shop(from);
        down_to(points, right_of(from), is_onward ? in.below(one.row) : in.above(one.row));
        down_to(points, in.box.x + grid::padding / 2, is_onward ? in.above(other.row) : in.below(other.row));
        down_to(points, left_of(to), middle(to));
    }

    /// Around the end of the row: each lane on a track of its own, the upper ones outside of the lower ones, so that none cross.
    void to_next_row(Points& points, Node from, Node to) const {
        const ShopLayout& in = shop(from);
        const std::vector<int>& lanes = in.rows[places_[from].row].lanes;
        const auto place = std::lower_bound(lanes.begin(), lanes.end(), places_[from].lane) - lanes.begin();
        const int track = static_cast<int>(std::min<std::ptrdiff_t>(place, most_tracks - 1));
        const int last = in.rows[places_[from].row].last;
        const int first = in.rows[places_[to].row].first;
        down_to(points, in.right_of(last) + most_tracks - 1 - track,
                in.below(places_[from].row) + most_tracks - 1 - track);
        down_to(points, in.left_of(first) - track, middle(to));
    }

    /// Nothing stands in its lane between it and the end or the beginning of its row.
    bool ends_row(const NodePlace& place) const {
        return is_free(place, place.lane, place.layer + 1, shelves_.shops[place.shop].rows[place.row].last);
    }
    bool begins_row(const NodePlace& place) const {
        return is_free(place, place.lane, shelves_.shops[place.shop].rows[place.row].first, place.layer - 1);
    }

    void between_shops(Points& points, Node from, Node to) const {
        const std::size_t one = shelves_.shelf_of[places_[from].shop];
        const std::size_t other = shelves_.shelf_of[places_[to].shop];
        const bool is_onward = one <= other;
        const int track = track_[from];
        const int out = shop(from).box.right() + grid::corridor / 2 + track;
        const int in = shop(to).box.x - grid::corridor / 2 + track;
        leave(points, from, out, is_onward);
        if (one != other) {
            down_to(points, out, (is_onward ? below(one) : above(one)) + track);
            if (one + 1 < other || other + 1 < one)
                down_to(points, grid::margin / 2 + track, (is_onward ? above(other) : below(other)) + track);
        } else if (out != in) {
            down_to(points, out, below(one) + track);
        }
        enter(points, to, in, is_onward);
    }

    int above(std::size_t shelf) const { return shelves_.all[shelf].top - grid::corridor / 2; }
    int below(std::size_t shelf) const { return shelves_.all[shelf].bottom + grid::corridor / 2; }

    /// Out of the shop to its right: along its own lane if nothing stands there, else above or below the row.
    void leave(Points& points, Node from, int out, bool is_onward) const {
        const NodePlace& place = places_[from];
        const ShopLayout& in = shop(from);
        if (!ends_row(place)) down_to(points, right_of(from), is_onward ? in.below(place.row) : in.above(place.row));
        points.push_back({out, points.back().y});
    }

    void enter(Points& points, Node to, int in, bool is_onward) const {
        const NodePlace& place = places_[to];
        if (begins_row(place)) return down_to(points, in, middle(to));
        down_to(points, in, is_onward ? shop(to).above(place.row) : shop(to).below(place.row));
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
    std::vector<int> track_;                       ///< by node, from the middle of the corridor
};

}  // namespace

void add_ways(std::vector<DrawnEdge>& edges, const std::vector<DrawnNode>& nodes, const std::vector<NodePlace>& places,
              const Shelves& shelves) {
    Ways ways(nodes, places, shelves);
    ways.choose_tracks(edges);
    for (DrawnEdge& edge : edges)
        edge.points = ways.way(edge.from, edge.to);
}

}  // namespace takt
