#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "takt/spec/line_spec.hpp"
#include "takt/yaml/schema.hpp"

using namespace takt;
using nlohmann::json;

namespace {

const json& schema() {
    static const json parsed = json::parse(json_schema());
    return parsed;
}

/// Checks that an object of the schema has a key for each field, with its help, its example and whether it is required.
struct KeyChecker {
    const json& object;

    template <class T>
    void operator()(const spec::Field& field, const T&) {
        const std::string key(field.key);
        CAPTURE(key);
        REQUIRE(object.at("properties").contains(key));
        const json& property = object["properties"][key];
        CHECK(property.at("description") == field.help);
        if (!field.example.empty()) CHECK(property.at("examples").size() == 1);
    }
    template <class T>
    void orders(const spec::Field& field, const T& value) {
        (*this)(field, value);
    }
};

template <class T>
void check_keys(const json& object) {
    T value;
    KeyChecker checker{object};
    T::fields(value, checker);
    CHECK(object.at("additionalProperties") == false);
}

template <class T>
void check_definition() {
    const std::string word(T::about.word);
    CAPTURE(word);
    REQUIRE(schema().at("definitions").contains(word));
    check_keys<T>(schema()["definitions"][word]);
}

/// All definitions that are mentioned anywhere.
void collect_references(const json& part, std::vector<std::string>& references) {
    if (part.is_object() && part.contains("$ref")) references.push_back(part["$ref"]);
    if (part.is_structured())
        for (const json& child : part)
            collect_references(child, references);
}

}  // namespace

TEST_CASE("the schema says that it is draft-07 and that a plant needs a version and a line") {
    CHECK(schema().at("$schema") == "http://json-schema.org/draft-07/schema#");
    CHECK(schema().at("required") == json({"takt", "line"}));
}

TEST_CASE("every key of every type is in the schema, with its help and its example") {
    check_keys<spec::LineSpec>(schema());
    check_definition<spec::ProductSpec>();
    check_definition<spec::CalendarSpec>();
    check_definition<spec::ShiftSpec>();
    check_definition<spec::BreakSpec>();
    check_definition<spec::OvertimeSpec>();
    check_definition<spec::ResourceSpec>();
    check_definition<spec::MembersSpec>();
    check_definition<spec::CarrierSpec>();
    check_definition<spec::TransporterSpec>();
    check_definition<spec::BatterySpec>();
    check_definition<spec::SpotSpec>();
    check_definition<spec::ZoneSpec>();
    check_definition<spec::SourceSpec>();
    check_definition<spec::ReleaseSpec>();
    check_definition<spec::StationSpec>();
    check_definition<spec::OperationSpec>();
    check_definition<spec::RobotSpec>();
    check_definition<spec::SetupSpec>();
    check_definition<spec::JoinSpec>();
    check_definition<spec::FailureSpec>();
    check_definition<spec::MaintenanceSpec>();
    check_definition<spec::BufferSpec>();
    check_definition<spec::SinkSpec>();
    check_definition<spec::RunSpec>();
    check_definition<spec::TuneSpec>();
    check_definition<spec::DecisionSpec>();
    check_definition<spec::OptionSpec>();
    for (const char* key : {"repeat", "elements"})
        CHECK(schema().at("definitions").at("section").at("properties").contains(std::string(key)));
}

TEST_CASE("the keys of the language are in the schema") {
    for (const char* key : {"takt", "include", "templates", "line", "lines"})
        CHECK(schema().at("properties").contains(std::string(key)));
    for (const char* key : {"use", "repeat"})
        CHECK(schema().at("definitions").at("station").at("properties").contains(std::string(key)));
    CHECK(schema()["definitions"]["template"]["properties"].contains("cycle"));
    CHECK_FALSE(schema()["definitions"]["template"]["properties"].contains("use"));
}

TEST_CASE("enumerations are lists of their words") {
    const json& order = schema().at("definitions").at("resource").at("properties").at("order");
    CHECK(order.at("anyOf").at(0).at("enum") == json({"fifo", "priority", "nearest"}));
}

TEST_CASE("every definition that is mentioned is there") {
    std::vector<std::string> references;
    collect_references(schema(), references);
    CHECK(references.size() > 50);
    for (const std::string& reference : references) {
        CAPTURE(reference);
        CHECK_NOTHROW(schema().at(json::json_pointer(reference.substr(1))));
    }
}
