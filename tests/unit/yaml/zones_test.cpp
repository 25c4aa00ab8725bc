#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

const std::string shop_zone = "zones:\n  shop: {most: 6, from: press, to: [press, out]}\n";

}  // namespace

TEST_CASE("zones by name, with one end or several") {
    const auto plant = load(one_station("cycle: 60 s", shop_zone));
    REQUIRE(plant.zones.size() == 1);
    CHECK(plant.zones[0].name.text == "shop");
    CHECK(plant.zones[0].value.most == 6);
    REQUIRE(plant.zones[0].value.from.size() == 1);
    CHECK(plant.zones[0].value.from[0].name == "press");
    CHECK(plant.zones[0].value.to.size() == 2);
}

TEST_CASE("what is wrong with a zone shows where it stands") {
    CHECK(errors_of(one_station("cycle: 60 s", "zones: {shop: {most: 6, from: pres}}\n")) ==
          "6:31: expected a station or a source, found 'pres', did you mean 'press'?");
    CHECK(errors_of(one_station("cycle: 60 s", "zones: {shop: {from: press}}\n")) ==
          "6:15: a zone needs the key `most`: parts that may be in it at once, such as `most: 60`");
    CHECK(errors_of(one_station("cycle: 60 s", "zones: {shop: {most: 6}}\n"))
              .starts_with("6:15: a zone needs the key `from`"));
}

TEST_CASE("a setting of the command line reaches the limit of a zone") {
    LoadOptions options;
    options.overrides = {"zones.shop.most=7"};
    CHECK(load(one_station("cycle: 60 s", shop_zone), "/nonexistent", options).zones[0].value.most == 7);
}
