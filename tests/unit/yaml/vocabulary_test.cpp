#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "plant_text.hpp"
#include "takt/yaml/schema.hpp"
#include "takt/yaml/vocabulary.hpp"

using namespace takt;
using nlohmann::json;

namespace {

/// Keys of an element with their examples: those that it needs, and one more.
std::string keys_with(const TypeEntry& element, const KeyEntry& one_more) {
    std::string keys;
    for (const KeyEntry& key : element.keys) {
        if (key.field.need != spec::Need::required && key.field.key != one_more.field.key) continue;
        keys += (keys.empty() ? "" : ", ") + std::string(key.field.key) + ": " + std::string(key.field.example);
    }
    return keys;
}

bool mentions_a_file(const KeyEntry& key) {
    return key.field.key == "orders" || key.field.key == "include";
}

/// What is wrong with a text beside one element that is none. After that one nobody asks whether the plant makes sense,
/// so what is left is what cannot be read.
std::string misreadings_in(const std::string& text) {
    const std::string errors = test::errors_of(text);
    const std::string expected = "unknown element `nothing-like-that`";
    REQUIRE(errors.find(expected) != std::string::npos);
    return errors.find('\n') == std::string::npos ? std::string() : errors;
}

}  // namespace

TEST_CASE("the vocabulary and the schema have the same types and keys") {
    const json schema = json::parse(json_schema());
    for (const TypeEntry& type : vocabulary().types) {
        CAPTURE(type.about.word);
        const bool is_file = type.about.word == spec::LineSpec::about.word;
        const json& object = is_file ? schema : schema.at("definitions").at(std::string(type.about.word));
        if (type.keys.empty() || object.contains("oneOf")) continue;
        CHECK(object.at("properties").size() == type.keys.size());
        for (const KeyEntry& key : type.keys)
            CHECK(object["properties"].contains(std::string(key.field.key)));
    }
    const std::size_t others = vocabulary().types.size() - 1 + vocabulary().quantities.size();
    CHECK(schema.at("definitions").size() == others);
}

TEST_CASE("every type says what it is for, and every key what it means") {
    for (const TypeEntry& type : vocabulary().types) {
        CAPTURE(type.about.word);
        CHECK_FALSE(type.about.help.empty());
        for (const KeyEntry& key : type.keys) {
            CAPTURE(key.field.key);
            CHECK_FALSE(key.field.help.empty());
            CHECK((type.has_one_key || !key.field.example.empty()));
        }
    }
}

TEST_CASE("the example of each key of an element can be read where the key stands") {
    for (const TypeEntry& type : vocabulary().types) {
        if (type.find("use") == nullptr) continue;
        for (const KeyEntry& key : type.keys) {
            if (mentions_a_file(key) || key.is_of_language) continue;
            const std::string text = "takt: 1\nline:\n  - source: in\n  - " + std::string(type.about.word) + ": {" +
                                     keys_with(type, key) + "}\n  - nothing-like-that: out\n";
            CAPTURE(text);
            CHECK(misreadings_in(text) == "");
        }
    }
}

TEST_CASE("the example of each key of the file can be read") {
    for (const KeyEntry& key : vocabulary().type("plant")->keys) {
        if (mentions_a_file(key)) continue;
        const std::string given = std::string(key.field.key) + ": " + std::string(key.field.example) + "\n";
        std::string text = given;
        if (key.field.key != "takt") text += "takt: 1\n";
        text += key.field.key == "line" ? "lines: {other: [{nothing-like-that: out}]}\n"
                                        : "line: [{nothing-like-that: out}]\n";
        CAPTURE(text);
        CHECK(misreadings_in(text) == "");
    }
}

TEST_CASE("the example of each law that needs no file can be read") {
    for (const LawEntry& law : vocabulary().laws) {
        CAPTURE(law.example);
        CHECK(law.example.starts_with(law.name));
        if (law.example.find(".csv") != std::string_view::npos) continue;
        const bool counts = law.example.find("cycle") != std::string_view::npos;
        const std::string sentence(law.example);
        CHECK(test::errors_of(test::one_station(
                  counts ? "cycle: 60 s, maintenance: {clock: cycles, every: " + sentence + ", for: 2 min}"
                         : "cycle: " + sentence)) == "");
        for (const Parameter& parameter : law.parameters)
            CHECK_FALSE(parameter.help.empty());
    }
}

TEST_CASE("a form knows which types stand in it, at whatever depth") {
    const TypeEntry& station = *vocabulary().type("station");
    CHECK(station.find("failures")->form.holds("failure"));
    CHECK(station.find("robots")->form.holds("robot"));
    CHECK_FALSE(station.find("robots")->form.holds("failure"));
    CHECK(vocabulary().type("plant")->find("lines")->form.holds("element"));
}
