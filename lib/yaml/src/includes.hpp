// The files that a plant is written in, put together.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "folder.hpp"
#include "mapping.hpp"
#include "node.hpp"
#include "reader.hpp"
#include "takt/core/diagnostic.hpp"

namespace takt::yaml {

/// Reads included files and the files that they include, each once.
class Includes {
  public:
    static constexpr std::size_t deepest = 10;
    static constexpr std::size_t most_files = 200;

    Includes(const Folder& folder, Forest& forest, Diagnostics& diagnostics, Reader& reader)
        : folder_(folder), forest_(forest), diagnostics_(diagnostics), reader_(reader) {}

    /// Adds the shared sections of the files that `include` names to `plant`.
    /// \param path  of the file that `include` stands in
    void add(const Node& include, const std::filesystem::path& path, Mapping& plant);

    /// What a file beside the one that mentions it holds; nullptr after a message. \pre `mention` is a word
    const Node* tree_of(const Node& mention);

    /// False when a file is missing from the plant, so that names may be missing too.
    bool complete() const { return complete_; }

  private:
    void add_file(const Node& mention, Mapping& plant);
    const Node* tree_at(const Node& mention, const std::filesystem::path& path);
    void add_sections(const Node& root, const std::filesystem::path& path, Mapping& plant);
    void fail(const Node& mention, const std::string& message);

    const Folder& folder_;
    Forest& forest_;
    Diagnostics& diagnostics_;
    Reader& reader_;
    std::vector<std::filesystem::path> open_;  ///< the files whose includes are being read
    std::vector<std::filesystem::path> done_;
    bool complete_ = true;
};

}  // namespace takt::yaml
