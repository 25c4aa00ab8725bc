#include "takt/yaml/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "language.hpp"
#include "laws.hpp"
#include "vocabulary_writer.hpp"

namespace takt {
namespace yaml {
namespace {

using Kind = ValueForm::Kind;

const ValueForm a_text{Kind::text};
const ValueForm a_name{Kind::quantity, quantity_kind<spec::Name>.word};
const ValueForm a_share{Kind::quantity, quantity_kind<spec::Share>.word};

ValueForm keys_of(const spec::About& about) {
    return {Kind::keys, about.word};
}

/// An element of which only the name must be given can be written as that name.
bool takes_a_name(const TypeEntry& element) {
    return std::count_if(element.keys.begin(), element.keys.end(),
                         [](const KeyEntry& key) { return key.field.need == Need::required; }) == 1;
}

ValueForm repetition() {
    return VocabularyWriter::either({Kind::whole_number, {}, repeat_key.limits}, {Kind::csv_file});
}

/// The kinds of elements with `use` and `repeat`, and the type `element` that has one of them.
void add_elements(VocabularyWriter& writer) {
    TypeEntry element{element_about, TypeGroup::element, {}, true, {}};
    TypeEntry shared{template_about, TypeGroup::element, {}, false, {}};
    for_each_element_kind([&]<class Kind>() {
        writer.add<Kind>(TypeGroup::element, TypeGroup::part);
        TypeEntry& kind = *std::find_if(writer.written.types.begin(), writer.written.types.end(),
                                        [](const TypeEntry& type) { return type.about.word == Kind::about.word; });
        ValueForm form = keys_of(Kind::about);
        if (takes_a_name(kind)) form = VocabularyWriter::either(std::move(form), a_name);
        element.keys.push_back({{Kind::about.word, Kind::about.help}, std::move(form)});
        shared.borrows.push_back(Kind::about.word);
        kind.keys.push_back({use_key, VocabularyWriter::around(ValueForm::Kind::one_or_list, a_name), true});
        kind.keys.push_back({repeat_key, repetition(), true});
    });
    element.keys.push_back({{section_about.word, section_about.help}, keys_of(section_about), true});
    writer.written.types.push_back(std::move(element));
    writer.written.types.push_back(std::move(shared));
}

TypeEntry section() {
    const ValueForm elements = VocabularyWriter::around(Kind::list, keys_of(element_about));
    return {section_about, TypeGroup::element, {{section_repeat_key, repetition(), true}, {section_elements_key, elements, true}}, false, {}};
}

/// The forms of `spec::route_keys`, in their order.
void add_route(VocabularyWriter& writer) {
    const ValueForm names = VocabularyWriter::around(Kind::list, a_name);
    const std::array forms{VocabularyWriter::around(Kind::map, a_share), VocabularyWriter::around(Kind::map, a_name),
                           names, names};
    TypeEntry route{spec::RouteSpec::about, TypeGroup::part, {}, true, {}};
    for (std::size_t i = 0; i < forms.size(); ++i)
        route.keys.push_back({spec::route_keys[i], forms[i]});
    writer.written.types.push_back(std::move(route));
}

/// The keys of a file that say how it is put together.
void add_file_keys(TypeEntry& plant) {
    const ValueForm elements = VocabularyWriter::around(Kind::list, keys_of(element_about));
    plant.keys.push_back({takt_key, {Kind::whole_number, {}, takt_key.limits}, true});
    plant.keys.push_back({include_key, VocabularyWriter::around(Kind::one_or_list, a_text), true});
    plant.keys.push_back({templates_key, VocabularyWriter::around(Kind::map, keys_of(template_about)), true});
    plant.keys.push_back({line_key, elements, true});
    plant.keys.push_back({lines_key, VocabularyWriter::around(Kind::map, elements), true});
}

Vocabulary written_vocabulary() {
    VocabularyWriter writer;
    add_elements(writer);
    add_route(writer);
    writer.add<spec::CalendarSpec>(TypeGroup::calendar, TypeGroup::calendar);
    writer.add<spec::ResourceSpec>(TypeGroup::resource, TypeGroup::resource);
    writer.add<spec::CarrierSpec>(TypeGroup::resource, TypeGroup::resource);
    writer.add<spec::TransporterSpec>(TypeGroup::resource, TypeGroup::resource);
    writer.add<spec::MilkRunSpec>(TypeGroup::resource, TypeGroup::resource);
    writer.add<spec::LineSpec>(TypeGroup::file, TypeGroup::file);
    for (TypeEntry& type : writer.written.types) {
        if (type.about.word == spec::LineSpec::about.word) add_file_keys(type);
        if (type.about.word == spec::DecisionSpec::about.word)
            for (KeyEntry& key : type.keys)
                if (key.field.key == repeat_key.key) key.form = VocabularyWriter::either(std::move(key.form), {Kind::csv_file});
    }
    writer.written.types.push_back(section());
    writer.written.laws = law_entries();
    return std::move(writer.written);
}

template <class Entries, class WordOf>
auto find_in(const Entries& entries, std::string_view word, WordOf word_of) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return word_of(entry) == word; });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace
}  // namespace yaml

bool ValueForm::holds(std::string_view type) const {
    if (kind == Kind::keys) return word == type;
    return std::any_of(inner.begin(), inner.end(), [&](const ValueForm& part) { return part.holds(type); });
}

const KeyEntry* TypeEntry::find(std::string_view key) const {
    return yaml::find_in(keys, key, [](const KeyEntry& entry) { return entry.field.key; });
}

const TypeEntry* Vocabulary::type(std::string_view word) const {
    return yaml::find_in(types, word, [](const TypeEntry& entry) { return entry.about.word; });
}

const LawEntry* Vocabulary::law(std::string_view name) const {
    return yaml::find_in(laws, name, [](const LawEntry& entry) { return entry.name; });
}

const QuantityEntry* Vocabulary::quantity(std::string_view word) const {
    return yaml::find_in(quantities, word, [](const QuantityEntry& entry) { return entry.word; });
}

std::vector<std::string_view> Vocabulary::words() const {
    std::vector<std::string_view> all;
    for (const TypeEntry& type : types) {
        all.push_back(type.about.word);
        for (const KeyEntry& key : type.keys)
            all.push_back(key.field.key);
    }
    for (const LawEntry& law : laws)
        all.push_back(law.name);
    for (const QuantityEntry& quantity : quantities)
        all.push_back(quantity.word);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

const Vocabulary& vocabulary() {
    static const Vocabulary written = yaml::written_vocabulary();
    return written;
}

}  // namespace takt
