#include "folder.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "mistake.hpp"

namespace takt::yaml {
namespace fs = std::filesystem;

namespace {

constexpr const char* nowhere = "/files-at-hand";  // no disk is asked whether it is there

Mistake too_large(std::size_t most_bytes) {
    return {fmt::format("the file is larger than {} MiB", most_bytes / (1024 * 1024)), 0, {}};
}

std::string read_from_disk(const fs::path& file, std::size_t most_bytes) {
    std::error_code problem;
    const fs::file_status status = fs::status(file, problem);
    if (!fs::exists(status)) throw Mistake{"there is no file " + in_quotes(file.string()), 0, {}};
    if (!fs::is_regular_file(status))
        throw Mistake{"expected a regular file, " + in_quotes(file.string()) + " is none", 0, {}};
    const auto size = fs::file_size(file, problem);
    if (problem) throw Mistake{"cannot read " + in_quotes(file.string()) + ": " + problem.message(), 0, {}};
    if (size > most_bytes) throw too_large(most_bytes);
    std::ifstream stream(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (!stream) throw Mistake{"cannot read " + in_quotes(file.string()), 0, {}};
    return text;
}

}  // namespace

fs::path without_links(const fs::path& path, std::error_code& problem, FilesRead* kept) {
    return kept != nullptr ? kept->without_links(path, problem) : fs::weakly_canonical(path, problem);
}

std::string read_file(const fs::path& file, std::size_t most_bytes, FilesRead* kept) {
    if (kept == nullptr) return read_from_disk(file, most_bytes);
    std::error_code problem;
    const fs::path canonical = without_links(fs::absolute(file, problem), problem, kept);
    const fs::path& name = problem ? file : canonical;
    if (const auto known = kept->find(name)) {
        if (known->size() > most_bytes) throw too_large(most_bytes);
        return *known;
    }
    return kept->keep(name, read_from_disk(file, most_bytes));
}

Folder::Folder(const std::vector<PlantFile>& at_hand, std::vector<PlantFile>* files, FilesRead& kept)
    : root_(nowhere), files_(files), kept_(&kept), is_on_disk_(false) {
    for (const PlantFile& file : at_hand)
        kept.keep((root_ / file.path).lexically_normal(), file.text);
}

Folder::Folder(const fs::path& root, std::vector<PlantFile>* files, FilesRead* kept) : files_(files), kept_(kept) {
    std::error_code problem;
    root_ = without_links(root.empty() ? fs::path(".") : root, problem, kept);
    if (root_.empty() || root_.is_relative()) root_ = fs::absolute(root, problem).lexically_normal();
}

bool Folder::has(const fs::path& found) const {
    if (kept_ != nullptr && kept_->has(found)) return true;
    std::error_code problem;
    return is_on_disk_ && fs::exists(found, problem);
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
    const fs::path asked = (from.empty() ? root_ : from) / path;
    const fs::path resolved = is_on_disk_ ? without_links(asked, problem, kept_) : asked.lexically_normal();
    if (problem) refuse("cannot be found: " + problem.message());
    const auto [end_of_root, rest] = std::mismatch(root_.begin(), root_.end(), resolved.begin(), resolved.end());
    if (end_of_root != root_.end()) refuse("is outside of the folder of the main file");
    return resolved;
}

std::string Folder::read(const fs::path& found, std::size_t most_bytes) const {
    if (!is_on_disk_ && !has(found)) throw Mistake{"there is no file " + in_quotes(found.lexically_relative(root_).string()), 0, {}};
    std::string text = is_on_disk_ ? read_file(found, most_bytes, kept_) : kept_->find(found).value();
    if (text.size() > most_bytes) throw too_large(most_bytes);
    if (files_ == nullptr) return text;
    const std::string path = found.lexically_relative(root_).string();
    const auto same = [&](const PlantFile& file) { return file.path == path; };
    if (std::none_of(files_->begin(), files_->end(), same)) files_->push_back({path, text});
    return text;
}

}  // namespace takt::yaml
