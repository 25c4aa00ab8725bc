#include "script_text.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "utf8.hpp"

namespace takt {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

bool is_of_script(char32_t code) {
    return code == U'<' || code == U'>' || code == U'&' || code == 0x2028 || code == 0x2029;
}

}  // namespace

std::string script_text(std::string_view json) {
    std::string text;
    text.reserve(json.size());
    bool in_text = false;
    while (!json.empty()) {
        const Character character = first_of(json);
        const bool is_escape = in_text && (json.starts_with("\\\"") || json.starts_with("\\\\"));
        if (json[0] == '"') in_text = !in_text;
        if (!character.valid)
            text += replacement;
        else if (is_of_script(character.code))
            text += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character.code));
        else if (in_text || !is_space(json[0]))
            text += json.substr(0, is_escape ? 2 : character.bytes);
        json.remove_prefix(is_escape ? 2 : character.bytes);
    }
    return text;
}

}  // namespace takt
