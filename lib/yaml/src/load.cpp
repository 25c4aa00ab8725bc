#include "takt/yaml/load.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "drafts.hpp"
#include "folder.hpp"
#include "includes.hpp"
#include "language.hpp"
#include "mapping.hpp"
#include "mistake.hpp"
#include "node.hpp"
#include "overrides.hpp"
#include "reader.hpp"
#include "repeats.hpp"
#include "tables.hpp"
#include "takt/core/contract.hpp"
#include "takt/spec/check.hpp"
#include "templates.hpp"
#include "tree_builder.hpp"

namespace takt {
namespace yaml {
namespace {

/// Puts a plant together from its main file.
class PlantReader {
  public:
    PlantReader(const Folder& folder, Diagnostics& diagnostics)
        : diagnostics_(diagnostics),
          tables_(folder),
          reader_(diagnostics, tables_),
          templates_(reader_),
          repeats_(reader_, tables_, forest_),
          drafts_(reader_, templates_, repeats_),
          includes_(folder, forest_, diagnostics, reader_) {}

    spec::LineSpec read(std::string text, SourceFile source, const std::filesystem::path& path,
                        const LoadOptions& options) {
        spec::LineSpec plant;
        const SourceFile& file = forest_.file(std::move(source));
        const Node* root = build_tree(std::move(text), file, forest_, diagnostics_);
        if (root == nullptr) return plant;
        if (!root->is_map()) {
            diagnostics_.error(root->place(), "expected keys such as `takt: 1`, found " + found(*root));
            return plant;
        }
        Mapping keys = split(Mapping(*root), path);
        for (const Node* section : template_sections_)
            templates_.add(*section);
        std::vector<DraftFlow> flows = read_flows();
        Overrides(forest_, reader_).apply(options.overrides, keys, flows);
        open_state(keys);
        repeat_decisions(keys);
        reader_.read_fields(keys, plant);
        for (const DraftFlow& flow : flows)
            plant.flows.push_back(read_elements(flow));
        templates_.check_unused(diagnostics_);
        const bool complete = whole_ && includes_.complete() && templates_.complete() && repeats_.complete() &&
                              drafts_.complete() && reader_.routes_complete() && !reader_.stopped();
        if (complete) spec::check(plant, diagnostics_, reader_.key_places(), options.unused);
        // After the check, whose messages name the file already.
        if (plant.name.empty()) plant.name = std::filesystem::path(*file.name).stem().string();
        return plant;
    }

  private:
    /// Takes the keys of the language out of the main file, adds the included files, and gives back the plant's own
    /// keys.
    Mapping split(const Mapping& root, const std::filesystem::path& path) {
        std::vector<std::string_view> known;
        for (const Field& field : file_keys)
            known.push_back(field.key);
        for (const Field& field : fields_of<spec::LineSpec>())
            known.push_back(field.key);
        const std::vector<std::string_view> meant = reader_.meanings(root, "plant", known);
        Mapping all;
        all.at = root.at;
        for (std::size_t i = 0; i < meant.size(); ++i)
            if (!meant[i].empty())
                all.entries.push_back({&spelt(*root.entries[i].key, meant[i]), root.entries[i].value, nullptr});
        if (const Entry* include = all.find(include_key.key)) {
            const Node& files = *include->value;
            includes_.add(files, path, all);
        }
        Mapping keys;
        keys.at = root.at;
        for (const Entry& entry : all.entries)
            take(entry, keys);
        expect_version(all);
        return keys;
    }

    void take(const Entry& entry, Mapping& keys) {
        const std::string& word = entry.key->text;
        if (word == templates_key.key) {
            template_sections_.push_back(entry.value);
        } else if (word == line_key.key) {
            main_line_ = entry.value;
            main_line_at_ = entry.key->place();
        } else if (word == lines_key.key) {
            lines_.push_back(entry.value);
        } else if (word != takt_key.key && word != include_key.key) {
            keys.entries.push_back(entry);
        }
    }

