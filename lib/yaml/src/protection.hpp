// Commas, colons and braces that mean nothing to YAML. In `{repair: lognormal(mean 6 min, cv 0.8), crew: m}` YAML would
// end the text at the comma, and in `name: framing-{n}` inside braces at the brace. Before YAML sees a text, such
// characters are replaced by control characters, one byte for one byte so that no place moves, and put back afterwards.
#pragma once

#include <string>

namespace takt::yaml {

/// Replaces `,`, `:` and braces between the parentheses of `word(...)` on one line, and the braces of `{n}`.
/// \pre the text holds no control characters but tabs and line ends
void protect(std::string& text);

/// Puts them back.
void restore(std::string& text);

}  // namespace takt::yaml
