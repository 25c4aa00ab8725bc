// An element on its way from the file to the plant.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "mapping.hpp"

namespace takt::yaml {

/// An element before its values are read.
struct Draft {
    std::string_view kind;                ///< `station`
    std::shared_ptr<const Mapping> body;  ///< shared by all of a repeat with a number
    std::optional<std::uint32_t> n;       ///< its number in such a repeat
    std::string name;                     ///< empty when it has none that can be read
};

}  // namespace takt::yaml
