#include <doctest/doctest.h>

#include "plants.hpp"

using namespace plants;

namespace {

LineSpec with_products() {
    LineSpec spec = two_cells();
    add_products(spec);
    return spec;
}

}  // namespace

TEST_CASE("product shares add up to 100 % or are not given") {
    LineSpec spec = with_products();
    CHECK(errors(spec) == Messages{});
    spec.products[1].value.share = Share{0.2};
    CHECK(errors(spec) == Messages{"products: expected shares that add up to 100 %, found 90 %"});
    spec.products[1].value.share.reset();
    CHECK(errors(spec) ==
          Messages{"product 'M5': expected a share for every product or for none, found none for 'M5'"});
    spec.products[0].value.share.reset();
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("shares of a third each add up to 100 %") {
    LineSpec spec = with_products();
    spec.products.push_back({"M9", {Share{0.3333333}, {}, {}}});
    spec.products[0].value.share = Share{0.3333333};
    spec.products[1].value.share = Share{0.3333333};
    CHECK(errors(spec) == Messages{});
    spec.products[2].value.share = Share{0.33332};
    CHECK(errors(spec).size() == 1);
}

TEST_CASE("values by product name every product once, and no other") {
    LineSpec spec = with_products();
    auto& cycle = station_of(spec, "weld").cycle;
    cycle = {};
    cycle.each = {{Ref("M7", at(8, 14)), seconds(98)}};
    CHECK(errors(spec) == Messages{"line.yaml:8:14: `cycle`: expected a value for every product, found none for 'M5'"});
    cycle.each.push_back({Ref("M6", at(8, 24)), seconds(92)});
    CHECK(errors(spec) == Messages{"line.yaml:8:24: expected a product, found 'M6', did you mean 'M7'?"});
    cycle.each.back().first = Ref("M5", at(8, 24));
    CHECK(errors(spec) == Messages{});
    cycle.each.push_back({Ref("M5", at(8, 34)), seconds(92)});
    CHECK(errors(spec) == Messages{"line.yaml:8:34: `cycle`: expected each product once, found 'M5' a second time"});
}

TEST_CASE("products that a plant without products mentions are errors") {
    LineSpec spec = two_cells();
    get<SourceSpec>(spec, "panels").sequence = {Ref("M7", at(3))};
    CHECK(errors(spec) == Messages{"line.yaml:3:3: expected a product, found 'M7'; the plant has none"});
}

TEST_CASE("a crew in the place of a product is called a crew") {
    LineSpec spec = with_products();
    spec.crews.push_back({"fitters", {}});
    get<SourceSpec>(spec, "panels").sequence = {Ref("fitters", at(3))};
    CHECK(errors(spec) == Messages{"line.yaml:3:3: expected a product, found 'fitters', which is a crew"});
}

TEST_CASE("setups change between two products, each change once") {
    LineSpec spec = with_products();
    auto& setup = station_of(spec, "weld").setup;
    setup = {{"M7", "M5", seconds(60), {}, at(5)}, {"M5", "", seconds(60), {}, at(6)}, {"", "", seconds(60), {}, at(7)}};
    CHECK(errors(spec) == Messages{});
    setup.push_back({"M7", "M5", seconds(30), {}, at(8)});
    setup.push_back({"M5", "M5", seconds(30), {}, at(9)});
    setup.push_back({Ref("M7", at(10)), Ref("N5", at(10, 9)), seconds(30), {}, at(10)});
    CHECK(errors(spec) ==
          Messages{"line.yaml:8:3: expected each change once, found the one from 'M7' to 'M5' a second time",
                   "line.yaml:9:3: expected a change between two products, found one from 'M5' to 'M5'",
                   "line.yaml:10:9: expected a product, found 'N5', did you mean 'M5'?"});
}

TEST_CASE("a choice by product has a target for every product") {
    LineSpec spec = with_products();
    RouteSpec route;
    route.choice = Choice::product;
    route.targets = {{"store", 0, Ref("M7", at(6))}};
    route.at = at(6, 9);
    station_of(spec, "weld").to = route;
    CHECK(errors(spec) == Messages{"line.yaml:6:9: `to`: expected a value for every product, found none for 'M5'"});
}

TEST_CASE("a product with a share of 0 is worth a warning") {
    LineSpec spec = with_products();
    spec.products[0].value.share = Share{1};
    spec.products[1].value.share = Share{0};
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{"product 'M5': 'M5' has a share of 0 %"});
}
