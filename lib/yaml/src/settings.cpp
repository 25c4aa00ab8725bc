#include "takt/yaml/settings.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <sstream>

#include "folder.hpp"
#include "mistake.hpp"
#include "node.hpp"
#include "takt/core/diagnostic.hpp"
#include "tree_builder.hpp"

namespace takt {
namespace {

using namespace yaml;

void read(const Node& root, std::vector<spec::Setting>& settings, Diagnostics& diagnostics) {
    const Node* const set = root.is_map() ? root.find("set") : nullptr;
    if (set == nullptr || !set->is_map() || root.pairs() != 1) {
        const Place place = set == nullptr ? root.place() : set->place();
        return diagnostics.error(place, "expected the key `set` alone, with values under their paths, such as "
                                        "`set: {line.body-store.capacity: 40}`");
    }
    for (std::size_t i = 0; i < set->pairs(); ++i) {
        const Node& value = set->value(i);
        if (!value.is_word()) {
            diagnostics.error(value.place(), "expected a value such as `40`, found " + found(value));
            continue;
        }
        settings.emplace_back(set->key(i).text + '=' + value.text, set->key(i).place());
    }
}

std::string quoted(const std::string& text) {
    std::string safe = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') safe += '\\';
        safe += letter;
    }
    return safe + '"';
}

}  // namespace

std::vector<spec::Setting> load_settings(const std::filesystem::path& file, FilesRead* kept) {
    const auto name = std::make_shared<const std::string>(file.string());
    Diagnostics diagnostics;
    std::vector<spec::Setting> settings;
    try {
        std::string text = read_file(file, most_bytes, kept);
        Forest forest;
        const SourceFile& source = forest.file({name, file.parent_path(), {}});
        if (const Node* root = build_tree(std::move(text), source, forest, diagnostics)) read(*root, settings, diagnostics);
    } catch (const Mistake& mistake) {
        diagnostics.error({name, 1, 1}, mistake.message);
    }
    if (diagnostics.has_errors()) throw SpecError(std::move(diagnostics));
    return settings;
}

std::string settings_text(const std::vector<spec::Setting>& settings, const std::string& remark) {
    std::string text;
    std::istringstream lines(remark);
    for (std::string line; std::getline(lines, line);) text += line.empty() ? "#\n" : "# " + line + '\n';
    text += "set:\n";
    std::map<std::string, std::size_t> last;
    const auto path_of = [](const spec::Setting& setting) { return setting.text.substr(0, setting.text.find('=')); };
    for (std::size_t i = 0; i < settings.size(); ++i) last[path_of(settings[i])] = i;
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const std::string path = path_of(settings[i]);
        if (last[path] == i) text += fmt::format("  {}: {}\n", quoted(path), quoted(settings[i].text.substr(path.size() + 1)));
    }
    return text;
}

}  // namespace takt
