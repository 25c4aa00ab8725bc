// Files that a plant may be made of: regular files, of limited size, that stay inside the folder of the main file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace takt::yaml {

/// The content of a regular file.
/// \throws Mistake when it is none, is larger than `most_bytes`, or cannot be read
std::string read_file(const std::filesystem::path& file, std::size_t most_bytes);

/// The folder that nothing may be read from outside of.
class Folder {
  public:
    explicit Folder(const std::filesystem::path& root);

    /// Where `mentioned` is, links resolved, when a file in `from` mentions it.
    /// \throws Mistake when it is outside of the folder, however the path or a link leads there
    std::filesystem::path find(std::string_view mentioned, const std::filesystem::path& from) const;

  private:
    std::filesystem::path root_;
};

}  // namespace takt::yaml
