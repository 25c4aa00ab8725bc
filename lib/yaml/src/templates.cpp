#include "templates.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "language.hpp"
#include "mistake.hpp"
#include "takt/core/nearest.hpp"
#include "words.hpp"

namespace takt::yaml {
namespace {

std::vector<std::string_view> kind_words() {
    std::vector<std::string_view> words;
    for_each_element_kind([&]<class Kind>() { words.push_back(Kind::about.word); });
    return words;
}

/// Keys that elements of a kind may have; of any kind, if none is given.
std::vector<std::string_view> keys_of_elements(std::string_view kind) {
    std::vector<std::string_view> keys;
    for_each_element_kind([&]<class Kind>() {
        if (!kind.empty() && Kind::about.word != kind) return;
        for (const Field& field : fields_of<Kind>())
            keys.push_back(field.key);
    });
    return keys;
}

constexpr std::array<std::string_view, 2> language_words{use_key.key, repeat_key.key};
constexpr std::string_view an_element = "an element such as `station: {...}`";

}  // namespace

void Templates::add(const Node& section) {
    if (!section.is_map())
        return reader_.error(section.place(), "expected a map from names to keys of elements, found " + found(section));
    for (std::size_t i = 0; i < section.pairs() && reader_.count(section.key(i)); ++i) {
        const Node& name = section.key(i);
        const Node& body = section.value(i);
        if (!body.is_map()) {
            reader_.error(body.place(), "expected a map of keys of elements, found " + found(body));
            complete_ = false;
            continue;
        }
        for (const Field& key : element_keys)
            if (body.find(key.key) != nullptr)
                reader_.error(body.place(),
                              fmt::format("a template cannot hold `{}`; write it at the element", key.key));
        const auto [known, is_new] = templates_.emplace(name.text, Template{&name, &body});
        if (is_new) {
            order_.push_back(name.text);
        } else {
            reader_.error(name.place(), fmt::format("the template {} is given twice, first at {}", in_quotes(name.text),
                                                    to_string(known->second.name->place())));
        }
    }
}

std::vector<Draft> Templates::expand(const Node& list) {
    std::vector<Draft> drafts;
    if (!list.is_list()) {
        reader_.error(list.place(),
                      fmt::format("expected a list of elements, each beginning with `- `, found {}", found(list)));
        complete_ = false;
        return drafts;
    }
    for (const Node* item : list.children) {
        if (reader_.stopped() || elements_ > most_elements) break;
        expand_element(*item, drafts);
    }
    return drafts;
}

/// The kind that a key names; a near one, after a message, when it is misspelt.
std::string_view Templates::kind_of(const Node& key) {
    const std::vector<std::string_view> known = kind_words();
    const auto found = std::find(known.begin(), known.end(), key.text);
    if (found != known.end()) return *found;
    reader_.error(key.place(), fmt::format("unknown element {}{}", in_quotes(key.text), did_you_mean(key.text, known)));
    const std::string near = nearest(key.text, known);
    if (near.empty()) complete_ = false;
    return near.empty() ? std::string_view() : *std::find(known.begin(), known.end(), near);
}

void Templates::expand_element(const Node& item, std::vector<Draft>& drafts) {
    if (!item.is_map() || item.pairs() != 1) {
        complete_ = false;
        const bool is_flat = item.is_map() && item.pairs() > 1;
        return reader_.error(
            item.place(),
            fmt::format(
                "expected {}, found {}", an_element,
                is_flat ? "a map of several keys; the keys of an element stand deeper than its kind" : found(item)));
    }
    Draft draft;
    draft.kind = kind_of(item.key(0));
    if (draft.kind.empty()) return;
    const Node& content = item.value(0);
    Mapping body;
    body.at = content.is_word() ? content.place() : item.key(0).place();
    const Node* use = nullptr;
    const Node* repeat_count = nullptr;
    if (content.is_map()) {
        body = Mapping(content);
        take_language_keys(draft.kind, body, use, repeat_count);
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
    if (use != nullptr) merge(*use, body);
    draft.body = std::make_shared<const Mapping>(std::move(body));
    if (repeat_count != nullptr) {
        repeat(*repeat_count, std::move(draft), drafts);
    } else {
        add_draft(item, std::move(draft), drafts);
    }
}

/// Moves `use` and `repeat` out of the body, misspelt ones too.
void Templates::take_language_keys(std::string_view kind, Mapping& body, const Node*& use, const Node*& repeat_count) {
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

void Templates::merge(const Node& use, Mapping& body) {
    if (use.is_list()) {
        for (const Node* mention : use.children)
            merge_one(*mention, body);
    } else {
        merge_one(use, body);
    }
}

void Templates::merge_one(const Node& mention, Mapping& body) {
    if (!reader_.count(mention)) return;
    const auto known = templates_.find(mention.text);
    if (!mention.is_word() || known == templates_.end()) {
        reader_.error(mention.place(), mention.is_word()
                                           ? fmt::format("there is no template {}{}", in_quotes(mention.text),
                                                         did_you_mean(mention.text, order_))
                                           : "expected the name of a template, found " + found(mention));
        complete_ = false;
        return;
    }
    Template& used = known->second;
    used.used = true;
    uses_.push_back({used.name->text, mention.place()});
    for (std::size_t i = 0; i < used.body->pairs() && reader_.count(used.body->key(i)); ++i) {
        const Node& key = used.body->key(i);
        const bool is_own_word = key.text == use_key.key || key.text == repeat_key.key;
        if (!is_own_word && body.find(key.text) == nullptr)
            body.entries.push_back({&key, &used.body->value(i), &uses_.back()});
    }
}

void Templates::repeat(const Node& count, Draft draft, std::vector<Draft>& drafts) {
    const std::size_t before = reader_.errors();
    std::uint32_t times = 1;
    reader_.read(count, repeat_key, times);
    const Entry* const name = draft.body->find("name");
    const bool is_numbered = name != nullptr && name->value->text.find("{n}") != std::string::npos;
    if (reader_.errors() == before && name != nullptr && !is_numbered) {
        reader_.error(name->value->place(),
                      fmt::format("expected `{{n}}` in the name of a repeated element, such as `{}-{{n}}`, found {}",
                                  name->value->text, found(*name->value)));
        times = 1;
    }
    for (std::uint32_t n = 1; n <= times && elements_ <= most_elements; ++n) {
        Draft copy = draft;
        copy.n = n;
        add_draft(count, std::move(copy), drafts);
    }
}

void Templates::add_draft(const Node& item, Draft draft, std::vector<Draft>& drafts) {
    if (++elements_ > most_elements) {
        complete_ = false;
        return reader_.error(item.place(), fmt::format("more than {} elements", most_elements));
    }
    if (const Entry* const name = draft.body->find("name"); name != nullptr) {
        reader_.number(draft.n);
        draft.name = reader_.text_of(*name->value);
        reader_.number(std::nullopt);
    }
    drafts.push_back(std::move(draft));
}

void Templates::check_unused(Diagnostics& diagnostics) {
    for (const std::string_view name : order_) {
        const Template& candidate = templates_.at(name);
        if (candidate.used || reader_.stopped()) continue;
        diagnostics.warning(candidate.name->place(), fmt::format("no element uses the template {}", in_quotes(name)));
        Mapping body(*candidate.body);
        std::erase_if(body.entries, [](const Entry& entry) {
            return entry.key->text == use_key.key || entry.key->text == repeat_key.key;
        });
        reader_.meanings(body, "template", keys_of_elements({}));
    }
}

}  // namespace takt::yaml
