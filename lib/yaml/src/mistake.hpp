// What is wrong inside one text of a file. Thrown by the readers of quantities and sentences, caught by the reader of
// the file, never seen outside of this module.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takt/core/diagnostic.hpp"

namespace takt::yaml {

struct Mistake {
    std::string message;
    std::size_t offset = 0;      ///< byte of the text at which it shows
    std::optional<Place> place;  ///< when it shows in another file
    std::vector<Mistake> others{};  ///< of the same file, further down
};

/// The first, with the others in it. \pre there is one
[[noreturn]] void throw_together(std::vector<Mistake> mistakes);

/// A text as messages quote it: in backquotes, on one line, cut when long.
std::string in_quotes(std::string_view text);

/// "expected a duration such as `96 s`, found `96`".
std::string expected(std::string_view what, std::string_view example, std::string_view found);

/// "a station", "an operation".
std::string with_article(std::string_view word);

}  // namespace takt::yaml
