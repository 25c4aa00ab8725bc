// Bytes and characters: UTF-8 checked, columns counted in characters as editors count them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace takt::yaml {

constexpr bool is_inner_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// \pre the text is UTF-8
std::size_t characters_in(std::string_view text);

/// Bytes of the UTF-8 character at the beginning of the text, 0 if there is none: overlong forms, surrogates and
/// numbers above U+10FFFF are none.
/// \source RFC 3629, section 4
std::size_t character_length(std::string_view text);

struct BadByte {
    std::size_t offset = 0;
    std::string message;
};

/// The first byte that no text of takt may hold: NUL and other control characters, a lone carriage return, broken
/// UTF-8.
std::optional<BadByte> find_bad_byte(std::string_view text);

/// Line and column, from 1, of a byte of a text; the column in characters.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

Position position_of(std::string_view text, std::size_t offset);

/// Turns columns in bytes into columns in characters, in the same time for a line of any length.
class Columns {
  public:
    explicit Columns(std::string_view text);
    /// \param offset  of a byte in the text
    /// \param bytes   before it in its line
    std::uint32_t column(std::size_t offset, std::size_t bytes) const;

  private:
    std::vector<std::size_t> inner_bytes_;  ///< offsets of all bytes that begin no character
};

}  // namespace takt::yaml
