#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

std::string plant_with_store(const std::string& keys, const std::string& rest = "") {
    return "takt: 1\nline:\n  - source: in\n  - station: {name: press, cycle: 60 s}\n  - buffer:\n      name: store\n" + keys +
           "  - station: {name: weld, cycle: 60 s}\n  - sink: out\n" + rest;
}

}  // namespace

TEST_CASE("what a check finds about a value is said where the value stands") {
    CHECK(errors_of(plant_with_store("      capacity: 4\n      start_at: 9\n      stop_at: 9\n")) ==
          "8:17: `start_at`: expected fewer parts than `stop_at` (9), found 9\n"
          "9:16: `stop_at`: expected at most as many parts as it has places (4), found 9");
    CHECK(errors_of(plant_with_store("      capacity: 4\n", "run:\n  warm_up: 1 h\n  horizon: 0 h\n")) ==
          "12:12: `horizon`: expected a time longer than 0, found 0 s");
}

TEST_CASE("... but where the element stands when the value is that of a template") {
    CHECK(errors_of(plant_with_store("      use: small\n      stop_at: 9\n      start_at: 3\n",
                                     "templates:\n  small: {capacity: 10, lanes: 3}\n")) ==
          "6:7: `lanes`: expected a number that the capacity (10) can be divided by, found 3");
}

TEST_CASE("... and whose it is when it was set on the command line, or in a file of settings") {
    LoadOptions options;
    options.overrides = {"line.store.lanes=3", "run.horizon=0 h"};
    CHECK(errors_of(plant_with_store("      capacity: 10\n      lanes: 2\n", "run: {horizon: 8 h}\n"), "/nonexistent", options) ==
          "(--set): run: `horizon`: expected a time longer than 0, found 0 s\n"
          "(--set): buffer 'store': `lanes`: expected a number that the capacity (10) can be divided by, found 3");
    const auto file = std::make_shared<const std::string>("more.yaml");
    options.overrides = {spec::Setting("line.store.lanes=3", Place{file, 2, 5})};
    CHECK(errors_of(plant_with_store("      capacity: 10\n      lanes: 2\n"), "/nonexistent", options) ==
          "more.yaml:2:5: `lanes`: expected a number that the capacity (10) can be divided by, found 3");
}

TEST_CASE("what is found in a sentence ends with the number that is wrong") {
    CHECK(mistake_in("exponential(mean -8 h)") == "18: expected a duration such as `96 s`, found `-8 h`");
    CHECK(mistake_in("lognormal(mean 8 s, cv much)") == "24: expected a number for `cv`, found `much`");
}
