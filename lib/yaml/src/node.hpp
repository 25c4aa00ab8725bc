// A YAML file as a tree that remembers where everything was written.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/core/diagnostic.hpp"

namespace takt::yaml {

/// A file that is being read, or a text that stands for one.
struct SourceFile {
    std::shared_ptr<const std::string> name;
    std::filesystem::path folder;  ///< what paths in the file start from
    std::string setting;           ///< for a value that replaces one of the file: the whole `path=value`
    Place setting_at = {};         ///< and where it was written
};

struct Node {
    enum class Kind : std::uint8_t { nothing, word, list, map };

    static constexpr std::uint8_t unknown_offset = 255;

    Kind kind = Kind::nothing;
    std::uint8_t text_offset = unknown_offset;  ///< columns from the place to the first letter of the text
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    const SourceFile* file = nullptr;
    std::string text;
    std::vector<const Node*> children;  ///< of a map: key, value, key, value ...

    bool is_word() const { return kind == Kind::word; }
    bool is_list() const { return kind == Kind::list; }
    bool is_map() const { return kind == Kind::map; }
    /// A value from the command line has no line.
    Place place() const { return file->setting.empty() ? Place{file->name, line, column} : file->setting_at; }

    std::size_t pairs() const { return children.size() / 2; }
    const Node& key(std::size_t pair) const { return *children[2 * pair]; }
    const Node& value(std::size_t pair) const { return *children[2 * pair + 1]; }

    const Node* find(std::string_view word) const {
        for (std::size_t i = 0; i < pairs(); ++i)
            if (key(i).text == word) return &value(i);
        return nullptr;
    }
};

/// Where in a word something stands, as far as that is known.
Place place_in(const Node& word, std::size_t offset);

/// The value as it could be written on one line of YAML.
std::string flow_text(const Node& node);

/// What was found where something else was expected: `96`, "a list", "nothing".
std::string found(const Node& node);

/// Owns the trees of all files of one plant; nodes stay where they are.
class Forest {
  public:
    static constexpr std::size_t most_nodes = 1'000'000;

    SourceFile& file(SourceFile source) { return files_.emplace_back(std::move(source)); }
    Node& node(Node node) { return nodes_.emplace_back(std::move(node)); }
    bool full() const { return nodes_.size() >= most_nodes; }

    std::size_t aliased = 0;  ///< nodes that aliases stand for, nested ones counted each time

  private:
    std::deque<SourceFile> files_;
    std::deque<Node> nodes_;
};

}  // namespace takt::yaml
