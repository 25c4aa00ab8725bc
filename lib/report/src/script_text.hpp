// JSON inside of a page.
#pragma once

#include <string>
#include <string_view>

namespace takt {

/// The same JSON without spaces between its tokens, and with \u003c and the like for characters that mean something in HTML
/// (`<`, `>`, `&`) or end a line in JavaScript (U+2028, U+2029). Bytes that are not UTF-8 come out as U+FFFD.
/// \pre JSON, in which such characters stand in texts only
std::string script_text(std::string_view json);

}  // namespace takt
