#include "characters.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace takt::yaml {

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_inner_byte(byte); }));
}

std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty()) return 0;
    if (byte(0) < 0x80) return 1;
    const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_inner_byte(text[i])) return 0;
    const bool overlong = (byte(0) == 0xE0 && byte(1) < 0xA0) || (byte(0) == 0xF0 && byte(1) < 0x90);
    const bool surrogate = byte(0) == 0xED && byte(1) > 0x9F;
    const bool too_large = byte(0) == 0xF4 && byte(1) > 0x8F;
    return overlong || surrogate || too_large ? 0 : length;
}

std::optional<BadByte> find_bad_byte(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0) return BadByte{i, "expected a text file, found a NUL byte"};
        if (byte == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
            return BadByte{i, "found a carriage return without a line feed"};
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
            return BadByte{i, fmt::format("found the control character 0x{:02X}", byte)};
        const std::size_t length = character_length(text.substr(i));
        if (length == 0) return BadByte{i, fmt::format("expected UTF-8, found the byte 0x{:02X}", byte)};
        i += length;
    }
    return std::nullopt;
}

Position position_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto lines = std::count(before.begin(), before.end(), '\n');
    return {static_cast<std::uint32_t>(lines + 1),
            static_cast<std::uint32_t>(characters_in(before.substr(line_start)) + 1)};
}

Columns::Columns(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_inner_byte(text[i])) inner_bytes_.push_back(i);
}

std::uint32_t Columns::column(std::size_t offset, std::size_t bytes) const {
    const auto first = std::lower_bound(inner_bytes_.begin(), inner_bytes_.end(), offset - std::min(bytes, offset));
    const auto last = std::lower_bound(first, inner_bytes_.end(), offset);
    return static_cast<std::uint32_t>(bytes - static_cast<std::size_t>(last - first) + 1);
}

}  // namespace takt::yaml
