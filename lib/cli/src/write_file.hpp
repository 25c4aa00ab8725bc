// Files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace takt {

/// A file or folder cannot be written; the message names it and says why.
class WriteError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// However it is named, and by whichever link; also where it is not there yet.
bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// A pipe, a terminal and the like, which is written in place.
bool is_special_file(const std::filesystem::path& file);

/// Says before a long run what could not be written after it.
/// \throws WriteError
void expect_writable(const std::filesystem::path& file);

/// Makes the folder, with those above it, if it is not there.
/// \throws WriteError
void make_folder(const std::filesystem::path& folder);

/// Writes a file that is not there yet, and over none that is, whoever makes it in between.
/// \throws WriteError
void write_new_file(const std::filesystem::path& file, const std::string& text);

/// Writes a temporary file beside it and renames that. What is not a regular file, such as a pipe, is written in place.
/// \throws WriteError
void write_file(const std::filesystem::path& file, const std::string& text);

}  // namespace takt
