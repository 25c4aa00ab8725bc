// Where the values of keys were written, so that what is said about one points to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "takt/core/diagnostic.hpp"

namespace takt::spec {

/// Filled by whoever reads a plant from a file. A plant made in C++ has none.
class KeyPlaces {
  public:
    /// \param owner where the map begins in which the key stands; \param key as its type declares it, which outlives this
    void note(const Place& owner, std::string_view key, const Place& value) {
        values_.try_emplace({owner.file.get(), owner.line, owner.column, key}, value);
    }

    /// \return null: not known
    const Place* find(const Place& owner, std::string_view key) const {
        const auto found = values_.find({owner.file.get(), owner.line, owner.column, key});
        return found != values_.end() ? &found->second : nullptr;
    }

  private:
    struct Key {
        const std::string* file = nullptr;
        std::uint32_t line = 0;
        std::uint32_t column = 0;
        std::string_view word;

        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            const std::uint64_t place = std::uint64_t{key.line} << 32 | key.column;
            return (std::hash<std::uint64_t>{}(place) ^ std::hash<const void*>{}(key.file)) * 0x9e3779b97f4a7c15ull ^
                   std::hash<std::string_view>{}(key.word);
        }
    };

    std::unordered_map<Key, Place, Hash> values_;
};

}  // namespace takt::spec
