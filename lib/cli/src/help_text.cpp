#include "help_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "paragraphs.hpp"
#include "takt/yaml/vocabulary.hpp"

namespace takt {
namespace {

using Kind = ValueForm::Kind;

constexpr std::string_view law_quantity = "distribution";  // the quantity that laws are written as

std::string phrase(const ValueForm& form);

std::string choice_phrase(const std::vector<spec::About>& choices) {
    std::vector<std::string_view> words;
    for (const spec::About& choice : choices)
        words.push_back(choice.word);
    return fmt::format("one of {}", fmt::join(words, ", "));
}

/// What may stand under a key, in words.
std::string phrase(const ValueForm& form) {
    const auto inner = [&](std::size_t which = 0) { return phrase(form.inner.at(which)); };
    switch (form.kind) {
        case Kind::text:
            return "a text";
        case Kind::anything:
            return "any value";
        case Kind::csv_file:
            return "a CSV file";
        case Kind::whole_number:
            return form.limits.least == form.limits.most
                       ? fmt::format("{:.0f}", form.limits.least)
                       : fmt::format("a whole number from {:.0f} to {:.0f}", form.limits.least, form.limits.most);
        case Kind::quantity:
            return std::string(vocabulary().quantity(form.word)->what);
        case Kind::choice:
            return choice_phrase(form.choices);
        case Kind::keys:
            return fmt::format("keys of `{}`", form.word);
        case Kind::one_or_list:
            return inner() + ", or a list of them";
        case Kind::list:
            return (form.inner.at(0).kind == Kind::keys ? "a list, each with " : "a list, each ") + inner();
        case Kind::by_product:
            return inner() + ", or one for each product";
        case Kind::map:
        case Kind::named:
            return inner() + " under each name";
        case Kind::either:
            break;
    }
    return inner(0) + ", or " + inner(1);
}

std::string such_as(const spec::Field& field) {
    return field.example.empty() ? std::string() : fmt::format("such as `{}: {}`", field.key, field.example);
}

/// A key of a type that takes keys of some type.
struct Holder {
    const TypeEntry* type;
    const KeyEntry* key;
};

std::vector<Holder> holders_of(std::string_view word) {
    std::vector<Holder> holders;
    for (const TypeEntry& type : vocabulary().types)
        for (const KeyEntry& key : type.keys)
            if (key.form.holds(word)) holders.push_back({&type, &key});
    return holders;
}

bool is_map_or_list(std::string_view example) {
    return example.starts_with('{') || example.starts_with('[');
}

std::string written(const spec::Field& field) {
    return fmt::format("{}: {}", field.key, field.example);
}

/// Examples of the keys that must be given, of the first key where one is enough.
std::vector<std::string> needed_examples(const TypeEntry& type) {
    std::vector<std::string> lines;
    for (const KeyEntry& key : type.keys)
        if (key.field.need == spec::Need::required) lines.push_back(written(key.field));
    if (lines.empty() && !type.keys.empty()) lines.push_back(written(type.keys.front().field));
    return lines;
}

/// The type as it stands in a file, taken from the examples of the keys that hold it. An element is found in the
/// example of a key that holds elements, by its word.
std::vector<std::string> example_lines(const TypeEntry& type) {
    const std::vector<Holder> holders = holders_of(type.about.word);
    if (holders.empty()) return needed_examples(type);
    for (const Holder& holder : holders) {
        if (is_map_or_list(holder.key->field.example)) return {written(holder.key->field)};
        if (!holder.key->field.example.empty()) continue;
        for (const Holder& above : holders_of(holder.type->about.word))
            if (above.key->field.example.find(fmt::format("{}:", type.about.word)) != std::string_view::npos)
                return {written(above.key->field)};
    }
    return {fmt::format("{}: {{{}}}", holders.front().key->field.key, fmt::join(needed_examples(type), ", "))};
}

template <class Entries, class WordOf>
std::size_t widest_of(const Entries& entries, WordOf word_of) {
    std::size_t widest = 0;
    for (const auto& entry : entries)
        widest = std::max(widest, std::string_view(word_of(entry)).size());
    return widest;
}

class HelpText {
  public:
    explicit HelpText(int width) : lines_(width) {}

    void language() {
        constexpr std::array groups{std::pair{TypeGroup::file, "The file"},
                                    std::pair{TypeGroup::element, "Elements of the flow"},
                                    std::pair{TypeGroup::part, "Parts of elements"},
                                    std::pair{TypeGroup::resource, "People and what stations share"},
                                    std::pair{TypeGroup::calendar, "Calendars"}};
        lines_.heading(
            "What a file is made of. `takt help WORD` says more of a word, `takt help plant` which keys "
            "stand at the top of a file; any key can be asked for as well, such as `takt help cycle`.");
        const auto word_of = [](const TypeEntry& type) { return type.about.word; };
        const std::size_t widest = widest_of(vocabulary().types, word_of);
        for (const auto& [group, title] : groups) {
            lines_.heading(title);
            for (const TypeEntry& type : vocabulary().types)
                if (type.group == group) lines_.entry(type.about.word, type.about.help, widest);
        }
        laws();
        quantities();
    }

