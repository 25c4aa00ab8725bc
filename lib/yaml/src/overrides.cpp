#include "overrides.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "language.hpp"
#include "mistake.hpp"
#include "takt/core/nearest.hpp"
#include "tree_builder.hpp"
#include "words.hpp"

namespace takt::yaml {
namespace {

/// The first step of a path and what comes after it.
struct Step {
    std::string_view word;
    std::string_view rest;
};

Step first_step(std::string_view path) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    return {path.substr(0, dot), path.substr(std::min(dot + 1, path.size()))};
}

/// Names may hold dots: the longest of the known words that the path begins with is its first step.
std::optional<Step> known_step(std::string_view path, const std::vector<std::string_view>& known) {
    std::optional<Step> best;
    for (const std::string_view word : known) {
        const bool fits = path.starts_with(word) && (path.size() == word.size() || path[word.size()] == '.');
        if (fits && (!best || word.size() > best->word.size()))
            best = Step{word, path.substr(std::min(word.size() + 1, path.size()))};
    }
    return best;
}

std::vector<std::string_view> keys_of(const Node& map) {
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < map.pairs(); ++i)
        keys.push_back(map.key(i).text);
    return keys;
}

/// Of a value that is nothing: the key is left out.
bool leaves_out(const Node& value) {
    return value.kind == Node::Kind::nothing;
}

std::vector<std::string_view> names_of(const DraftFlow& flow) {
    std::vector<std::string_view> names;
    for (const Draft& draft : flow.drafts)
        names.push_back(draft.name);
    return names;
}

/// What to say before a path that begins with the name of an element: `line` before `press.cycle`. Empty if none is called so.
std::string line_of_name(std::string_view path, const std::vector<DraftFlow>& flows) {
    for (const DraftFlow& flow : flows)
        if (known_step(path, names_of(flow)))
            return flow.is_main ? flow.name : fmt::format("{}.{}", lines_key.key, flow.name);
    return {};
}

/// The same for the name of anything.
std::string place_of_name(std::string_view path, const Mapping& plant, const std::vector<DraftFlow>& flows) {
    std::string where = line_of_name(path, flows);
    for (const Entry& entry : plant.entries)
        if (where.empty() && holds({shared_sections.begin(), shared_sections.end()}, entry.key->text) &&
            entry.value->is_map() && known_step(path, keys_of(*entry.value)))
            where = entry.key->text;
    return where;
}

std::string hint_of(std::string_view path, std::string_view where) {
    return fmt::format(", did you mean '{}.{}'?", where, path);
}

}  // namespace

std::nullptr_t Overrides::no_such(const Node& value, std::string_view word, const std::string& hint) {
    reader_.error(value.place(),
                  fmt::format("there is no {} to set{} ({})", in_quotes(word), hint, value.file->setting));
    return nullptr;
}

std::nullptr_t Overrides::fail(const Node& value, std::string_view word, const std::vector<std::string_view>& known) {
    return no_such(value, word, did_you_mean(word, known));
}

const Node& Overrides::key_node(std::string_view key, const Node& value) {
    Node node;
    node.kind = Node::Kind::word;
    node.file = value.file;
    node.text = key;
    return forest_.node(std::move(node));
}

void Overrides::apply(const std::vector<spec::Setting>& settings, Mapping& plant, std::vector<DraftFlow>& flows) {
    for (const spec::Setting& setting : settings)
        apply_one(setting, plant, flows);
}

void Overrides::apply_one(const spec::Setting& given, Mapping& plant, std::vector<DraftFlow>& flows) {
    static const auto command_line = std::make_shared<const std::string>("(--set)");
    const Place at = given.at.line > 0 ? given.at : Place{command_line, 0, 0};
    const std::string& setting = given.text;
    const std::filesystem::path folder =
        given.at.line > 0 ? std::filesystem::path(*at.file).parent_path() : std::filesystem::path();
    const SourceFile& file = forest_.file({at.file, folder, setting, at});
    const std::size_t equals = setting.find('=');
    if (equals == 0 || equals == std::string::npos)
        return reader_.error(at,
                             "expected a path and a value such as `run.horizon=2 weeks`, found " + in_quotes(setting));
    Diagnostics problems;
    const bool is_blank = setting.find_first_not_of(' ', equals + 1) == std::string::npos;
    const Node* parsed = build_tree(is_blank ? "~" : setting.substr(equals + 1), file, forest_, problems);
    if (parsed == nullptr) {
        const std::string why = problems.entries().empty() ? "" : problems.entries().front().message;
        return reader_.error(at, fmt::format("cannot read the value of {}: {}", in_quotes(setting), why));
    }
    const Node& value = *parsed;
    const std::string_view path = std::string_view(setting).substr(0, equals);
    const Step step = first_step(path);
    if (step.word == line_key.key && !flows.empty() && flows.front().is_main)
        return set_element(step.rest, value, flows.front(), flows);
    if (step.word == lines_key.key) return set_in_lines(step.rest, value, flows);
    set_plant(path, value, plant, flows);
}

void Overrides::set_plant(std::string_view path, const Node& value, Mapping& plant,
                          const std::vector<DraftFlow>& flows) {
    std::vector<std::string_view> known{line_key.key, lines_key.key};
    for (const Field& field : fields_of<spec::LineSpec>())
        known.push_back(field.key);
    const Step step = first_step(path);
    if (!holds(known, step.word) || step.word == line_key.key || step.word == lines_key.key) {
        const std::string where = place_of_name(path, plant, flows);
        if (where.empty())
            fail(value, step.word, known);
        else
            no_such(value, step.word, hint_of(path, where));
    } else if (step.rest.empty() && leaves_out(value)) {
        std::erase_if(plant.entries, [&](const Entry& each) { return each.key->text == step.word; });
    } else if (holds({shared_sections.begin(), shared_sections.end()}, step.word)) {
        set_named(step.word, step.rest, value, plant);
    } else {
        set_entry(plant, step.word, step.rest, value);
    }
}

