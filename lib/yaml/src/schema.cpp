#include "takt/yaml/schema.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "language.hpp"
#include "node.hpp"
#include "patterns.hpp"
#include "reader.hpp"
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
Json text(std::string pattern) {
    return {{"type", "string"}, {"pattern", std::move(pattern)}};
}

Json whole_number(const spec::Limits& limits) {
    return {{"type", "integer"},
            {"minimum", static_cast<std::int64_t>(limits.least)},
            {"maximum", static_cast<std::int64_t>(limits.most)}};
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

/// Writes the definitions of all spec types that it meets.
class SchemaWriter {
  public:
    Json definitions = Json::object();

    // What a value of each type looks like.
    Json of(const std::string&, const Field&) { return {{"type", "string"}}; }
    Json of(const std::uint32_t&, const Field& field) { return whole_number(field.limits); }
    Json of(const std::uint64_t&, const Field& field) { return whole_number(field.limits); }
    Json of(const spec::Name&, const Field&) { return reference("name"); }
    Json of(const spec::Ref&, const Field&) { return reference("name"); }
    Json of(const spec::Share&, const Field&) { return reference("share"); }
    Json of(const spec::Rate&, const Field&) { return reference("rate"); }
    Json of(const spec::Money&, const Field&) { return reference("money"); }
    Json of(const spec::HourlyCost&, const Field&) { return reference("hourly-cost"); }
    Json of(const spec::EnergyPrice&, const Field&) { return reference("energy-price"); }
    Json of(const spec::Power&, const Field&) { return reference("watts"); }
    Json of(const spec::Capacity&, const Field&) { return reference("capacity"); }
    Json of(const spec::TimeOfDay&, const Field&) { return reference("time-of-day"); }
    Json of(const spec::Weekdays&, const Field&) { return reference("weekdays"); }
    Json of(const spec::Date&, const Field&) { return reference("date"); }
    Json of(const spec::RouteSpec&, const Field&) { return reference("route"); }
    Json of(const Duration&, const Field&) { return reference("duration"); }
    Json of(const Distribution&, const Field&) { return reference("distribution"); }
    Json of(const std::vector<std::pair<spec::Ref, spec::Share>>&, const Field&) { return map_of(reference("share")); }

    Json of(const spec::MaterialNeeds&, const Field& field) {
        return map_of(of(spec::ByProduct<std::uint32_t>(), field));
    }

    template <Enumeration T>
    Json of(const T&, const Field&) {
        Json known = Json::array();
        Json help = Json::array();
        for (const auto& word : words(T{})) {
            known.push_back(word.text);
            help.push_back(word.help);
        }
        return {{"enum", known}, {"markdownEnumDescriptions", help}};
    }

    template <class T>
    Json of(const std::optional<T>&, const Field& field) {
        return of(T{}, field);
    }

    template <class T>
    Json of(const spec::ByProduct<T>&, const Field& field) {
        const Json one = of(T{}, field);
        return any_of({one, map_of(one)});
    }

    template <class T>
    Json of(const std::vector<T>&, const Field& field) {
        const Json one = of(T{}, field);
        std::vector<Json> choices{one, list_of(one)};
        if constexpr (std::is_same_v<T, spec::ReleaseSpec>)
            choices.push_back({{"type", "string"}, {"pattern", "\\.csv$"}});
        return any_of(std::move(choices));
    }

    template <class T>
    Json of(const std::vector<spec::Named<T>>&, const Field& field) {
        const Json body = of(T{}, field);
        return map_of(any_of({body, {{"type", "null"}}}));
    }

    template <Described T>
    Json of(const T&, const Field&) {
        const Json body = define<T>();
        if constexpr (std::is_same_v<T, spec::SetupSpec>) return any_of({body, reference("distribution")});
        if constexpr (std::is_same_v<T, spec::RobotSpec>) return any_of({body, whole_number({1, 10000})});
        return body;
    }

    /// An object with the keys of T; `added` come after them.
    template <class T>
    Json object_of(const std::vector<std::pair<Field, Json>>& added = {}) {
        Properties properties{*this, Json::object(), Json::array()};
        T value;
        T::fields(value, properties);
        for (const auto& [field, schema] : added)
            properties.add(field, schema);
        return {{"type", "object"},
                {"description", T::about.help},
                {"properties", properties.known},
                {"required", properties.required},
                {"additionalProperties", false}};
    }

  private:
    /// The visitor of `T::fields`.
    struct Properties {
        SchemaWriter& writer;
        Json known;
        Json required;

        template <class T>
        void operator()(const Field& field, const T& value) {
            add(field, writer.of(value, field));
        }
        void orders(const Field& field, const std::vector<spec::ReleaseSpec>& value) { (*this)(field, value); }

        void add(const Field& field, const Json& schema) {
            Json property{{"description", field.help}};
            if (!field.example.empty()) property["examples"] = Json::array({example_of(field)});
            property.update(schema.contains("$ref") ? Json{{"allOf", Json::array({schema})}} : schema);
            known[std::string(field.key)] = property;
            if (field.need == Need::required) required.push_back(field.key);
        }
    };

    template <class T>
    Json define() {
        const std::string name(T::about.word);
        if (!definitions.contains(name)) definitions[name] = object_of<T>();
        return reference(name);
    }
};

void define_quantities(Json& definitions) {
    definitions["name"] = {{"type", Json::array({"string", "integer"})}, {"minLength", 1}, {"maxLength", 100}};
    definitions["duration"] = text(duration_pattern());
    definitions["distribution"] = text(distribution_pattern());
    definitions["share"] = text(share_pattern());
    definitions["rate"] = text(rate_pattern());
    definitions["money"] = text(money_pattern(""));
    definitions["hourly-cost"] = text(money_pattern("/\\s*h"));
    definitions["energy-price"] = text(money_pattern("/\\s*kWh"));
    definitions["watts"] = text(power_pattern());
    definitions["time-of-day"] = text(time_of_day_pattern());
    definitions["date"] = text(date_pattern());
    definitions["capacity"] = any_of({whole_number({}), {{"const", "unlimited"}}});
    definitions["weekdays"] = any_of({text(weekdays_pattern()), list_of(text(weekdays_pattern()))});
    const Json shares = map_of(reference("share"));
    const Json names = list_of(reference("name"));
    const Json choices{
        {"type", "object"},
        {"minProperties", 1},
        {"maxProperties", 1},
        {"additionalProperties", false},
        {"properties",
         {{"shares", shares}, {"products", map_of(reference("name"))}, {"first", names}, {"rotate", names}}}};
    definitions["route"] = any_of({reference("name"), choices});
    definitions["route"]["description"] = spec::RouteSpec::about.help;
}

/// An element with the keys `use` and `repeat`. What a template may give need not stand at the element.
template <class Kind>
Json element_object(SchemaWriter& writer) {
    const Json names = any_of({reference("name"), list_of(reference("name"))});
    Json object = writer.object_of<Kind>({{use_key, names}, {repeat_key, whole_number(repeat_key.limits)}});
    const Json required = object["required"];
    object.erase("required");
    object["anyOf"] = Json::array({{{"required", Json::array({"use"})}}, {{"required", required}}});
    return object;
}

void define_elements(SchemaWriter& writer) {
    Json kinds = Json::array();
    Json template_keys = Json::object();
    for_each_element_kind([&]<class Kind>() {
        const std::string word(Kind::about.word);
        const Json object = element_object<Kind>(writer);
        const bool takes_a_word = object["anyOf"][1]["required"].size() == 1;
        Json content = takes_a_word ? any_of({reference(word), reference("name")}) : reference(word);
        kinds.push_back({{"type", "object"},
                         {"description", Kind::about.help},
                         {"properties", {{word, std::move(content)}}},
                         {"required", Json::array({word})},
                         {"additionalProperties", false}});
        for (const auto& [key, schema] : object["properties"].items()) {
            if (key == use_key.key || key == repeat_key.key) continue;
            if (!template_keys.contains(key)) template_keys[key] = any_of({});
            template_keys[key]["anyOf"].push_back(schema);
        }
        writer.definitions[word] = object;
    });
    writer.definitions["element"] = {{"oneOf", kinds}};
    writer.definitions["template"] = {
        {"type", "object"}, {"properties", template_keys}, {"additionalProperties", false}};
}

}  // namespace
}  // namespace yaml

std::string json_schema() {
    using namespace yaml;
    SchemaWriter writer;
    define_quantities(writer.definitions);
    define_elements(writer);
    const Json elements = list_of(reference("element"));
    Json plant =
        writer.object_of<spec::LineSpec>({{takt_key, {{"const", 1}}},
                                          {include_key, any_of({{{"type", "string"}}, list_of({{"type", "string"}})})},
                                          {templates_key, map_of(reference("template"))},
                                          {line_key, elements},
                                          {lines_key, map_of(elements)}});
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "takt line definition"}};
    schema.update(plant);
    schema["definitions"] = writer.definitions;
    return schema.dump(2);
}

}  // namespace takt
