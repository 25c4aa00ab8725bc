#include <doctest/doctest.h>

#include <string>

#include "plants.hpp"

using namespace plants;

TEST_CASE("a plant without mistakes gets no diagnostics at all") {
    CHECK(errors(two_cells()) == Messages{});
    CHECK(warnings(two_cells()) == Messages{});
}

TEST_CASE("two elements of one name are an error at the second, which names the place of the first") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").name.at = at(4);
    auto& second = station_of(spec, "inspect").name;
    second = Name("weld", at(9));
    CHECK(errors(spec) ==
          Messages{
              "line.yaml:9:3: expected a name that no other element has, found 'weld' a second time (line.yaml:4:3)"});
}

TEST_CASE("element names are compared over all lists of the plant") {
    LineSpec spec = two_cells();
    spec.flows.push_back({Name("packs"), {source("cells"), station("weld"), sink("packed")}});
    CHECK(errors(spec) ==
          Messages{"station 'weld': expected a name that no other element has, found 'weld' a second time"});
}

TEST_CASE("words of the language are no names for elements") {
    for (const char* word : {"next", "scrap", "line"}) {
        LineSpec spec = two_cells();
        station_of(spec, "weld").name = Name(word, at(7));
        CHECK(errors(spec) == Messages{"line.yaml:7:3: expected a name, found the word '" + std::string(word) +
                                       "', which has a meaning of its own"});
    }
}

TEST_CASE("a name is given, printable and at most 200 bytes long") {
    LineSpec spec = two_cells();
    Name& name = station_of(spec, "weld").name;
    name = Name("", at(3));
    CHECK(errors(spec) == Messages{"line.yaml:3:3: expected a name, found none"});
    name = Name("a\tb", at(3));
    CHECK(errors(spec) == Messages{"line.yaml:3:3: expected a name without control characters, found 'a?b'"});
    name = Name(std::string(200, 'x'), at(3));
    CHECK(errors(spec) == Messages{});
    name = Name(std::string(201, 'x'), at(3));
    CHECK(errors(spec) == Messages{"line.yaml:3:3: expected a name of at most 200 bytes, found 201"});
}

TEST_CASE("names inside elements are checked too") {
    LineSpec spec = two_cells();
    FailureSpec broken = failure(3600, 60);
    broken.name = Name("", at(8));
    station_of(spec, "weld").failures = {broken};
    CHECK(errors(spec) == Messages{"line.yaml:8:3: `name`: expected a name, found none"});
}

TEST_CASE("two crews of one name are an error, a crew and a team of operators of one name are not") {
    LineSpec spec = two_cells();
    spec.crews.push_back({Name("team", at(2)), {}});
    spec.operators.push_back({Name("team", at(4)), {}});
    CHECK(errors(spec) == Messages{});
    spec.crews.push_back({Name("team", at(3)), {}});
    CHECK(errors(spec) ==
          Messages{"line.yaml:3:3: expected a name that no other has, found 'team' a second time (line.yaml:2:3)"});
}

TEST_CASE("two products of one name are an error and do not make a product without values") {
    LineSpec spec = two_cells();
    spec.products.push_back({Name("M7", at(2)), {}});
    spec.products.push_back({Name("M7", at(3)), {}});
    station_of(spec, "weld").cycle = {};
    station_of(spec, "weld").cycle.each = {{"M7", seconds(60)}};
    CHECK(errors(spec).size() == 1);
}
