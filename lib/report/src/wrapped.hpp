// Text in lines.
#pragma once

#include <string>

namespace takt {

/// Cuts a text at spaces into lines of at most `width` columns, all but the first indented. A word that is longer than
/// a line stands alone. Ends with a line break.
std::string wrapped(const std::string& text, int width);

}  // namespace takt
