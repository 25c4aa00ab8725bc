// From text to a tree with places: duplicate keys, aliases, tags and limits are settled here.
#pragma once

#include <cstddef>
#include <string>

#include "node.hpp"
#include "takt/core/diagnostic.hpp"

namespace takt::yaml {

inline constexpr std::size_t most_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t most_aliased = 200'000;  ///< values that all aliases together may stand for
inline constexpr std::size_t deepest_nesting = 100;

/// The tree of a text, or nullptr after a diagnostic when the text is no YAML that takt reads.
const Node* build_tree(std::string text, const SourceFile& file, Forest& forest, Diagnostics& diagnostics);

}  // namespace takt::yaml
