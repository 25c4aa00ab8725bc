// What a command reads, and what it writes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "takt/yaml/files_read.hpp"

namespace takt {

/// Nothing is written over a file that is read, or over another output; and all that can be written is, since what was computed would
/// otherwise be lost for one file of several that cannot.
class Outputs {
  public:
    /// No output goes over this file.
    /// \param what  it is, as in `it is the file of the plant`
    void reads(const std::filesystem::path& file, std::string what);
    /// Nor over any of these, whenever they are read.
    void reads(std::shared_ptr<const FilesRead> files);

    /// One file for one option alone; a pipe, a terminal and the like are for all that want them.
    /// \throws ArgumentError where it is that of another option
    void claim(const std::string& option, const std::filesystem::path& file);
    /// The same, and says before a long run what could not be written after it.
    /// \throws WriteError where it cannot be written, or is read; ArgumentError
    void expect(const std::string& option, const std::filesystem::path& file);

    /// False where it cannot be written, which is one of the problems then.
    bool write(const std::filesystem::path& file, const std::string& text);

    /// What could not be written, and why.
    const std::vector<std::string>& problems() const { return problems_; }

  private:
    struct Named {
        std::filesystem::path file;
        std::string name;  ///< what it is, or its option
    };

    void expect_not_read(const std::filesystem::path& file) const;
    void expect_not_written(const std::filesystem::path& file) const;

    std::vector<Named> read_;
    std::vector<std::shared_ptr<const FilesRead>> plants_;
    std::vector<Named> claimed_;
    std::vector<std::filesystem::path> written_;
    std::vector<std::string> problems_;
};

}  // namespace takt
