#include "templates.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "filling.hpp"
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
        expand_item(*item, drafts);
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

bool Templates::is_one_key(const Node& item) {
    if (item.is_map() && item.pairs() == 1) return true;
    complete_ = false;
    const bool is_flat = item.is_map() && item.pairs() > 1;
    reader_.error(
        item.place(),
        fmt::format("expected {}, found {}", an_element,
                    is_flat ? "a map of several keys; the keys of an element stand deeper than its kind" : found(item)));
    return false;
}

void Templates::expand_item(const Node& item, std::vector<Draft>& drafts) {
    if (!is_one_key(item)) return;
    const std::string_view kind = kind_of(item.key(0));
    if (kind.empty()) return;
    if (kind == section_about.word) return expand_section(item.value(0), drafts);
    Prepared element = prepare(item, kind);
    if (element.repeat == nullptr) return add_draft(item, std::move(element.draft), drafts);
    repeat(*element.repeat, {element}, drafts);
}

void Templates::expand_section(const Node& content, std::vector<Draft>& drafts) {
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
    const std::vector<Prepared> prepared = elements_of_section(*elements);
    if (times != nullptr && !prepared.empty()) repeat(*times, prepared, drafts);
}

std::vector<Templates::Prepared> Templates::elements_of_section(const Node& list) {
    std::vector<Prepared> elements;
    if (!list.is_list()) {
        complete_ = false;
        reader_.error(list.place(),
                      fmt::format("expected a list of elements, each beginning with `- `, found {}", found(list)));
        return elements;
    }
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
        elements.push_back(prepare(*item, kind));
        if (const Node* own = elements.back().repeat)
            reader_.error(own->place(), "an element of a section is repeated with it, and not by itself");
    }
    return elements;
}

Templates::Prepared Templates::prepare(const Node& item, std::string_view kind) {
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
    if (use != nullptr) merge(*use, body);
    draft.body = std::make_shared<const Mapping>(std::move(body));
    return element;
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

void Templates::repeat(const Node& times, const std::vector<Prepared>& elements, std::vector<Draft>& drafts) {
    if (times.is_word() && times.text.ends_with(".csv")) return repeat_by_rows(times, elements, drafts);
    const bool is_number = times.is_word() && times.text.find_first_not_of("0123456789.,-+") == std::string::npos;
    if (is_number) return repeat_by_number(times, elements, drafts);
    complete_ = false;
    reader_.error(times.place(), "expected a number such as `4`, or a CSV file with a row for each, found " + found(times));
}

/// Names that are all the same would be told one by one.
bool Templates::expect_in_names(const std::vector<Prepared>& elements, bool by_rows) {
    bool all_have_it = true;
    for (const Prepared& element : elements) {
        const Entry* const name = element.draft.body->find("name");
        if (name == nullptr) continue;
        const std::string& text = name->value->text;
        if (text.find("{n}") != std::string::npos || (by_rows && names_column(text))) continue;
        all_have_it = false;
        const std::string what = by_rows ? "a column such as `<station>`, or `{n}`, in the name of an element for each row"
                                         : fmt::format("`{{n}}` in the name of a repeated element, such as `{}-{{n}}`", text);
        reader_.error(name->value->place(), fmt::format("expected {}, found {}", what, found(*name->value)));
    }
    return all_have_it;
}

void Templates::repeat_by_number(const Node& times, const std::vector<Prepared>& elements, std::vector<Draft>& drafts) {
    const std::size_t before = reader_.errors();
    std::uint32_t most = 1;
    reader_.read(times, repeat_key, most);
    if (reader_.errors() == before && !expect_in_names(elements, false)) most = 1;
    for (std::uint32_t n = 1; n <= most && elements_ <= most_elements; ++n) {
        for (const Prepared& element : elements) {
            Draft copy = element.draft;
            copy.n = n;
            add_draft(times, std::move(copy), drafts);
        }
    }
}

void Templates::repeat_by_rows(const Node& file, const std::vector<Prepared>& elements, std::vector<Draft>& drafts) {
    RowTable table;
    try {
        table = tables_.rows(file.text, *file.file);
    } catch (const Mistake& mistake) {
        complete_ = false;
        return reader_.error(mistake.place.value_or(file.place()), mistake.message);
    }
    complete_ = complete_ && table.wrong_rows.empty();
    for (const Mistake& mistake : table.wrong_rows)
        reader_.error(*mistake.place, mistake.message);
    if (!expect_in_names(elements, true)) table.rows.resize(std::min<std::size_t>(table.rows.size(), 1));
    Filling filling(table, file.file->folder, forest_, reader_);
    for (std::size_t row = 0; row < table.rows.size() && elements_ <= most_elements && !reader_.stopped(); ++row) {
        for (const Prepared& element : elements) {
            Draft filled = element.draft;
            filled.body = std::make_shared<const Mapping>(filling.fill(*element.draft.body, row));
            add_draft(file, std::move(filled), drafts);
        }
    }
    complete_ = complete_ && filling.complete();
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
