// Text as code points.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace takt {

/// A code point and the bytes it is written in; `valid` is false for a single byte that is not UTF-8.
struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

inline std::size_t length_of(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// \pre    not empty
/// \source RFC 3629: overlong forms and surrogates are not valid
inline Character first_of(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = length_of(byte(0));
    if (length == 0 || length > text.size()) return {};
    constexpr std::array<unsigned, 5> lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = byte(0) & lead_bits[length];
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80) return {};
        code = (code << 6) | (byte(i) & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (overlong || surrogate || code > 0x10FFFF) return {};
    return {code, length, true};
}

}  // namespace takt
