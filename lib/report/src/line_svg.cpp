#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "node_words.hpp"
#include "takt/report/display.hpp"
#include "takt/report/line_graph.hpp"

namespace takt {
namespace {

// A4 landscape within margins of 10 mm, and how large a grid unit is at most: a station is then 22 mm wide.
constexpr double page_width_mm = 277;
constexpr double page_height_mm = 190;
constexpr double most_mm_a_unit = 1.2;

constexpr double letter_height = 2.2;  // grid units
constexpr double line_height = 2.4;
constexpr double columns_a_unit = 0.9;  // of sans-serif letters of that height, on average
constexpr double most_squeezed = 1.1;

constexpr std::string_view style = R"(<style>
  text { font-family: system-ui, "Noto Sans", "DejaVu Sans", Arial, sans-serif; font-size: 2.2px; fill: #1b1f24; }
  .page { fill: #ffffff; }
  .band { fill: #f3f5f8; stroke: #d5dbe3; stroke-width: 0.2; }
  .area { font-size: 3px; font-weight: 600; fill: #57606a; }
  .size { font-size: 1.8px; fill: #57606a; }
  .station, .moving-line { fill: #dbeafe; stroke: #1d4ed8; stroke-width: 0.3; }
  .buffer { fill: #fef3c7; stroke: #b45309; stroke-width: 0.3; }
  .source, .sink { fill: #dcfce7; stroke: #15803d; stroke-width: 0.3; }
  .pitch { stroke: #1d4ed8; stroke-width: 0.15; opacity: 0.5; }
  .edge { fill: none; stroke: #57606a; stroke-width: 0.35; stroke-linejoin: round; }
  .edge.rework { stroke: #b45309; stroke-dasharray: 1.2 0.8; }
  .edge.scrap { stroke: #b91c1c; }
  .tip { fill: #57606a; stroke: none; }
  .tip.rework { fill: #b45309; }
  .tip.scrap { fill: #b91c1c; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .page { fill: #0d1117; }
    .band { fill: #161b22; stroke: #30363d; }
    .area, .size { fill: #9da7b3; }
    .station, .moving-line { fill: #1e3a6e; stroke: #60a5fa; }
    .pitch { stroke: #60a5fa; }
    .buffer { fill: #4a3410; stroke: #f59e0b; }
    .source, .sink { fill: #14391f; stroke: #4ade80; }
    .edge { stroke: #9da7b3; }
    .edge.rework { stroke: #f59e0b; }
    .edge.scrap { stroke: #f87171; }
    .tip { fill: #9da7b3; }
    .tip.rework { fill: #f59e0b; }
    .tip.scrap { fill: #f87171; }
  }
</style>
)";

/// Text of XML that shows what is printable.
std::string escaped(std::string_view text) {
    std::string made;
    for (const char letter : printable(text)) {
        switch (letter) {
            case '&':
                made += "&amp;";
                break;
            case '<':
                made += "&lt;";
                break;
            case '>':
                made += "&gt;";
                break;
            case '"':
                made += "&quot;";
                break;
            default:
                made += letter;
        }
    }
    return made;
}

std::string description(const LineLayout& layout) {
    std::size_t stations = 0;
    std::size_t buffers = 0;
    for (const DrawnNode& node : layout.nodes) {
        stations += node.kind == NodeKind::station || node.kind == NodeKind::moving_line ? 1u : 0u;
        buffers += node.kind == NodeKind::buffer && node.is_drawn() ? 1u : 0u;
    }
    const auto counted = [](std::size_t count, std::string_view word) {
        return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
    };
    std::string text = fmt::format("A line of {} and {}; parts go from left to right", counted(stations, "station"),
                                   counted(buffers, "buffer"));
    if (!layout.bands.empty()) text += ", through the shops";
    for (std::size_t b = 0; b < layout.bands.size(); ++b)
        text += fmt::format("{} {}", b == 0 ? "" : ",", layout.bands[b].area);
    return text + '.';
}

std::string band_svg(const Band& band) {
    const GridBox& box = band.box;
    const int columns = static_cast<int>((box.w - 4) / 2.0);
    std::string name;
    for (const std::string& line : label_lines(band.area, columns, 1))
        name = line;
    return fmt::format(
        "<rect class=\"band\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"1.5\"/>\n"
        "<text class=\"area\" x=\"{}\" y=\"{}\">{}</text>\n",
        box.x, box.y, box.w, box.h, box.x + 2, box.y + 4, escaped(name));
}

/// A way back that bad parts take looks like all rework; one that they take afterwards, like any other.
std::string class_of(const DrawnEdge& edge) {
    const bool is_both = edge.kind == EdgeKind::closing && edge.is_rework;
    return std::string(word_for(edge.kind)) + (is_both ? " rework" : "");
}

/// An arrow's tip, where a link comes to something that is drawn.
std::string tip_svg(const DrawnEdge& edge) {
    const GridPoint& tip = edge.points.back();
    return fmt::format("<path class=\"tip {}\" d=\"M{} {}l-1.6 -0.8v1.6z\"/>\n", class_of(edge), tip.x, tip.y);
}

std::string edge_svg(const DrawnEdge& edge, const LineLayout& layout) {
    std::string way;
    for (const GridPoint& point : edge.points)
        way += fmt::format("{}{} {}", way.empty() ? "M" : "L", point.x, point.y);
    std::string text = fmt::format("<path class=\"edge {}\" d=\"{}\"/>\n", class_of(edge), way);
    return layout.nodes[edge.to].is_drawn() ? text + tip_svg(edge) : text;
}

/// Scrap leaves downwards, where it arises: ways to one place for all of it would say nothing more.
std::string scrap_svg(const DrawnNode& from) {
    const double x = from.box.right() - 2.5;
    const int y = from.box.bottom();
    return fmt::format(
        "<path class=\"edge scrap\" d=\"M{0:g} {1}v1.2\"/>\n<path class=\"tip scrap\" d=\"M{0:g} {2:g}l-0.7 "
        "-1.2h1.4z\"/>\n"
        "<text class=\"size\" x=\"{3:g}\" y=\"{2:g}\" text-anchor=\"end\">scrap</text>\n",
        x, y, y + 2.4, x - 1);
}

/// The pitches of a moving line, as far as they can be told apart.
std::string pitches_svg(const DrawnNode& node) {
    std::string ways;
    const double pitches = std::min<double>(node.pitches.value_or(1), 2.0 * node.box.w);
    for (int i = 1; i < static_cast<int>(pitches); ++i)
        ways += fmt::format("M{:.4g} {}v1", node.box.x + i * node.box.w / pitches, node.box.bottom() - 1);
    return ways.empty() ? "" : fmt::format("<path class=\"pitch\" d=\"{}\"/>\n", ways);
}

/// A line of a label; squeezed where it is a little too wide.
std::string label_svg(const std::string& line, double middle, double y, double room) {
    const double columns = room * columns_a_unit;
    const bool is_wide = display_width(line) > columns;
    const std::string squeezed =
        is_wide ? fmt::format(" textLength=\"{:.4g}\" lengthAdjust=\"spacingAndGlyphs\"", room) : "";
    return fmt::format("<text x=\"{:g}\" y=\"{:.4g}\" text-anchor=\"middle\"{}>{}</text>\n", middle, y, squeezed,
                       escaped(line));
}

std::string text_svg(const DrawnNode& node) {
    const std::string size = size_words(node);
    const double room = node.box.w - 1;
    const auto lines =
        label_lines(node.name, static_cast<int>(room * columns_a_unit * most_squeezed), size.empty() ? 3 : 2);
    const double middle = node.box.x + node.box.w / 2.0;
    const double rows = static_cast<double>(lines.size()) + (size.empty() ? 0 : 1);
    double y = node.box.y + node.box.h / 2.0 - rows * line_height / 2 + 0.8 * letter_height;
    std::string text;
    for (const std::string& line : lines) {
        text += label_svg(line, middle, y, room);
        y += line_height;
    }
    if (size.empty()) return text;
    return text + fmt::format("<text class=\"size\" x=\"{:g}\" y=\"{:.4g}\" text-anchor=\"middle\">{}</text>\n", middle,
                              y, size);
}

std::string node_svg(const DrawnNode& node) {
    const GridBox& box = node.box;
    const bool is_end = node.kind == NodeKind::source || node.kind == NodeKind::sink || node.kind == NodeKind::scrap;
    const bool is_buffer = node.kind == NodeKind::buffer;
    std::string text = fmt::format("<g>\n<title>{}</title>\n", escaped(whole_words(node)));
    text += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>\n",
                        word_for(node.kind), box.x, box.y, box.w, box.h,
                        is_end      ? "4"
                        : is_buffer ? "0"
                                    : "1");
    if (node.kind == NodeKind::moving_line) text += pitches_svg(node);
    return text + text_svg(node) + "</g>\n";
}

}  // namespace

std::string line_svg(const LineLayout& layout, const std::string& name) {
    const double scale = std::min({most_mm_a_unit, page_width_mm / layout.width, page_height_mm / layout.height});
    std::string text = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.1f}mm\" height=\"{:.1f}mm\" viewBox=\"0 0 {} {}\" "
        "role=\"img\">\n"
        "<title>{}</title>\n<desc>{}</desc>\n",
        layout.width * scale, layout.height * scale, layout.width, layout.height, escaped(name),
        escaped(description(layout)));
    text += style;
    text += fmt::format("<rect class=\"page\" width=\"{}\" height=\"{}\"/>\n", layout.width, layout.height);
    for (const Band& band : layout.bands)
        text += band_svg(band);
    for (const DrawnEdge& edge : layout.edges)
        text += edge.kind == EdgeKind::scrap ? scrap_svg(layout.nodes[edge.from]) : edge_svg(edge, layout);
    for (const DrawnNode& node : layout.nodes)
        if (node.is_drawn() && node.kind != NodeKind::scrap) text += node_svg(node);
    return text + "</svg>\n";
}

}  // namespace takt
