// Keys that belong to the language and not to the plant: they say how a file is put together.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>
#include <vector>

#include "takt/spec/line_spec.hpp"

namespace takt::yaml {

using spec::Field;
using spec::Need;

inline constexpr Field takt_key{"takt", "the version of the language", "1", Need::required, {1, 1}};
inline constexpr Field include_key{"include",
                                   "files beside this one whose products, calendars, crews, operators, robots, "
                                   "carriers, materials, ramp_ups, zones, transporters, milk_runs, templates and lines belong to the plant too",
                                   "[shifts.yaml]"};
inline constexpr Field templates_key{"templates", "keys that several elements share, by a name for `use`",
                                     "{weld-cell: {robots: 6, cycle: 96 s}}"};
inline constexpr Field line_key{"line", "the elements of the main line, in the order of the flow",
                                "[{source: panels}, {station: {name: weld, cycle: 96 s}}, {sink: shipped}]",
                                Need::required};
inline constexpr Field lines_key{"lines", "further lines by name, each a list of elements",
                                 "{doors: [{source: door-panels}, {buffer: {name: door-store, capacity: 20}}]}"};
inline constexpr std::array file_keys{takt_key, include_key, templates_key, line_key, lines_key};

inline constexpr Field use_key{"use",
                               "a template, or several of which the first that gives a key counts; the element's own "
                               "keys come before them",
                               "weld-cell"};
inline constexpr Field repeat_key{"repeat",
                                  "so many of them in a row, or a CSV file with a row for each; `{n}` in a text is the number "
                                  "of each, from 1, `<cycle>` what its row has in the column `cycle` (see section)",
                                  "4",
                                  Need::optional,
                                  {1, 100000}};
inline constexpr std::array element_keys{use_key, repeat_key};

inline constexpr spec::About element_about{"element", "One step of the flow; its kind is its only key."};

inline constexpr spec::About section_about{"section",
                                           "Several elements in a row, and all of them again and again: a station and "
                                           "the buffer behind it, or one of each for each row of a table."};
inline constexpr Field section_repeat_key{
    "repeat",
    "so many of them in turn, or a CSV file with a row for each; `{n}` in a text is the number of each, from 1, and `<cycle>` "
    "what its row has in the column `cycle`, a number with the unit that stands in brackets in the head (`cycle [s]`); a key in "
    "which an empty cell is used is left out",
    "stations.csv", Need::required, repeat_key.limits};
inline constexpr Field section_elements_key{
    "elements", "what is repeated, in the order of the flow; without a `repeat` of their own",
    "[{station: {name: <station>, cycle: <cycle>}}, {buffer: {name: behind <station>, capacity: <places>}}]",
    Need::required};
inline constexpr std::array section_keys{section_repeat_key, section_elements_key};
inline constexpr spec::About template_about{
    "template", "Keys that an element takes over with `use`: any of those of its kind but `use` and `repeat`."};

/// Sections of which each file may hold some, and what they hold goes by names.
inline constexpr std::array<std::string_view, 13> shared_sections{
    "products", "calendars", "crews", "operators",    "robots",    "carriers", "materials",
    "ramp_ups", "zones",     "transporters", "milk_runs", "templates", "lines"};

namespace detail {

struct FieldList {
    std::vector<Field> fields;

    template <class T>
    void operator()(const Field& field, T&) {
        fields.push_back(field);
    }
    template <class T>
    void orders(const Field& field, T&) {
        fields.push_back(field);
    }
};

}  // namespace detail

/// All keys of a spec type, in their order.
template <class T>
const std::vector<Field>& fields_of() {
    static const std::vector<Field> fields = [] {
        T value;
        detail::FieldList list;
        T::fields(value, list);
        return list.fields;
    }();
    return fields;
}

/// The declaration of a key. \pre the type has it
template <class T>
const Field* field_of(std::string_view key) {
    const std::vector<Field>& fields = fields_of<T>();
    return &*std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.key == key; });
}

/// Calls `visit` with each kind of element: `visit.template operator()<spec::StationSpec>()`.
template <class Visit>
void for_each_element_kind(Visit visit) {
    const auto all = [&]<class... Kinds>(const std::variant<Kinds...>*) { (visit.template operator()<Kinds>(), ...); };
    all(static_cast<const spec::ElementSpec*>(nullptr));
}

/// Keys that elements of a kind may have; of any kind, if none is given.
inline std::vector<std::string_view> keys_of_elements(std::string_view kind) {
    std::vector<std::string_view> keys;
    for_each_element_kind([&]<class Kind>() {
        if (!kind.empty() && Kind::about.word != kind) return;
        for (const Field& field : fields_of<Kind>())
            keys.push_back(field.key);
    });
    return keys;
}

}  // namespace takt::yaml
