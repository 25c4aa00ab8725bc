// The texts of files as they were when they were first read, and where links led then.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace takt {

/// Plants that are loaded with the same of these are made of the same texts, whatever happens to the files meanwhile. May be used by
/// several threads at once.
class FilesRead {
  public:
    /// Nothing of a file that was not read yet.
    std::optional<std::string> find(const std::filesystem::path& file) const {
        const std::scoped_lock lock(reading_);
        const auto found = texts_.find(file);
        return found == texts_.end() ? std::nullopt : std::optional(found->second);
    }

    bool has(const std::filesystem::path& file) const {
        const std::scoped_lock lock(reading_);
        return texts_.contains(file);
    }

    /// The text that counts from now on: that of whoever read the file first.
    std::string keep(const std::filesystem::path& file, std::string text) {
        const std::scoped_lock lock(reading_);
        return texts_.try_emplace(file, std::move(text)).first->second;
    }

    /// Where the links of a path led when it was first asked for.
    /// \param problem  set when they lead nowhere, or in a circle; that is not kept
    std::filesystem::path without_links(const std::filesystem::path& path, std::error_code& problem) {
        const std::scoped_lock lock(reading_);
        if (const auto known = links_.find(path); known != links_.end()) return known->second;
        std::filesystem::path resolved = std::filesystem::weakly_canonical(path, problem);
        if (!problem) links_.emplace(path, resolved);
        return resolved;
    }

    /// Links resolved.
    std::vector<std::filesystem::path> paths() const {
        const std::scoped_lock lock(reading_);
        std::vector<std::filesystem::path> all;
        for (const auto& [path, text] : texts_) all.push_back(path);
        return all;
    }

  private:
    mutable std::mutex reading_;
    std::map<std::filesystem::path, std::string> texts_;
    std::map<std::filesystem::path, std::filesystem::path> links_;
};

}  // namespace takt