/// Of the files that have the section, the one that has the name is changed.
void Overrides::set_named(std::string_view section, std::string_view path, const Node& value, Mapping& plant) {
    std::vector<std::string_view> known;
    for (Entry& entry : plant.entries) {
        if (entry.key->text != section || !entry.value->is_map()) continue;
        const auto names = keys_of(*entry.value);
        if (known_step(path, names)) {
            if (const Node* other = changed(entry.value, path, value)) entry.value = other;
            return;
        }
        known.insert(known.end(), names.begin(), names.end());
    }
    fail(value, first_step(path).word, known);
}

void Overrides::set_in_lines(std::string_view path, const Node& value, std::vector<DraftFlow>& flows) {
    std::vector<std::string_view> names;
    for (const DraftFlow& flow : flows)
        if (!flow.is_main) names.push_back(flow.name);
    const auto step = known_step(path, names);
    if (!step) {
        fail(value, first_step(path).word, names);
        return;
    }
    for (DraftFlow& flow : flows)
        if (!flow.is_main && flow.name == step->word) return set_element(step->rest, value, flow, flows);
}

void Overrides::set_element(std::string_view path, const Node& value, DraftFlow& flow,
                            const std::vector<DraftFlow>& flows) {
    const std::vector<std::string_view> names = names_of(flow);
    const auto step = known_step(path, names);
    if (!step) {
        const std::string_view word = first_step(path).word;
        const std::string where = line_of_name(path, flows);
        no_such(value, word, where.empty() ? did_you_mean(word, names) : hint_of(path, where));
        return;
    }
    if (step->rest.empty())
        return reader_.error(value.place(), "expected a key after the element's name (" + value.file->setting + ")");
    for (Draft& draft : flow.drafts) {
        if (draft.name != step->word) continue;
        Mapping body = *draft.body;
        const Step key = first_step(step->rest);
        set_entry(body, key.word, key.rest, value);
        draft.body = std::make_shared<const Mapping>(std::move(body));
        return;
    }
}

void Overrides::set_entry(Mapping& mapping, std::string_view key, std::string_view rest, const Node& value) {
    Entry* const entry = mapping.find(key);
    if (rest.empty() && leaves_out(value)) {
        std::erase_if(mapping.entries, [&](const Entry& each) { return &each == entry; });
        return;
    }
    const Node* const other = changed(entry == nullptr ? nullptr : entry->value, rest, value);
    if (other == nullptr) return;
    if (entry == nullptr) {
        mapping.entries.push_back({&key_node(key, value), other, nullptr});
    } else {
        entry->value = other;
    }
}

const Node* Overrides::changed(const Node* old, std::string_view path, const Node& value) {
    if (path.empty()) return &value;
    if (old != nullptr && old->is_list()) return changed_item(*old, path, value);
    if (old != nullptr && !old->is_map()) {
        reader_.error(value.place(), fmt::format("there is no {} to set, since {} stands there, which has no keys ({})", in_quotes(path),
                                                 old->is_word() ? in_quotes(old->text) : "nothing", value.file->setting));
        return nullptr;
    }
    Node copy;
    copy.file = value.file;
    if (old != nullptr) copy = *old;
    copy.kind = Node::Kind::map;
    const Step step = known_step(path, keys_of(copy)).value_or(first_step(path));
    for (std::size_t i = 0; i < copy.pairs(); ++i) {
        if (copy.key(i).text != step.word) continue;
        if (step.rest.empty() && leaves_out(value)) {
            const auto pair = copy.children.begin() + static_cast<std::ptrdiff_t>(2 * i);
            copy.children.erase(pair, pair + 2);
            return &forest_.node(std::move(copy));
        }
        const Node* other = changed(&copy.value(i), step.rest, value);
        if (other == nullptr) return nullptr;
        copy.children[2 * i + 1] = other;
        return &forest_.node(std::move(copy));
    }
    if (!step.rest.empty()) return fail(value, step.word, keys_of(copy));
    if (!leaves_out(value)) copy.children.insert(copy.children.end(), {&key_node(step.word, value), &value});
    return &forest_.node(std::move(copy));
}

/// Items of a list go by their `name` or by their number from 1.
const Node* Overrides::changed_item(const Node& list, std::string_view path, const Node& value) {
    std::vector<std::string_view> known;
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < list.children.size(); ++i)
        numbers.push_back(std::to_string(i + 1));
    for (const Node* item : list.children) {
        const Node* const name = item->is_map() ? item->find("name") : nullptr;
        known.push_back(name == nullptr ? std::string_view() : std::string_view(name->text));
    }
    std::vector<std::string_view> all = known;
    all.insert(all.end(), numbers.begin(), numbers.end());
    const auto step = known_step(path, all);
    if (!step || step->word.empty()) return fail(value, first_step(path).word, all);
    const auto at =
        static_cast<std::size_t>(std::find(all.begin(), all.end(), step->word) - all.begin()) % known.size();
    const Node* const other = changed(list.children[at], step->rest, value);
    if (other == nullptr) return nullptr;
    Node copy = list;
    copy.children[at] = other;
    return &forest_.node(std::move(copy));
}

}  // namespace takt::yaml