    /// A state that is in a file of its own is read from there.
    void open_state(Mapping& keys) {
        Entry* const state = keys.find("state");
        if (state == nullptr || !state->value->is_word()) return;
        const Node* const root = includes_.tree_of(*state->value);
        if (root != nullptr)
            state->value = root;
        else
            keys.entries.erase(keys.entries.begin() + (state - keys.entries.data()));
    }

    /// By the rows of a table, where one says so.
    void repeat_decisions(Mapping& keys) {
        Entry* const tune = keys.find("tune");
        if (tune == nullptr || !tune->value->is_map()) return;
        Node copy = *tune->value;
        for (std::size_t i = 0; i < copy.pairs(); ++i)
            if (copy.key(i).text == "decisions") copy.children[2 * i + 1] = &repeats_.with_rows(copy.value(i));
        tune->value = &forest_.node(std::move(copy));
    }

    /// The key itself, or one like it without the misspelling.
    const Node& spelt(const Node& key, std::string_view meaning) {
        if (key.text == meaning) return key;
        Node right = key;
        right.text = meaning;
        return forest_.node(std::move(right));
    }

    void expect_version(const Mapping& all) {
        const Entry* const version = all.find(takt_key.key);
        if (version == nullptr) {
            reader_.error(all.at, "expected `takt: 1`, the version of the language, at the beginning of the file");
        } else if (!version->value->is_word() || version->value->text != "1") {
            reader_.error(version->value->place(),
                          "expected the version of the language, `1`, found " + found(*version->value));
        }
        if (main_line_ == nullptr) {
            reader_.error(all.at, fmt::format("a plant needs the key `line`: {}, such as `line: {}`", line_key.help,
                                              line_key.example));
            whole_ = false;
        }
    }

    std::vector<DraftFlow> read_flows() {
        std::vector<DraftFlow> flows;
        if (main_line_ != nullptr) flows.push_back({"line", main_line_at_, drafts_.expand(*main_line_), true});
        for (const Node* section : lines_) {
            if (!section->is_map()) {
                reader_.error(section->place(),
                              "expected a map from names to lists of elements, found " + found(*section));
                whole_ = false;
                continue;
            }
            for (std::size_t i = 0; i < section->pairs() && reader_.count(section->key(i)); ++i)
                add_flow(section->key(i), section->value(i), flows);
        }
        return flows;
    }

    void add_flow(const Node& key, const Node& list, std::vector<DraftFlow>& flows) {
        const std::string name = reader_.name_of(key, "the name of a line");
        if (const auto known = flow_names_.emplace(name, key.place()); !known.second || name == "line") {
            reader_.error(key.place(), fmt::format("the line {} is given twice", in_quotes(name)));
        } else {
            flows.push_back({name, key.place(), drafts_.expand(list), false});
        }
    }

    spec::FlowSpec read_elements(const DraftFlow& flow) {
        spec::FlowSpec read;
        read.name = spec::Name(flow.name, flow.at);
        const Mapping* broken = nullptr;
        for (const Draft& draft : flow.drafts) {
            if (reader_.stopped()) break;
            const std::size_t before = reader_.errors();
            if (draft.body.get() == broken) {
                // The first of a repeat had mistakes; the others would have the same.
                read.elements.push_back(renamed(read.elements.back(), draft));
                continue;
            }
            read.elements.push_back(read_element(draft));
            broken = reader_.errors() > before && draft.n ? draft.body.get() : nullptr;
        }
        return read;
    }

    static spec::ElementSpec renamed(spec::ElementSpec element, const Draft& draft) {
        std::visit([&](auto& e) { e.name.text = draft.name; }, element);
        return element;
    }

