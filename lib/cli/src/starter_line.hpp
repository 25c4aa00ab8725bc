// The line that `takt new` writes.
#pragma once

#include <string_view>

namespace takt {

/// A whole plant with a comment to each section: it checks clean, runs in a second, and has scenarios and decisions.
/// The tutorial walks through it (examples/tutorial).
std::string_view starter_line();

}  // namespace takt
