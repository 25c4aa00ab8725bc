#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

std::vector<spec::MadeSpec> makes_of(const std::string& written) {
    return station_of(load(one_station("cycle: 96 s, makes: " + written, "products: {sheet: {}, left: {}, right: {}}\n"))).makes;
}

std::string mistakes_of(const std::string& written) {
    return errors_of(one_station("cycle: 96 s, makes: " + written, "products: {sheet: {}, left: {}, right: {}}\n"));
}

}  // namespace

TEST_CASE("what a station makes is a number, a product, or a list of them") {
    REQUIRE(makes_of("12").size() == 1);
    CHECK(makes_of("12")[0].count == 12);
    CHECK(!makes_of("12")[0].product);
    const auto pair = makes_of("[left, {product: right, count: 2}]");
    REQUIRE(pair.size() == 2);
    CHECK(pair[0].product->name == "left");
    CHECK(pair[0].count == 1);
    CHECK(pair[1].product->name == "right");
    CHECK(pair[1].count == 2);
    CHECK(spec::parts_made(pair) == 3);
}

TEST_CASE("what is wrong with what a station makes is said once, where it stands") {
    CHECK(mistakes_of("0") == "4:65: expected a whole number from 1 to 10000, found `0`");
    CHECK(mistakes_of("lefft").find("expected a product, found 'lefft', did you mean 'left'?") != std::string::npos);
    CHECK(mistakes_of("{cuont: 2}").find("unknown key `cuont` in a made-part, did you mean 'count'?") != std::string::npos);
}