    spec::ElementSpec read_element(const Draft& draft) {
        spec::ElementSpec element;
        reader_.number(draft.n);
        for_each_element_kind([&]<class Kind>() {
            if (Kind::about.word != draft.kind) return;
            Kind kind;
            reader_.read_fields(*draft.body, kind);
            element = std::move(kind);
        });
        reader_.number(std::nullopt);
        return element;
    }

    Diagnostics& diagnostics_;
    Forest forest_;
    Tables tables_;
    Reader reader_;
    Templates templates_;
    Repeats repeats_;
    Drafts drafts_;
    Includes includes_;
    std::vector<const Node*> template_sections_;
    std::vector<const Node*> lines_;
    std::map<std::string, Place> flow_names_;
    const Node* main_line_ = nullptr;
    Place main_line_at_;
    bool whole_ = true;  ///< false when lines are missing, so that names may be missing too
};

spec::LineSpec finish(spec::LineSpec plant, Diagnostics diagnostics, const LoadOptions& options) {
    if (diagnostics.has_errors()) diagnostics.drop_warnings();
    diagnostics.sort_by_place();
    if (diagnostics.has_errors()) throw SpecError(std::move(diagnostics));
    if (options.warnings != nullptr) *options.warnings = diagnostics.entries();
    return plant;
}

std::filesystem::path canonical(const std::filesystem::path& path, FilesRead* kept) {
    std::error_code problem;
    const std::filesystem::path found = without_links(path, problem, kept);
    return problem ? path : found;
}

}  // namespace
}  // namespace yaml

spec::LineSpec load_line(const std::filesystem::path& file, const LoadOptions& options) {
    const auto name = std::make_shared<const std::string>(file.string());
    std::string text;
    try {
        text = yaml::read_file(file, yaml::most_bytes, options.kept);
    } catch (const yaml::Mistake& mistake) {
        Diagnostics diagnostics;
        diagnostics.error({name, 1, 1}, mistake.message);
        throw SpecError(std::move(diagnostics));
    }
    Diagnostics diagnostics;
    if (options.files != nullptr) options.files->assign(1, {file.filename().string(), text});
    const yaml::Folder folder(file.parent_path(), options.files, options.kept);
    const std::filesystem::path main = yaml::canonical(file, options.kept);
    spec::LineSpec plant =
        yaml::PlantReader(folder, diagnostics).read(std::move(text), {name, file.parent_path(), {}}, main, options);
    return yaml::finish(std::move(plant), std::move(diagnostics), options);
}

spec::LineSpec load_line_text(std::string text, std::string file_name, std::filesystem::path folder,
                              const LoadOptions& options) {
    Diagnostics diagnostics;
    if (options.files != nullptr) options.files->assign(1, {file_name, text});
    const yaml::Folder root(folder, options.files, options.kept);
    const auto name = std::make_shared<const std::string>(std::move(file_name));
    spec::LineSpec plant = yaml::PlantReader(root, diagnostics).read(std::move(text), {name, folder, {}}, {}, options);
    return yaml::finish(std::move(plant), std::move(diagnostics), options);
}

spec::LineSpec load_line_files(const std::vector<PlantFile>& files, const LoadOptions& options) {
    TAKT_EXPECTS(!files.empty());
    Diagnostics diagnostics;
    if (options.files != nullptr) options.files->clear();
    FilesRead kept;
    const yaml::Folder folder(files, options.files, kept);
    const auto name = std::make_shared<const std::string>(files.front().path);
    const std::filesystem::path path = (folder.root() / files.front().path).lexically_normal();
    std::string text;
    try {
        text = folder.read(path, yaml::most_bytes);
    } catch (const yaml::Mistake& mistake) {
        diagnostics.error({name, 1, 1}, mistake.message);
        throw SpecError(std::move(diagnostics));
    }
    spec::LineSpec plant =
        yaml::PlantReader(folder, diagnostics).read(std::move(text), {name, path.parent_path(), {}}, path, options);
    return yaml::finish(std::move(plant), std::move(diagnostics), options);
}

}  // namespace takt
