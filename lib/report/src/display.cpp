#include "takt/report/display.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "utf8.hpp"

namespace takt {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t Size>
bool within(const std::array<Range, Size>& ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [code](const Range& range) { return range.first <= code && code <= range.last; });
}

/// C0, DEL, C1, direction marks, overrides and isolates, line and paragraph separators, the byte order mark.
bool is_unsafe(char32_t code) {
    static constexpr std::array<Range, 7> ranges{{{0x00, 0x1F},
                                                  {0x7F, 0x9F},
                                                  {0x061C, 0x061C},
                                                  {0x200E, 0x200F},
                                                  {0x2028, 0x202E},
                                                  {0x2066, 0x2069},
                                                  {0xFEFF, 0xFEFF}}};
    return within(ranges, code);
}

int columns_of(char32_t code) {
    static constexpr std::array<Range, 6> combining{
        {{0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};
    static constexpr std::array<Range, 11> wide{{{0x1100, 0x115F},
                                                 {0x2E80, 0x303E},
                                                 {0x3041, 0x33FF},
                                                 {0x3400, 0x4DBF},
                                                 {0x4E00, 0xA4CF},
                                                 {0xA960, 0xA97F},
                                                 {0xAC00, 0xD7A3},
                                                 {0xF900, 0xFAFF},
                                                 {0xFE30, 0xFE6F},
                                                 {0xFF00, 0xFF60},
                                                 {0x1F300, 0x1FAFF}}};
    if (within(combining, code)) return 0;
    const bool supplementary = code >= 0x20000 && code <= 0x3FFFD;
    return supplementary || within(wide, code) || (code >= 0xFFE0 && code <= 0xFFE6) ? 2 : 1;
}

std::string escaped(std::string_view text, const Character& character) {
    if (!character.valid) return fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
    const auto code = static_cast<std::uint32_t>(character.code);
    return code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
}

}  // namespace

std::string printable(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        const Character character = first_of(text);
        if (character.valid && !is_unsafe(character.code)) {
            safe += text.substr(0, character.bytes);
        } else {
            safe += escaped(text, character);
        }
        text.remove_prefix(character.bytes);
    }
    return safe;
}

int display_width(std::string_view text) {
    int columns = 0;
    while (!text.empty()) {
        const Character character = first_of(text);
        columns += character.valid ? columns_of(character.code) : 1;
        text.remove_prefix(character.bytes);
    }
    return columns;
}

std::string fitted(std::string_view text, int width) {
    std::string safe = printable(text);
    int columns = display_width(safe);
    if (columns > width) {
        const int room = std::max(0, width - 2);
        std::string cut;
        columns = 0;
        for (std::string_view rest = safe; !rest.empty();) {
            const Character character = first_of(rest);
            if (columns + columns_of(character.code) > room) break;
            columns += columns_of(character.code);
            cut += rest.substr(0, character.bytes);
            rest.remove_prefix(character.bytes);
        }
        const int dots = std::min(2, width);
        safe = cut + std::string(static_cast<std::size_t>(dots), '.');
        columns += dots;
    }
    return safe + std::string(static_cast<std::size_t>(std::max(0, width - columns)), ' ');
}

}  // namespace takt
