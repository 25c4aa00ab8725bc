// The picture of a line, for documents.
#pragma once

#include <string>

#include "takt/report/line_layout.hpp"

namespace takt {

/// A picture that stands alone: as large as the line needs on A4 landscape (277 x 190 mm within its margins), light or dark as
/// its reader prefers. Names are cut where they do not fit; whole they are in the titles of their elements.
std::string line_svg(const LineLayout& layout, const std::string& name);

/// The same for Graphviz, which lays it out by itself: shops are clusters.
/// \source https://graphviz.org/doc/info/lang.html
std::string line_dot(const LineLayout& layout, const std::string& name);

}  // namespace takt
