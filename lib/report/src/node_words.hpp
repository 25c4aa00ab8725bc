// What is written on the elements of a picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takt/report/line_layout.hpp"

namespace takt {

/// A name in at most `lines` lines of at most `columns` columns, broken behind hyphens and blanks where there are any; what does
/// not fit is cut, with an ellipsis. Printable.
std::vector<std::string> label_lines(std::string_view name, int columns, std::size_t lines);

/// `3 machines`, `44 pitches`, `60 places`; empty where there is nothing to say.
std::string size_words(const DrawnNode& node);

/// `station weld-1 in body, 3 machines`
std::string whole_words(const DrawnNode& node);

}  // namespace takt
