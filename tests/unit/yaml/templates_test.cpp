#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

/// Templates from line 2 on, one element in line `element_line`.
std::string with_template(const std::string& templates, const std::string& element) {
    return "takt: 1\ntemplates:\n" + templates + "line:\n  - source: in\n  - station: {" + element +
           "}\n  - sink: out\n";
}

const std::string weld = "  weld: {cycle: 96 s, robots: 6, failures: {every: exponential(mean 8 h), repair: 6 min}}\n";

}  // namespace

TEST_CASE("a template gives the keys that an element does not have") {
    const auto station = station_of(load(with_template(weld, "name: a, use: weld, robots: 2")));
    CHECK(station.cycle.all->mean() == 96);
    CHECK(station.robots.at(0).count == 2);
    CHECK(station.failures.size() == 1);
}

TEST_CASE("of several templates the first that has a key gives it") {
    const auto station =
        station_of(load(with_template(weld + "  slow: {cycle: 200 s, machines: 2}\n", "name: a, use: [slow, weld]")));
    CHECK(station.cycle.all->mean() == 200);
    CHECK(station.machines == 2);
    CHECK(station.robots.at(0).count == 6);
}

TEST_CASE("a mistake in a template is shown there, once, with a place where it is used") {
    CHECK(errors_of(with_template("  weld: {cycle: 96, robots: 6}\n", "name: x-{n}, repeat: 3, use: weld")) ==
          "3:17: expected a duration such as `96 s`, found `96` (in the template `weld`, used at plant.yaml:6:44)");
    CHECK(errors_of(with_template("  weld: {cylce: 96 s, robots: 6}\n", "name: a, use: weld")) ==
          "3:10: unknown key `cylce` in a station, did you mean 'cycle'? (in the template `weld`, used at "
          "plant.yaml:6:29)");
}

TEST_CASE("a template that is not there, or cannot be one, is an error") {
    CHECK(errors_of(with_template(weld, "name: a, use: wled, cycle: 1 s")) ==
          "6:29: there is no template `wled`, did you mean 'weld'?");
    CHECK(errors_of(with_template("  weld: 96 s\n", "name: a, cycle: 1 s")) ==
          "3:9: expected a map of keys of elements, found `96 s`");
    CHECK(errors_of(with_template("  weld: {cycle: 96 s, use: other}\n", "name: a, use: weld")) ==
          "3:9: a template cannot hold `use`; write it at the element");
}

TEST_CASE("a template that no element uses is looked at too") {
    CHECK(errors_of(with_template("  weld: {cylce: 96 s}\n", "name: a, cycle: 1 s")) ==
          "3:10: unknown key `cylce` in a template, did you mean 'cycle'?");
    std::vector<Diagnostic> warnings;
    LoadOptions options;
    options.warnings = &warnings;
    load(with_template(weld, "name: a, cycle: 1 s"), "/nonexistent", options);
    REQUIRE(warnings.size() == 1);
    CHECK(shown(warnings[0]) == "3:3: no element uses the template `weld`");
}

TEST_CASE("a repeat makes elements in a row, numbered from 1") {
    const auto plant = load(with_template(weld, "name: framing-{n}, repeat: 4, use: weld, area: row {n}"));
    REQUIRE(plant.flows.at(0).elements.size() == 6);
    CHECK(station_of(plant, 1).name.text == "framing-1");
    CHECK(station_of(plant, 4).name.text == "framing-4");
    CHECK(station_of(plant, 4).area->text == "row 4");
    CHECK(station_of(plant, 4).cycle.all->mean() == 96);
}

TEST_CASE("a repeat needs its number in the name, and a number a repeat") {
    CHECK(errors_of(with_template(weld, "name: framing, repeat: 4, use: weld")) ==
          "6:21: expected `{n}` in the name of a repeated element, such as `framing-{n}`, found `framing`");
    CHECK(errors_of(with_template(weld, "name: framing-{n}, use: weld")) ==
          "6:21: `{n}` is the number of each of a `repeat`, and there is none here");
    CHECK(errors_of(with_template(weld, "name: framing-{n}, repeat: 0, use: weld")) ==
          "6:42: expected a whole number from 1 to 100000, found `0`");
    CHECK(errors_of(with_template(weld, "name: framing-{n}, repaet: 2, use: weld")) ==
          "6:34: unknown key `repaet` in a station, did you mean 'repeat'?");
}

TEST_CASE("aliases stand for what their anchor holds, and merge keys are no part of the language") {
    const auto plant = load(
        "takt: 1\nline:\n- source: in\n- station: {name: a, cycle: &time 96 s}\n- station: {name: b, cycle: *time}\n- "
        "sink: out\n");
    CHECK(station_of(plant, 2).cycle.all->mean() == 96);
    CHECK(errors_of("takt: 1\nline:\n- source: in\n- station: &a {name: a, cycle: 96 s}\n- station:\n    <<: *a\n    "
                    "name: b\n    cycle: 1 s\n- sink: out\n") ==
          "6:5: merge keys are not part of the language; write a template and `use:` it");
}
