#include "node.hpp"

#include "characters.hpp"
#include "mistake.hpp"

namespace takt::yaml {

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
