// The page without data, as npm has built it (cmake/BuildPage.cmake).
#pragma once

#include <string_view>

namespace takt {

/// Nothing where there is none.
std::string_view page_bytes();

/// In words; nothing where there is one.
std::string_view why_there_is_no_page();

}  // namespace takt
