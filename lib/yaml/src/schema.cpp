#include "takt/yaml/schema.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "language.hpp"
#include "node.hpp"
#include "patterns.hpp"
#include "takt/yaml/vocabulary.hpp"
#include "tree_builder.hpp"

namespace takt {
namespace yaml {
namespace {

using Json = nlohmann::ordered_json;

Json reference(std::string_view definition) {
    return {{"$ref", "#/definitions/" + std::string(definition)}};
}
Json any_of(std::vector<Json> choices) {
    return {{"anyOf", std::move(choices)}};
}
Json map_of(Json values) {
    return {{"type", "object"}, {"additionalProperties", std::move(values)}};
}
Json list_of(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}

/// What a row of a table has in a column, or the number of a repeat, may stand for any value, or be part of it.
constexpr std::string_view filled_in = "<[^<>]+>|\\{n\\}";

Json text(const std::string& pattern) {
    return {{"type", "string"}, {"pattern", pattern + '|' + std::string(filled_in)}};
}

Json whole_number(const spec::Limits& limits) {
    if (limits.least == limits.most) return {{"const", static_cast<std::int64_t>(limits.least)}};
    return {{"type", Json::array({"integer", "string"})},
            {"minimum", static_cast<std::int64_t>(limits.least)},
            {"maximum", static_cast<std::int64_t>(limits.most)},
            {"pattern", filled_in}};
}

/// A value of the tree as JSON: whole numbers are numbers, everything else is text.
Json to_json(const Node& node) {
    if (node.is_list()) {
        Json list = Json::array();
        for (const Node* item : node.children)
            list.push_back(to_json(*item));
        return list;
    }
    if (node.is_map()) {
        Json map = Json::object();
        for (std::size_t i = 0; i < node.pairs(); ++i)
            map[node.key(i).text] = to_json(node.value(i));
        return map;
    }
    const bool is_whole =
        !node.text.empty() && node.text.size() < 16 && node.text.find_first_not_of("0123456789") == std::string::npos;
    return is_whole ? Json(std::stoll(node.text)) : Json(node.text);
}

/// The example of a key, which is written as in a file, as JSON.
Json example_of(const Field& field) {
    Forest forest;
    Diagnostics diagnostics;
    const SourceFile& file = forest.file({});
    const Node* tree = build_tree(std::string(field.example), file, forest, diagnostics);
    return tree == nullptr ? Json(field.example) : to_json(*tree);
}

Json choice(const std::vector<spec::About>& choices) {
    Json known = Json::array();
    Json help = Json::array();
    for (const spec::About& one : choices) {
        known.push_back(one.word);
        help.push_back(one.help);
    }
    return any_of({{{"enum", known}, {"markdownEnumDescriptions", help}}, {{"type", "string"}, {"pattern", filled_in}}});
}

/// What may stand under a key.
Json to_json(const ValueForm& form) {
    using Kind = ValueForm::Kind;
    std::vector<Json> inner;
    for (const ValueForm& part : form.inner)
        inner.push_back(to_json(part));
    switch (form.kind) {
        case Kind::text:
            return {{"type", "string"}};
        case Kind::anything:
            return Json::object();
        case Kind::csv_file:
            return text("\\.csv$");
        case Kind::whole_number:
            return whole_number(form.limits);
        case Kind::quantity:
        case Kind::keys:
            return reference(form.word);
        case Kind::choice:
            return choice(form.choices);
        case Kind::one_or_list:
            return any_of({inner[0], list_of(inner[0])});
        case Kind::list:
            return list_of(inner[0]);
        case Kind::by_product:
            return any_of({inner[0], map_of(inner[0])});
        case Kind::map:
            return map_of(inner[0]);
        case Kind::named:
            return map_of(any_of({inner[0], {{"type", "null"}}}));
        case Kind::either:
            break;
    }
    return any_of(std::move(inner));
}

Json property(const KeyEntry& key) {
    Json described{{"description", key.field.help}};
    if (!key.field.example.empty()) described["examples"] = Json::array({example_of(key.field)});
    const Json schema = to_json(key.form);
    described.update(schema.contains("$ref") ? Json{{"allOf", Json::array({schema})}} : schema);
    return described;
}

/// An object with the keys of a type.
Json object_of(const TypeEntry& type) {
    Json known = Json::object();
    Json required = Json::array();
    for (const KeyEntry& key : type.keys) {
        known[std::string(key.field.key)] = property(key);
        if (key.field.need == Need::required) required.push_back(key.field.key);
    }
    Json object{{"type", "object"}, {"description", type.about.help}, {"properties", known}};
    if (type.has_one_key) object.update({{"minProperties", 1}, {"maxProperties", 1}});
    object["required"] = required;
    object["additionalProperties"] = false;
    if (type.find(use_key.key) == nullptr) return object;
    // What a template may give need not stand at the element.
    object.erase("required");
    object["anyOf"] = Json::array({{{"required", Json::array({use_key.key})}}, {{"required", required}}});
    return object;
}

/// One object for each key, so that an editor shows what each kind is for.
Json one_of_keys(const TypeEntry& element) {
    Json kinds = Json::array();
    for (const KeyEntry& key : element.keys)
        kinds.push_back({{"type", "object"},
                         {"description", key.field.help},
                         {"properties", {{key.field.key, to_json(key.form)}}},
                         {"required", Json::array({key.field.key})},
                         {"additionalProperties", false}});
    return {{"oneOf", kinds}};
}

/// The keys of several types, each as in any of those that have it.
Json borrowed_object(const TypeEntry& borrower) {
    Json known = Json::object();
    for (const std::string_view word : borrower.borrows) {
        for (const KeyEntry& key : vocabulary().type(word)->keys) {
            if (key.is_of_language) continue;
            Json& choices = known[std::string(key.field.key)];
            if (choices.is_null()) choices = any_of({});
            choices["anyOf"].push_back(property(key));
        }
    }
    return {{"type", "object"},
            {"description", borrower.about.help},
            {"properties", known},
            {"additionalProperties", false}};
}

Json definition(const TypeEntry& type) {
    if (!type.borrows.empty()) return borrowed_object(type);
    return type.about.word == element_about.word ? one_of_keys(type) : object_of(type);
}

void define_quantities(Json& definitions) {
    definitions["name"] = {{"type", Json::array({"string", "integer"})}, {"minLength", 1}, {"maxLength", 100}};
    definitions["duration"] = text(duration_pattern());
    definitions["distribution"] = text(distribution_pattern());
    definitions["share"] = text(share_pattern());
    definitions["percentage"] = text(share_pattern());
    definitions["rate"] = text(rate_pattern());
    definitions["money"] = text(money_pattern(""));
    definitions["hourly-cost"] = text(money_pattern("/\\s*h"));
    definitions["energy-price"] = text(money_pattern("/\\s*kWh"));
    definitions["watts"] = text(power_pattern());
    definitions["length"] = text(length_pattern());
    definitions["speed"] = text(speed_pattern());
    definitions["time-of-day"] = text(time_of_day_pattern());
    definitions["date"] = text(date_pattern());
    definitions["dates"] = text(dates_pattern());
    definitions["moment"] = text(moment_pattern());
    definitions["capacity"] = any_of({whole_number({}), text(places_pattern())});
    definitions["weekdays"] = any_of({text(weekdays_pattern()), list_of(text(weekdays_pattern()))});
}

}  // namespace
}  // namespace yaml

std::string json_schema() {
    using namespace yaml;
    Json definitions = Json::object();
    define_quantities(definitions);
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "takt line definition"}};
    for (const TypeEntry& type : vocabulary().types) {
        if (type.about.word == spec::LineSpec::about.word) {
            schema.update(object_of(type));
        } else {
            definitions[std::string(type.about.word)] = definition(type);
        }
    }
    schema["definitions"] = definitions;
    return schema.dump(2);
}

}  // namespace takt
