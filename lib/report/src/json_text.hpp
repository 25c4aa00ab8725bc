// JSON written piece by piece, where there is too much of it for a tree.
#pragma once

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace takt {

/// Quoted and escaped; what is no UTF-8 is replaced.
inline std::string json_string(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

template <class... Arguments>
void append(std::string& text, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(text), format, std::forward<Arguments>(arguments)...);
}

/// [value of each, ...]
template <class Entries, class Value>
void append_array(std::string& text, const Entries& entries, Value value) {
    const char* comma = "";
    text += '[';
    for (const auto& entry : entries)
        append(text, "{}{}", std::exchange(comma, ","), value(entry));
    text += ']';
}

}  // namespace takt
