// One declaration of every key of the language: the parser, the schema, the error messages and the help are made from it.
//
// Each spec type has
//     static constexpr About about{"buffer", "Places where parts wait, first in, first out."};
//     template <class Visitor> static void fields(BufferSpec& s, Visitor& v);
// and `fields` calls `v(Field{...}, s.member)` once for each key. A visitor takes the member by its type: reading it
// from YAML, writing its JSON schema, printing its help.
#pragma once

#include <cstdint>
#include <string_view>

namespace takt::spec {

/// What a spec type is called in a file, and what it is for.
struct About {
    std::string_view word;
    std::string_view help;
};

enum class Need : std::uint8_t { optional, required };

/// The least and the most that a plain number may be.
struct Limits {
    double least = 0;
    double most = 1e9;
};

struct Field {
    std::string_view key;
    std::string_view help;
    std::string_view example = {};  ///< as it is written in a file
    Need need = Need::optional;
    Limits limits = {};
};

/// A word of an enumeration, as it is written in a file.
template <class Enum>
struct Word {
    Enum value;
    std::string_view text;
    std::string_view help;
};

}  // namespace takt::spec
