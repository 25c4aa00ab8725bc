// Keys and values of one thing in a file, gathered from where they were written: the thing itself, its templates, other
// files, the command line.
#pragma once

#include <string_view>
#include <vector>

#include "node.hpp"
#include "takt/core/diagnostic.hpp"

namespace takt::yaml {

/// An element that uses a template; messages about the template say where.
struct TemplateUse {
    std::string_view name;
    Place where;
};

struct Entry {
    const Node* key = nullptr;
    const Node* value = nullptr;
    const TemplateUse* from = nullptr;
};

struct Mapping {
    Place at;
    std::vector<Entry> entries;

    Mapping() = default;
    explicit Mapping(const Node& map) : at(map.place()) {
        for (std::size_t i = 0; i < map.pairs(); ++i)
            entries.push_back({&map.key(i), &map.value(i), nullptr});
    }

    Entry* find(std::string_view word) {
        for (Entry& entry : entries)
            if (entry.key->text == word) return &entry;
        return nullptr;
    }
    const Entry* find(std::string_view word) const { return const_cast<Mapping*>(this)->find(word); }
};

}  // namespace takt::yaml
