#include "takt/report/line_layout.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "drawn_flow.hpp"
#include "edge_ways.hpp"
#include "layers.hpp"
#include "shelves.hpp"
#include "shop_layout.hpp"
#include "shops.hpp"
#include "takt/report/display.hpp"

namespace takt {
namespace {

constexpr int page_width = 260;
constexpr int most_pitches_shown = 44;  // of the width of a moving line
constexpr int most_label = 60;

DrawnNode drawn_station(const Plan& plan, const StationPlan& station) {
    DrawnNode node;
    node.name = station.name;
    node.area = station.area;
    node.machines = station.machines;
    if (station.batch != none) node.batch = plan.batches[station.batch].most;
    if (station.split != none) node.makes = plan.splits[station.split].parts;
    node.box.w = grid::station_width;
    if (station.moving == none) return node;
    node.kind = NodeKind::moving_line;
    node.pitches = plan.moving_lines[station.moving].pitches;
    node.box.w += 2 * (static_cast<int>(std::min<Index>(*node.pitches, most_pitches_shown)) / 4);
    return node;
}

DrawnNode drawn_buffer(const BufferPlan& buffer) {
    DrawnNode node;
    node.kind = NodeKind::buffer;
    node.name = buffer.name;
    node.area = buffer.area;
    node.capacity = buffer.capacity;
    if (buffer.written) node.box.w = grid::other_width;
    return node;
}

DrawnNode drawn_end(NodeKind kind, std::string name) {
    DrawnNode node;
    node.kind = kind;
    node.name = std::move(name);
    node.box.w = grid::other_width;
    return node;
}

/// All nodes with their sizes, in the order of their numbers.
std::vector<DrawnNode> drawn_nodes(const Plan& plan, bool has_scrap) {
    std::vector<DrawnNode> nodes;
    for (const SourcePlan& source : plan.sources)
        nodes.push_back(drawn_end(NodeKind::source, source.name));
    for (const StationPlan& station : plan.stations)
        nodes.push_back(drawn_station(plan, station));
    for (const BufferPlan& buffer : plan.buffers)
        nodes.push_back(drawn_buffer(buffer));
    for (const SinkPlan& sink : plan.sinks)
        nodes.push_back(drawn_end(NodeKind::sink, sink.name));
    nodes.push_back(drawn_end(NodeKind::scrap, "scrap"));
    if (!has_scrap) nodes.back().box.w = 0;
    for (DrawnNode& node : nodes)
        node.box.h = node.is_drawn() ? grid::node_height : 0;
    return nodes;
}

class LayoutMaker {
  public:
    explicit LayoutMaker(const Plan& plan)
        : flow_(drawn_flow(plan)),
          shops_(shops_of(plan, flow_)),
          layers_(layers_of(flow_, shops_.of)),
          chains_(chains_of(flow_, shops_, layers_)) {
        made_.nodes = drawn_nodes(plan, flow_.has_scrap);
    }

    LineLayout make() && {
        const Shelves shelves = shelves_of(all_columns(), page_width);
        put_nodes(shelves);
        made_.edges = std::move(flow_.edges);
        add_ways(made_.edges, made_.nodes, places_, shelves);
        for (std::size_t s = 0; s < shops_.all.size(); ++s)
            if (!shops_.all[s].area.empty()) made_.bands.push_back({shops_.all[s].area, shelves.shops[s].box});
        made_.width = shelves.width;
        made_.height = shelves.height;
        return std::move(made_);
    }

  private:
    std::vector<ShopColumns> all_columns() const {
        std::vector<ShopColumns> all;
        for (std::size_t s = 0; s < shops_.all.size(); ++s)
            all.push_back(columns_of(s));
        add_crossings(all);
        return all;
    }

    ShopColumns columns_of(std::size_t shop) const {
        ShopColumns columns;
        columns.least_width = std::min(most_label, 2 * display_width(shops_.all[shop].area) + 2 * grid::padding);
        columns.has_band = !shops_.all[shop].area.empty();
        if (!columns.has_band) columns.least_width = 0;
        for (const Node node : shops_.all[shop].nodes) {
            const auto layer = static_cast<std::size_t>(layers_[node]);
            if (columns.width.size() <= layer) columns.width.resize(layer + 1, 0);
            columns.width[layer] = std::max(columns.width[layer], made_.nodes[node].box.w);
        }
        columns.crossing.assign(columns.width.size(), 0);
        for (const std::size_t chain : chains_.in_shop[shop])
            columns.chains.push_back(chains_.all[chain]);
        return columns;
    }

