// The language in words, for a terminal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace takt {

/// What a file is made of, a line for each type, law and quantity.
std::string language_text(int width);

/// All that the language calls `word`, or its singular: types with their keys, laws, quantities, keys by type.
/// Nothing when it knows no such word.
std::optional<std::string> word_text(std::string_view word, int width);

}  // namespace takt
