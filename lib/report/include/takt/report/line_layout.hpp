// Where the elements of a plant stand in a picture of it: one layout for the page, the player and `takt graph`.
//
// Parts go from left to right. Each shop (area) is a block of its own: layers by the longest path, chains of elements in lanes of
// their own, side lines next to the line they join, wrapped into rows like text where it is longer than the page. Shops stand
// on shelves, in the order of the flow. All of it follows from the plan alone, in n log n steps.
//
// The JSON, in grid units (a station is 18 x 8):
//   width, height
//   nodes   id (takt/line/nodes.hpp; the list has every node at the place of its id), kind: source, station, moving-line, buffer,
//           sink or scrap, name, area (null without one), x, y (top left), w, h, machines, capacity (null: unlimited, or no
//           buffer), pitches (null: no moving line). A direct hand-over has no size and is where its links meet; so has scrap where
//           nothing is scrapped, which stands in the corner
//   edges   from, to, kind: flow, rework, join, scrap, closing (back to where the part has been), points: [x, y], the corners
//           of a way that crosses no node; is_rework: true, only for a closing one that parts take because they are bad
//   bands   area, x, y, w, h
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takt/line/nodes.hpp"
#include "takt/line/plan.hpp"

namespace takt {

enum class NodeKind : std::uint8_t { source, station, moving_line, buffer, sink, scrap };

/// How parts come from one element to another; `closing` is the link that closes a circle of the flow.
enum class EdgeKind : std::uint8_t { flow, rework, join, scrap, closing };

std::string_view word_for(NodeKind kind);
std::string_view word_for(EdgeKind kind);

struct GridPoint {
    int x = 0;
    int y = 0;

    friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

/// A rectangle on the grid, its top left corner first.
struct GridBox {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;

    int right() const { return x + w; }
    int bottom() const { return y + h; }
    int middle() const { return y + h / 2; }
};

struct DrawnNode {
    NodeKind kind = NodeKind::station;
    std::string name;
    std::string area;  ///< empty: none
    GridBox box;       ///< without size: not drawn, where links meet
    std::uint32_t machines = 1;
    std::optional<std::uint32_t> capacity{};
    std::optional<std::uint32_t> pitches{};
    std::optional<std::uint32_t> batch{};  ///< parts that a machine works on together, at most
    std::optional<std::uint32_t> makes{};  ///< parts that come of one

    bool is_drawn() const { return box.w > 0; }
};

struct DrawnEdge {
    Node from = 0;
    Node to = 0;
    EdgeKind kind = EdgeKind::flow;
    bool is_rework = false;           ///< for parts that are bad, or incomplete; a `closing` one, too
    std::vector<GridPoint> points{};  ///< from the right of one to the left of the other, along the grid
};

/// A shop: the elements of an area.
struct Band {
    std::string area;
    GridBox box;
};

struct LineLayout {
    int width = 0;
    int height = 0;
    std::vector<DrawnNode> nodes;  ///< by node
    std::vector<DrawnEdge> edges;
    std::vector<Band> bands;  ///< in the order of the flow
};

/// \complexity n log n in elements and links
LineLayout layout_of(const Plan& plan);

/// One line of JSON.
std::string layout_json(const LineLayout& layout);

}  // namespace takt
