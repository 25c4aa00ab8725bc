#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "node_words.hpp"
#include "takt/report/display.hpp"
#include "takt/report/line_graph.hpp"

namespace takt {
namespace {

/// A string of DOT, in which `\n` is a line.
std::string in_quotes(std::string_view text) {
    std::string made = "\"";
    for (const char letter : printable(text)) {
        if (letter == '"' || letter == '\\') made += '\\';
        made += letter;
    }
    return made + '"';
}

std::string_view shape_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::buffer:
            return "cylinder";
        case NodeKind::moving_line:
            return "cds";
        case NodeKind::source:
            return "oval";
        case NodeKind::sink:
            return "oval";
        case NodeKind::scrap:
            return "oval";
        case NodeKind::station:
            break;
    }
    return "box";
}

std::string_view style_of(const DrawnEdge& edge) {
    switch (edge.kind) {
        case EdgeKind::rework:
            return " [style=dashed]";
        case EdgeKind::closing:
            return edge.is_rework ? " [style=dashed, constraint=false]" : " [constraint=false]";
        case EdgeKind::scrap:
            return " [style=dotted]";
        default:
            return "";
    }
}

std::string node_text(const DrawnNode& node, Node id) {
    if (!node.is_drawn()) return fmt::format("n{} [shape=point, width=0.02];\n", id);
    std::string label = in_quotes(node.name);
    const std::string size = size_words(node);
    if (!size.empty()) label = label.substr(0, label.size() - 1) + "\\n" + size + '"';
    return fmt::format("n{} [shape={}, label={}];\n", id, shape_of(node.kind), label);
}

/// Nodes of each area as text; under no name those without one, and of those that are not drawn only where links meet.
std::map<std::string, std::string> node_texts(const LineLayout& layout) {
    std::vector<bool> is_linked(layout.nodes.size(), false);
    for (const DrawnEdge& edge : layout.edges)
        is_linked[edge.from] = is_linked[edge.to] = true;
    std::map<std::string, std::string> texts;
    for (Node node = 0; node < layout.nodes.size(); ++node) {
        const DrawnNode& drawn = layout.nodes[node];
        if (!drawn.is_drawn() && !is_linked[node]) continue;
        texts[drawn.area] += (drawn.area.empty() ? "  " : "    ") + node_text(drawn, node);
    }
    return texts;
}

}  // namespace

std::string line_dot(const LineLayout& layout, const std::string& name) {
    std::map<std::string, std::string> nodes = node_texts(layout);
    std::string text =
        fmt::format("digraph {} {{\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n", in_quotes(name));
    for (std::size_t b = 0; b < layout.bands.size(); ++b) {
        const std::string& area = layout.bands[b].area;
        text += fmt::format("  subgraph cluster_{} {{\n    label={};\n{}  }}\n", b, in_quotes(area), nodes[area]);
    }
    text += nodes[""];
    for (const DrawnEdge& edge : layout.edges)
        text += fmt::format("  n{} -> n{}{};\n", edge.from, edge.to, style_of(edge));
    return text + "}\n";
}

}  // namespace takt
