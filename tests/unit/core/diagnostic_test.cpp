#include "takt/core/diagnostic.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace takt;

namespace {

Place place(const char* file, std::uint32_t line, std::uint32_t column) {
    return {std::make_shared<const std::string>(file), line, column};
}

}  // namespace

TEST_CASE("a diagnostic reads as file, line, column, severity and message") {
    CHECK(to_string(Diagnostic{Severity::error, place("a.yaml", 3, 7), "expected a sink"}) ==
          "a.yaml:3:7: error: expected a sink");
    CHECK(to_string(Diagnostic{Severity::warning, place("a.yaml", 3, 7), "unused"}) == "a.yaml:3:7: warning: unused");
}

TEST_CASE("what is not known of a place is not shown") {
    CHECK(to_string(place("a.yaml", 0, 0)) == "a.yaml");
    CHECK(to_string(Place{}) == "(spec)");
}

TEST_CASE("warnings are no errors") {
    Diagnostics diagnostics;
    diagnostics.warning({}, "unused");
    CHECK_FALSE(diagnostics.has_errors());
    diagnostics.error({}, "wrong");
    CHECK(diagnostics.has_errors());
    CHECK(diagnostics.errors() == 1);
    CHECK(diagnostics.entries().size() == 2);
}

TEST_CASE("diagnostics sort by file, line and column, and keep their order at one place") {
    Diagnostics diagnostics;
    diagnostics.error(place("b.yaml", 1, 1), "6");
    diagnostics.error(place("a.yaml", 10, 1), "5");
    diagnostics.error(place("a.yaml", 2, 9), "3");
    diagnostics.error(place("a.yaml", 2, 9), "4");
    diagnostics.error(place("a.yaml", 2, 8), "2");
    diagnostics.error({}, "1");
    diagnostics.sort_by_place();
    std::string order;
    for (const Diagnostic& entry : diagnostics.entries())
        order += entry.message;
    CHECK(order == "123456");
}

TEST_CASE("warnings, however many, leave room for errors") {
    Diagnostics diagnostics;
    for (int i = 0; i < 1000; ++i)
        diagnostics.warning({}, "unused");
    CHECK_FALSE(diagnostics.full());
    CHECK(diagnostics.entries().size() == 200);
    diagnostics.error({}, "wrong");
    diagnostics.drop_warnings();
    REQUIRE(diagnostics.entries().size() == 1);
    CHECK(diagnostics.entries()[0].message == "wrong");
}

TEST_CASE("at most 200 diagnostics are kept, and all errors counted") {
    Diagnostics diagnostics;
    for (int i = 0; i < 1000; ++i)
        diagnostics.error({}, std::to_string(i));
    CHECK(diagnostics.full());
    CHECK(diagnostics.entries().size() == 200);
    CHECK(diagnostics.errors() == 1000);
    CHECK(diagnostics.entries().back().message == "199");
}

TEST_CASE("a SpecError says everything, a line each") {
    Diagnostics diagnostics;
    diagnostics.error(place("a.yaml", 1, 2), "first");
    diagnostics.warning(place("a.yaml", 3, 4), "second");
    const SpecError error(diagnostics);
    CHECK(std::string(error.what()) == "a.yaml:1:2: error: first\na.yaml:3:4: warning: second\n");
    CHECK(error.diagnostics().errors() == 1);
}
