#include "node_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "takt/report/display.hpp"

namespace takt {
namespace {

/// How many bytes the first character of printable text has.
std::size_t first_bytes(std::string_view text) {
    std::size_t bytes = 1;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0u) == 0x80)
        ++bytes;
    return bytes;
}

bool may_break_behind(char last) {
    return last == '-' || last == ' ' || last == '_' || last == '/';
}

/// As many bytes as fit into the columns; up to the last place to break at, if there is one and not all of it fits.
std::size_t bytes_that_fit(std::string_view text, int columns, bool breaks) {
    std::size_t fit = 0;
    std::size_t last_break = 0;
    while (fit < text.size()) {
        const std::size_t next = fit + first_bytes(text.substr(fit));
        const std::string_view taken = text.substr(0, next);
        const bool is_blank = taken.back() == ' ';
        if (display_width(taken) - (is_blank ? 1 : 0) > columns) return breaks && last_break > 0 ? last_break : fit;
        fit = next;
        if (may_break_behind(taken.back())) last_break = fit;
    }
    return fit;
}

std::string counted(std::uint32_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string without_last_blank(std::string_view text) {
    if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

std::string station_words(const DrawnNode& node) {
    std::string words = node.machines > 1 ? counted(node.machines, "machine", "machines") : "";
    if (node.batch) words += fmt::format("{}{} at a time", words.empty() ? "" : ", ", *node.batch);
    if (node.makes) words += fmt::format("{}makes {} of one", words.empty() ? "" : ", ", *node.makes);
    return words;
}

}  // namespace

std::vector<std::string> label_lines(std::string_view name, int columns, std::size_t lines) {
    const std::string safe = printable(name);
    std::string_view rest = safe;
    std::vector<std::string> made;
    while (!rest.empty() && made.size() < lines) {
        const bool is_last = made.size() + 1 == lines;
        if (is_last && display_width(rest) > columns) {
            made.push_back(std::string(rest.substr(0, bytes_that_fit(rest, columns - 1, false))) + "\u2026");
            break;
        }
        const std::size_t bytes = std::max(first_bytes(rest), bytes_that_fit(rest, columns, true));
        made.push_back(without_last_blank(rest.substr(0, bytes)));
        rest.remove_prefix(bytes);
    }
    return made;
}

std::string size_words(const DrawnNode& node) {
    switch (node.kind) {
        case NodeKind::station:
            return station_words(node);
        case NodeKind::moving_line:
            return counted(node.pitches.value_or(1), "pitch", "pitches");
        case NodeKind::buffer:
            return node.capacity ? counted(*node.capacity, "place", "places") : "unlimited";
        default:
            return "";
    }
}

std::string whole_words(const DrawnNode& node) {
    const std::string_view kind = node.kind == NodeKind::moving_line ? "moving line" : word_for(node.kind);
    std::string words = node.kind == NodeKind::scrap ? "scrap" : fmt::format("{} {}", kind, node.name);
    if (!node.area.empty()) words += " in " + node.area;
    const std::string size = size_words(node);
    return printable(size.empty() ? words : words + ", " + size);
}

}  // namespace takt