    void type(const TypeEntry& type) {
        lines_.heading(fmt::format("{}: {}", type.about.word, type.about.help));
        holders(type.about.word);
        if (type.has_one_key) lines_.heading("Exactly one of these keys");
        if (!type.has_one_key && !type.keys.empty()) lines_.heading("Keys");
        const std::size_t widest = widest_of(type.keys, [](const KeyEntry& key) { return key.field.key; });
        for (const KeyEntry& key : type.keys)
            this->key(key, widest);
        if (!type.borrows.empty()) borrowed(type);
        lines_.heading("Example");
        for (const std::string& line : example_lines(type))
            lines_.example(line);
    }

    void law(const LawEntry& law) {
        lines_.heading(fmt::format("{}: {}", law.name, law.help));
        if (!law.parameters.empty()) lines_.heading("Parameters, by name or in this order");
        const std::size_t widest = widest_of(law.parameters, [](const Parameter& each) { return each.name; });
        for (const Parameter& parameter : law.parameters)
            lines_.entry(parameter.name,
                         fmt::format("{}; {}", parameter.help,
                                     parameter.kind == ParameterKind::number ? "a number without a unit"
                                                                             : "a duration, or a number of cycles"),
                         widest);
        lines_.heading("Example");
        lines_.example(law.example);
    }

    void quantity(const QuantityEntry& quantity) {
        lines_.heading(
            fmt::format("{}: {}, such as `{}`. {}", quantity.word, quantity.what, quantity.example, quantity.help));
        if (quantity.word == law_quantity) laws();
    }

    /// A key, with the types that have it.
    void key(std::string_view word) {
        std::vector<Holder> owners;
        for (const TypeEntry& type : vocabulary().types)
            if (const KeyEntry* key = type.find(word); key != nullptr && !is_kind(type, *key))
                owners.push_back({&type, key});
        if (owners.empty()) return;
        lines_.heading(fmt::format("`{}` as a key of", word));
        const std::size_t widest = widest_of(owners, [](const Holder& owner) { return owner.type->about.word; });
        for (const Holder& owner : owners)
            about_key(owner.type->about.word, *owner.key, widest);
    }

    const std::string& text() const { return lines_.text(); }

  private:
    /// The kinds of elements are keys of an element; what is said of them stands at their types.
    static bool is_kind(const TypeEntry& type, const KeyEntry& key) {
        return type.has_one_key && key.form.holds(key.field.key);
    }

    void key(const KeyEntry& key, std::size_t widest) { about_key(key.field.key, key, widest); }

    void about_key(std::string_view word, const KeyEntry& key, std::size_t widest) {
        const bool is_required = key.field.need == spec::Need::required;
        lines_.entry(word, std::string(key.field.help) + (is_required ? " (required)" : ""), widest);
        const std::string example = such_as(key.field);
        lines_.more(phrase(key.form) + (example.empty() ? "" : ","), example, widest);
        for (const spec::About& choice : key.form.choices)
            lines_.more(fmt::format("  {}: {}", choice.word, choice.help), widest);
    }

    void holders(std::string_view word) {
        const std::vector<Holder> all = holders_of(word);
        if (all.empty()) return;
        lines_.heading("Stands at");
        std::vector<std::string> places;
        for (const Holder& holder : all)
            places.push_back(fmt::format("{} of {}", holder.key->field.key, holder.type->about.word));
        const std::size_t widest = widest_of(places, [](const std::string& place) { return place; });
        for (std::size_t i = 0; i < all.size(); ++i)
            lines_.entry(places[i], phrase(all[i].key->form), widest);
    }

    /// Keys of other types, by type; each is described there.
    void borrowed(const TypeEntry& type) {
        lines_.heading("Keys of");
        const std::size_t widest = widest_of(type.borrows, [](std::string_view word) { return word; });
        for (const std::string_view word : type.borrows) {
            std::vector<std::string_view> keys;
            for (const KeyEntry& key : vocabulary().type(word)->keys)
                if (!key.is_of_language) keys.push_back(key.field.key);
            lines_.entry(word, fmt::format("{}", fmt::join(keys, ", ")), widest);
        }
    }

    void laws() {
        lines_.heading("Laws of probability");
        const std::size_t widest = widest_of(vocabulary().laws, [](const LawEntry& law) { return law.name; });
        for (const LawEntry& law : vocabulary().laws)
            lines_.entry(law.name, law.help, widest);
    }

    void quantities() {
        lines_.heading("Quantities");
        const auto word_of = [](const QuantityEntry& quantity) { return quantity.word; };
        const std::size_t widest = widest_of(vocabulary().quantities, word_of);
        for (const QuantityEntry& quantity : vocabulary().quantities)
            lines_.entry(quantity.word, fmt::format("{}, such as `{}`", quantity.what, quantity.example), widest);
    }

    Paragraphs lines_;
};

std::string all_about(std::string_view word, int width) {
    HelpText help(width);
    if (const TypeEntry* type = vocabulary().type(word)) help.type(*type);
    if (const LawEntry* law = vocabulary().law(word)) help.law(*law);
    if (const QuantityEntry* quantity = vocabulary().quantity(word)) help.quantity(*quantity);
    help.key(word);
    return help.text();
}

}  // namespace

std::string language_text(int width) {
    HelpText help(width);
    help.language();
    return help.text();
}

std::optional<std::string> word_text(std::string_view word, int width) {
    std::string text = all_about(word, width);
    if (text.empty() && word.ends_with('s')) text = all_about(word.substr(0, word.size() - 1), width);
    if (text.empty()) return std::nullopt;
    return text;
}

}  // namespace takt