    /// Links that begin in a layer or before it and end behind it.
    void add_crossings(std::vector<ShopColumns>& all) const {
        for (const DrawnEdge& edge : flow_.edges) {
            if (shops_.of[edge.from] != shops_.of[edge.to]) continue;
            const auto [first, last] = std::minmax(layers_[edge.from], layers_[edge.to]);
            std::vector<int>& crossing = all[shops_.of[edge.from]].crossing;
            ++crossing[static_cast<std::size_t>(first)];
            --crossing[static_cast<std::size_t>(last)];
        }
        for (ShopColumns& shop : all)
            for (std::size_t layer = 1; layer < shop.crossing.size(); ++layer)
                shop.crossing[layer] += shop.crossing[layer - 1];
    }

    void put_nodes(const Shelves& shelves) {
        for (Node node = 0; node < made_.nodes.size(); ++node) {
            places_.push_back({shops_.of[node], 0, layers_[node], 0});
            if (shops_.of[node] == shelves.shops.size()) continue;
            const ShopLayout& shop = shelves.shops[shops_.of[node]];
            const auto layer = static_cast<std::size_t>(layers_[node]);
            places_.back().row = shop.row_of[layer];
            places_.back().lane = chains_.all[chains_.of[node]].lane;
            GridBox& box = made_.nodes[node].box;
            box.x = shop.box.x + shop.column[layer] + (shop.column_width[layer] - box.w) / 2;
            box.y = shop.lane_top(places_.back().row, places_.back().lane) + (grid::node_height - box.h) / 2;
        }
    }

    DrawnFlow flow_;
    Shops shops_;
    std::vector<int> layers_;
    Chains chains_;
    std::vector<NodePlace> places_;
    LineLayout made_;
};

template <class Value>
nlohmann::ordered_json known(const std::optional<Value>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json node_json(const DrawnNode& node, Node id) {
    return {{"id", id},
            {"kind", word_for(node.kind)},
            {"name", node.name},
            {"area", node.area.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(node.area)},
            {"x", node.box.x},
            {"y", node.box.y},
            {"w", node.box.w},
            {"h", node.box.h},
            {"machines", node.machines},
            {"capacity", known(node.capacity)},
            {"pitches", known(node.pitches)}};
}

nlohmann::ordered_json edge_json(const DrawnEdge& edge) {
    nlohmann::ordered_json points = nlohmann::ordered_json::array();
    for (const GridPoint& point : edge.points)
        points.push_back({point.x, point.y});
    nlohmann::ordered_json json{{"from", edge.from}, {"to", edge.to}, {"kind", word_for(edge.kind)}, {"points", std::move(points)}};
    if (edge.kind == EdgeKind::closing && edge.is_rework) json["is_rework"] = true;
    return json;
}

nlohmann::ordered_json band_json(const Band& band) {
    return {{"area", band.area}, {"x", band.box.x}, {"y", band.box.y}, {"w", band.box.w}, {"h", band.box.h}};
}

}  // namespace

std::string_view word_for(NodeKind kind) {
    constexpr std::array<std::string_view, 6> words{"source", "station", "moving-line", "buffer", "sink", "scrap"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view word_for(EdgeKind kind) {
    constexpr std::array<std::string_view, 5> words{"flow", "rework", "join", "scrap", "closing"};
    return words[static_cast<std::size_t>(kind)];
}

LineLayout layout_of(const Plan& plan) {
    return LayoutMaker(plan).make();
}

std::string layout_json(const LineLayout& layout) {
    nlohmann::ordered_json nodes = nlohmann::ordered_json::array();
    for (Node node = 0; node < layout.nodes.size(); ++node)
        nodes.push_back(node_json(layout.nodes[node], node));
    nlohmann::ordered_json edges = nlohmann::ordered_json::array();
    for (const DrawnEdge& edge : layout.edges)
        edges.push_back(edge_json(edge));
    nlohmann::ordered_json bands = nlohmann::ordered_json::array();
    for (const Band& band : layout.bands)
        bands.push_back(band_json(band));
    const nlohmann::ordered_json all = {{"width", layout.width},
                                        {"height", layout.height},
                                        {"nodes", std::move(nodes)},
                                        {"edges", std::move(edges)},
                                        {"bands", std::move(bands)}};
    return all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace takt
