// The language as data: what can be written in a file, and what it means. Made from the declarations of keys that the
// reader uses; the schema and the help are made from it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "takt/random/law.hpp"
#include "takt/spec/field.hpp"

namespace takt {

/// What may stand under a key.
struct ValueForm {
    enum class Kind : std::uint8_t {
        text,
        csv_file,
        whole_number,  ///< within `limits`
        quantity,      ///< the one called `word`
        choice,        ///< one of `choices`
        keys,          ///< a map of the keys of the type `word`
        one_or_list,
        list,
        by_product,  ///< one for all products, or a map with one for each
        map,         ///< one under each name
        named,       ///< one under each name, where nothing stands for one with every key left out
        either,
        anything,      ///< what may stand at the path that the key names
    };

    Kind kind = Kind::text;
    std::string_view word = {};
    spec::Limits limits = {};
    std::vector<spec::About> choices = {};
    std::vector<ValueForm> inner = {};  ///< what lists and maps hold, and what `either` is one of

    /// Whether keys of the type stand in it, at whatever depth.
    bool holds(std::string_view type) const;
};

struct KeyEntry {
    spec::Field field;
    ValueForm form;
    bool is_of_language = false;  ///< says how the file is put together, and nothing of the plant
};

/// Where in a file a type belongs.
enum class TypeGroup : std::uint8_t { file, element, part, resource, calendar };

struct TypeEntry {
    spec::About about;
    TypeGroup group = TypeGroup::file;
    std::vector<KeyEntry> keys = {};
    bool has_one_key = false;                    ///< exactly one of them is given
    std::vector<std::string_view> borrows = {};  ///< types whose keys of the plant it may have

    const KeyEntry* find(std::string_view key) const;
};

/// A law of probability. Those without parameters are written with a list, or with a file.
struct LawEntry {
    std::string_view name;
    std::string_view help;
    std::string_view example;
    std::span<const Parameter> parameters = {};
};

struct QuantityEntry {
    std::string_view word = {};
    std::string_view what = {};  ///< as messages call it: "a duration"
    std::string_view example = {};
    std::string_view help = {};
};

struct Vocabulary {
    std::vector<TypeEntry> types;
    std::vector<LawEntry> laws;
    std::vector<QuantityEntry> quantities;

    const TypeEntry* type(std::string_view word) const;
    const LawEntry* law(std::string_view name) const;
    const QuantityEntry* quantity(std::string_view word) const;
    /// Every word of it, keys included, each once.
    std::vector<std::string_view> words() const;
};

const Vocabulary& vocabulary();

}  // namespace takt
