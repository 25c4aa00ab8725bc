#include "drafts.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "language.hpp"
#include "mistake.hpp"
#include "takt/core/nearest.hpp"
#include "words.hpp"

namespace takt::yaml {
namespace {

std::vector<std::string_view> kind_words() {
    std::vector<std::string_view> words{section_about.word};
    for_each_element_kind([&]<class Kind>() { words.push_back(Kind::about.word); });
    return words;
}

constexpr std::array<std::string_view, 2> language_words{use_key.key, repeat_key.key};
constexpr std::string_view an_element = "an element such as `station: {...}`";

}  // namespace

std::vector<Draft> Drafts::expand(const Node& list) {
    std::vector<Draft> drafts;
    if (!is_list(list)) return drafts;
    for (const Node* item : list.children) {
        if (reader_.stopped() || repeats_.is_full()) break;
        expand_item(*item, drafts);
    }
    return drafts;
}

bool Drafts::is_list(const Node& elements) {
    if (elements.is_list()) return true;
    complete_ = false;
    reader_.error(elements.place(),
                  fmt::format("expected a list of elements, each beginning with `- `, found {}", found(elements)));
    return false;
}

bool Drafts::is_one_key(const Node& item) {
    if (item.is_map() && item.pairs() == 1) return true;
    complete_ = false;
    const bool is_flat = item.is_map() && item.pairs() > 1;
    reader_.error(
        item.place(),
        fmt::format("expected {}, found {}", an_element,
                    is_flat ? "a map of several keys; the keys of an element stand deeper than its kind" : found(item)));
    return false;
}

/// The kind that a key names; a near one, after a message, when it is misspelt.
std::string_view Drafts::kind_of(const Node& key) {
    const std::vector<std::string_view> known = kind_words();
    const auto found = std::find(known.begin(), known.end(), key.text);
    if (found != known.end()) return *found;
    reader_.error(key.place(), fmt::format("unknown element {}{}", in_quotes(key.text), did_you_mean(key.text, known)));
    const std::string near = nearest(key.text, known);
    if (near.empty()) complete_ = false;
    return near.empty() ? std::string_view() : *std::find(known.begin(), known.end(), near);
}

void Drafts::expand_item(const Node& item, std::vector<Draft>& drafts) {
    if (!is_one_key(item)) return;
    const std::string_view kind = kind_of(item.key(0));
    if (kind.empty()) return;
    if (kind == section_about.word) return expand_section(item.value(0), drafts);
    Prepared element = prepare(item, kind);
    if (element.repeat == nullptr)
        repeats_.add(item, std::move(element.draft), drafts);
    else
        repeats_.repeat(*element.repeat, {element.draft}, drafts);
}

void Drafts::expand_section(const Node& content, std::vector<Draft>& drafts) {
    if (!content.is_map()) {
        complete_ = false;
        return reader_.error(content.place(), "expected the keys `repeat` and `elements`, found " + found(content));
    }
    const Mapping section(content);
    std::vector<std::string_view> known;
    for (const Field& key : section_keys)
        known.push_back(key.key);
    const std::vector<std::string_view> meant = reader_.meanings(section, section_about.word, known);
    const auto value_of = [&](const Field& key) -> const Node* {
        const auto at = std::find(meant.begin(), meant.end(), key.key);
        if (at != meant.end()) return section.entries[static_cast<std::size_t>(at - meant.begin())].value;
        complete_ = false;
        reader_.error(section.at, fmt::format("a section needs the key `{0}`, such as `{0}: {1}`", key.key, key.example));
        return nullptr;
    };
    const Node* const times = value_of(section_repeat_key);
    const Node* const elements = value_of(section_elements_key);
    if (elements == nullptr) return;
    const std::vector<Draft> prepared = elements_of_section(*elements);
    if (times != nullptr && !prepared.empty()) repeats_.repeat(*times, prepared, drafts);
}

std::vector<Draft> Drafts::elements_of_section(const Node& list) {
    std::vector<Draft> elements;
    if (!is_list(list)) return elements;
    for (const Node* item : list.children) {
        if (reader_.stopped()) break;
        if (!is_one_key(*item)) continue;
        const std::string_view kind = kind_of(item->key(0));
        if (kind.empty()) continue;
        if (kind == section_about.word) {
            complete_ = false;
            reader_.error(item->key(0).place(), "a section cannot hold another section");
            continue;
        }
        Prepared element = prepare(*item, kind);
        if (element.repeat != nullptr)
            reader_.error(element.repeat->place(), "an element of a section is repeated with it, and not by itself");
        elements.push_back(std::move(element.draft));
    }
    return elements;
}

Drafts::Prepared Drafts::prepare(const Node& item, std::string_view kind) {
    Prepared element;
    Draft& draft = element.draft;
    draft.kind = kind;
    const Node& content = item.value(0);
    Mapping body;
    body.at = content.is_word() ? content.place() : item.key(0).place();
    const Node* use = nullptr;
    if (content.is_map()) {
        body = Mapping(content);
        take_language_keys(draft.kind, body, use, element.repeat);
    } else if (content.is_word()) {
        static const Node name_key = [] {
            Node key;
            key.kind = Node::Kind::word;
            key.text = "name";
            return key;
        }();
        body.entries.push_back({&name_key, &content, nullptr});
    } else if (content.is_list()) {
        reader_.error(content.place(), fmt::format("expected the keys of {}, found a list", with_article(draft.kind)));
    }
    if (use != nullptr) templates_.merge(*use, body);
    draft.body = std::make_shared<const Mapping>(std::move(body));
    return element;
}

/// Moves `use` and `repeat` out of the body, misspelt ones too.
void Drafts::take_language_keys(std::string_view kind, Mapping& body, const Node*& use, const Node*& repeat_count) {
    std::vector<std::string_view> known = keys_of_elements(kind);
    for (const Field& key : element_keys)
        known.push_back(key.key);
    for (std::size_t i = 0; i < body.entries.size();) {
        const Entry entry = body.entries[i];
        std::string word = entry.key->text;
        if (!holds(known, word) && !nearest(word, language_words).empty()) word = nearest(word, known);
        const bool is_use = word == use_key.key && use == nullptr;
        const bool is_repeat = word == repeat_key.key && repeat_count == nullptr;
        if (!is_use && !is_repeat) {
            ++i;
            continue;
        }
        if (word != entry.key->text)
            reader_.error(entry.key->place(), fmt::format("unknown key {} in {}, did you mean '{}'?",
                                                          in_quotes(entry.key->text), with_article(kind), word));
        (is_use ? use : repeat_count) = entry.value;
        body.entries.erase(body.entries.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace takt::yaml
