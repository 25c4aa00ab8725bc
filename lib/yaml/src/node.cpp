#include "node.hpp"

#include "characters.hpp"
#include "mistake.hpp"

namespace takt::yaml {
namespace {

/// Text that YAML reads as itself, also inside of brackets.
bool is_plain(std::string_view text) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._%/+*()-";
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text == "null") return false;
    const bool begins_well = text.front() != '-' && text.front() != '*' && text.front() != '%';
    return begins_well && text.find_first_not_of(letters) == text.npos;
}

std::string double_quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            result += {'\\', letter};
        } else if (code < 0x20) {
            result += {'\\', 'x', digits[code >> 4], digits[code & 15]};
        } else {
            result += letter;
        }
    }
    return result + '"';
}

void add_flow_text(const Node& node, std::string& text) {
    if (node.kind == Node::Kind::nothing) {
        text += '~';
    } else if (node.is_word()) {
        text += is_plain(node.text) ? node.text : double_quoted(node.text);
    } else {
        text += node.is_map() ? '{' : '[';
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            if (i > 0) text += node.is_map() && i % 2 == 1 ? ": " : ", ";
            add_flow_text(*node.children[i], text);
        }
        text += node.is_map() ? '}' : ']';
    }
}

}  // namespace

std::string flow_text(const Node& node) {
    std::string text;
    add_flow_text(node, text);
    return text;
}

Place place_in(const Node& word, std::size_t offset) {
    Place place = word.place();
    if (word.text_offset == Node::unknown_offset || place.line == 0) return place;
    const std::string_view before = std::string_view(word.text).substr(0, offset);
    place.column += static_cast<std::uint32_t>(word.text_offset + characters_in(before));
    return place;
}

std::string found(const Node& node) {
    switch (node.kind) {
        case Node::Kind::word:
            return in_quotes(node.text);
        case Node::Kind::list:
            return "a list";
        case Node::Kind::map:
            return "a map";
        case Node::Kind::nothing:
            break;
    }
    return "nothing";
}

}  // namespace takt::yaml
