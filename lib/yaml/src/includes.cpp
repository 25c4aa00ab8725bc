#include "includes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "language.hpp"
#include "mistake.hpp"
#include "tree_builder.hpp"

namespace takt::yaml {
namespace {

std::string name_beside(const std::string& mention, const SourceFile& from) {
    const std::size_t slash = from.name->find_last_of('/');
    return slash == std::string::npos ? mention : from.name->substr(0, slash + 1) + mention;
}

/// The sections that an included file may hold; `takt` says the version again, if it is there.
std::vector<std::string_view> included_keys() {
    std::vector<std::string_view> keys(shared_sections.begin(), shared_sections.end());
    keys.insert(keys.end(), {include_key.key, takt_key.key});
    return keys;
}

bool holds(const std::vector<std::filesystem::path>& files, const std::filesystem::path& file) {
    return std::find(files.begin(), files.end(), file) != files.end();
}

}  // namespace

void Includes::fail(const Node& mention, const std::string& message) {
    reader_.error(mention.place(), message);
    complete_ = false;
}

void Includes::add(const Node& include, const std::filesystem::path& path, Mapping& plant) {
    open_.push_back(path);
    if (include.is_word()) {
        add_file(include, plant);
    } else if (include.is_list()) {
        for (const Node* mention : include.children)
            if (!reader_.stopped()) add_file(*mention, plant);
    } else {
        fail(include, "expected a file or a list of files, found " + found(include));
    }
    open_.pop_back();
}

void Includes::add_file(const Node& mention, Mapping& plant) {
    if (!mention.is_word()) return fail(mention, "expected a file such as `shifts.yaml`, found " + found(mention));
    try {
        const std::filesystem::path path = folder_.find(mention.text, mention.file->folder);
        if (holds(open_, path))
            throw Mistake{in_quotes(mention.text) + " includes itself, by way of other files or at once", 0, {}};
        if (holds(done_, path)) return;
        if (open_.size() > deepest) throw Mistake{fmt::format("files include files more than {} deep", deepest), 0, {}};
        if (done_.size() >= most_files) throw Mistake{fmt::format("more than {} included files", most_files), 0, {}};
        done_.push_back(path);
        if (const Node* root = tree_at(mention, path)) add_sections(*root, path, plant);
    } catch (const Mistake& mistake) {
        fail(mention, mistake.message);
    }
}

const Node* Includes::tree_of(const Node& mention) {
    try {
        return tree_at(mention, folder_.find(mention.text, mention.file->folder));
    } catch (const Mistake& mistake) {
        fail(mention, mistake.message);
        return nullptr;
    }
}

const Node* Includes::tree_at(const Node& mention, const std::filesystem::path& path) {
    const std::string name = name_beside(mention.text, *mention.file);
    if (!folder_.has(path)) throw Mistake{"there is no file " + in_quotes(name), 0, {}};
    std::string text = folder_.read(path, most_bytes);
    const SourceFile& file = forest_.file({std::make_shared<const std::string>(name), path.parent_path(), {}});
    const Node* root = build_tree(std::move(text), file, forest_, diagnostics_);
    complete_ = complete_ && root != nullptr;
    return root;
}

void Includes::add_sections(const Node& root, const std::filesystem::path& path, Mapping& plant) {
    if (!root.is_map()) return fail(root, "expected a map of sections such as `crews: {...}`, found " + found(root));
    const Mapping sections(root);
    const std::vector<std::string_view> meant = reader_.meanings(sections, "included file", included_keys());
    for (std::size_t i = 0; i < meant.size(); ++i) {
        if (meant[i] == include_key.key) {
            add(*sections.entries[i].value, path, plant);
        } else if (!meant[i].empty() && meant[i] == sections.entries[i].key->text && meant[i] != takt_key.key) {
            plant.entries.push_back(sections.entries[i]);
        }
    }
}

}  // namespace takt::yaml
