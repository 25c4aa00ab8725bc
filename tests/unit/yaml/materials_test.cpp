#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

const std::string seats =
    "products: {M7: {}, M5: {}}\n"
    "materials:\n"
    "  seats: {stock: 60, reorder_point: 40, lot: 24, lead_time: 40 min + exponential(mean 10 min), price: 5200 CNY}\n"
    "  brackets: {stock: 500}\n";

const std::string with_seats = "cycle: 60 s, materials: {seats: 2, brackets: {M7: 4, M5: 3}}";

}  // namespace

TEST_CASE("materials, and what a station takes of them") {
    const auto plant = load(one_station(with_seats + ", when_missing: leave-out, incomplete: out", seats));
    REQUIRE(plant.materials.size() == 2);
    CHECK(plant.materials[0].name.text == "seats");
    const spec::MaterialSpec& first = plant.materials[0].value;
    CHECK(first.stock == 60);
    CHECK(*first.reorder_point == 40);
    CHECK(*first.lot == 24);
    CHECK(first.lead_time->mean() == doctest::Approx(3000));
    CHECK(first.price->amount == 5200);
    CHECK_FALSE(plant.materials[1].value.lot.has_value());
    const spec::StationSpec& press = station_of(plant);
    REQUIRE(press.materials.size() == 2);
    CHECK(*press.materials[0].second.all == 2);
    CHECK(press.materials[1].second.each.at(1).first.name == "M5");
    CHECK(press.materials[1].second.each.at(1).second == 3);
    CHECK(press.when_missing == spec::Shortage::leave_out);
    CHECK(press.incomplete->name == "out");
}

TEST_CASE("what is wrong with materials shows where it stands") {
    CHECK(errors_of(one_station("cycle: 60 s, materials: {seat: 2}", seats)) ==
          "4:70: expected a material, found 'seat', did you mean 'seats'?");
    CHECK(errors_of(one_station("cycle: 60 s, materials: seats", seats)) ==
          "4:69: expected a number of pieces for each material such as `{seats: 2, brackets: {M7: 4, M5: 3}}`, found "
          "`seats`");
    CHECK(errors_of(one_station("cycle: 60 s, materials: {seats: {M7: 2, M6: 1}}", seats)) ==
          "4:85: expected a product, found 'M6', did you mean 'M7'?");
    CHECK(errors_of(one_station("cycle: 60 s", "materials: {seats: {stock: 60, lot: 24}}\n"))
              .starts_with("6:13: expected the keys `reorder_point`, `lot` and `lead_time` together"));
    CHECK(errors_of(one_station("cycle: 60 s", "materials: {seats: {}}\n")) ==
          "6:20: a material needs the key `stock`: pieces beside the line when the run begins, such as `stock: 60`");
    CHECK(errors_of(one_station("cycle: 60 s, materials: {seats: 1}, when_missing: leave out", seats)) ==
          "4:95: expected one of wait, leave-out, found `leave out`, did you mean 'leave-out'?");
}

TEST_CASE("a setting of the command line reaches a material") {
    LoadOptions options;
    options.overrides = {"materials.seats.lead_time=20 h", "line.press.materials.seats=4"};
    const auto plant = load(one_station(with_seats, seats), "/nonexistent", options);
    CHECK(plant.materials[0].value.lead_time->mean() == 20 * 3600);
    CHECK(*station_of(plant).materials[0].second.all == 4);
}
