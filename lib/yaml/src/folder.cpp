#include "folder.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "mistake.hpp"

namespace takt::yaml {
namespace fs = std::filesystem;

std::string read_file(const fs::path& file, std::size_t most_bytes) {
    std::error_code problem;
    const fs::file_status status = fs::status(file, problem);
    if (!fs::exists(status)) throw Mistake{"there is no file " + in_quotes(file.string()), 0, {}};
    if (!fs::is_regular_file(status))
        throw Mistake{"expected a regular file, " + in_quotes(file.string()) + " is none", 0, {}};
    const auto size = fs::file_size(file, problem);
    if (problem) throw Mistake{"cannot read " + in_quotes(file.string()) + ": " + problem.message(), 0, {}};
    if (size > most_bytes)
        throw Mistake{fmt::format("the file is larger than {} MiB", most_bytes / (1024 * 1024)), 0, {}};
    std::ifstream stream(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (!stream) throw Mistake{"cannot read " + in_quotes(file.string()), 0, {}};
    return text;
}

Folder::Folder(const fs::path& root, std::vector<PlantFile>* files) : files_(files) {
    std::error_code problem;
    root_ = fs::weakly_canonical(root.empty() ? fs::path(".") : root, problem);
    if (root_.empty() || root_.is_relative()) root_ = fs::absolute(root, problem).lexically_normal();
}

fs::path Folder::find(std::string_view mentioned, const fs::path& from) const {
    const auto refuse = [&](std::string_view why) {
        throw Mistake{fmt::format("{} {}", in_quotes(mentioned), why), 0, {}};
    };
    const fs::path path(mentioned);
    if (path.empty() || mentioned.size() > 1000) refuse("is no path of a file");
    if (path.is_absolute() || path.has_root_name())
        refuse("is an absolute path; files are found beside the file that mentions them");
    std::error_code problem;
    const fs::path resolved = fs::weakly_canonical((from.empty() ? root_ : from) / path, problem);
    if (problem) refuse("cannot be found: " + problem.message());
    const auto [end_of_root, rest] = std::mismatch(root_.begin(), root_.end(), resolved.begin(), resolved.end());
    if (end_of_root != root_.end()) refuse("is outside of the folder of the main file");
    return resolved;
}

std::string Folder::read(const fs::path& found, std::size_t most_bytes) const {
    std::string text = read_file(found, most_bytes);
    if (files_ == nullptr) return text;
    const std::string path = found.lexically_relative(root_).string();
    const auto same = [&](const PlantFile& file) { return file.path == path; };
    if (std::none_of(files_->begin(), files_->end(), same)) files_->push_back({path, text});
    return text;
}

}  // namespace takt::yaml
