// Files that a plant may be made of: regular files, of limited size, that stay inside the folder of the main file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "takt/yaml/files_read.hpp"
#include "takt/yaml/load.hpp"

namespace takt::yaml {

/// Where the links of a path lead, or led when they were first asked for. \param problem  set when nowhere, or in a circle
std::filesystem::path without_links(const std::filesystem::path& path, std::error_code& problem, FilesRead* kept);

/// The content of a regular file, as it was when it was first read where it is kept.
/// \throws Mistake when it is none, is larger than `most_bytes`, or cannot be read
std::string read_file(const std::filesystem::path& file, std::size_t most_bytes, FilesRead* kept = nullptr);

/// The folder that nothing may be read from outside of.
class Folder {
  public:
    /// \param files  where all that is read goes, if anywhere
    /// \param kept   as in LoadOptions
    explicit Folder(const std::filesystem::path& root, std::vector<PlantFile>* files = nullptr, FilesRead* kept = nullptr);
    /// One that is on no disk: it has the files at hand and no others.
    Folder(const std::vector<PlantFile>& at_hand, std::vector<PlantFile>* files, FilesRead& kept);

    /// Where `mentioned` is, links resolved, when a file in `from` mentions it; without one, as on the command line, the main file.
    /// \throws Mistake when it is outside of the folder, however the path or a link leads there
    std::filesystem::path find(std::string_view mentioned, const std::filesystem::path& from) const;

    bool has(const std::filesystem::path& found) const;

    /// The content of a file that was found. \throws Mistake as `read_file` does
    std::string read(const std::filesystem::path& found, std::size_t most_bytes) const;

    const std::filesystem::path& root() const { return root_; }

  private:
    std::filesystem::path root_;
    std::vector<PlantFile>* files_;
    FilesRead* kept_;
    bool is_on_disk_ = true;
};

}  // namespace takt::yaml
