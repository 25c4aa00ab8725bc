// Text that is safe to print, and how wide it is.
#pragma once

#include <string>
#include <string_view>

namespace takt {

/// The text without anything that could steer a terminal or turn the writing around: control characters, marks that
/// change the direction of writing, line separators and bytes that are not UTF-8 come out as `\x1b`, `\u202e` and the like.
std::string printable(std::string_view text);

/// Columns that a text takes on a terminal: Chinese, Japanese and Korean characters and most emoji take two, combining
/// marks none.
/// \source Unicode Standard Annex 11, East Asian Width: classes W and F, by block
int display_width(std::string_view text);

/// Printable and exactly `width` columns wide: filled up with spaces, or cut with `..` at the end.
std::string fitted(std::string_view text, int width);

}  // namespace takt
