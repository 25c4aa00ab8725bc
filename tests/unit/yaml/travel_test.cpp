#include <doctest/doctest.h>

#include <string>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

std::string tended(const std::string& team) {
    return "takt: 1\noperators:\n  tenders: {" + team +
           "}\nline:\n  - source: in\n  - station: {name: press-{n}, repeat: 2, cycle: 60 s, operator: tenders}\n  - sink: out\n";
}

const std::string two_cells = "places: {press-1: 0 m, press-2: {x: 12.5 m, y: 3 m}";

}  // namespace

TEST_CASE("people travel between places that are one number or two, named after stations") {
    const auto plant =
        load(tended("order: nearest, travel: {speed: 72 m/min, ways: straight, base: desk, " + two_cells + ", desk: 4 m}}"));
    REQUIRE(plant.operators.size() == 1);
    CHECK(plant.operators[0].value.order == spec::Order::nearest);
    const spec::TravelSpec& travel = *plant.operators[0].value.travel;
    CHECK(travel.speed.metres_per_second == doctest::Approx(1.2));
    CHECK(travel.ways == spec::Paths::straight);
    CHECK(travel.base->name == "desk");
    REQUIRE(travel.places.size() == 3);
    CHECK(travel.places[1].value.x.metres == 12.5);
    CHECK(travel.places[1].value.y->metres == 3);
}

TEST_CASE("what is wrong with people who travel shows where it stands") {
    CHECK(errors_of(tended("travel: {sped: 1 m/s, " + two_cells + "}}")) ==
          "3:22: unknown key `sped` in a travel, did you mean 'speed'?");
    CHECK(errors_of(tended("travel: {" + two_cells + "}}")) ==
          "3:21: a travel needs the key `speed`: how fast they walk or drive, such as `speed: 1.2 m/s`");
    CHECK(errors_of(tended("travel: {speed: 0 m/s, " + two_cells + "}}")) ==
          "3:29: `speed`: expected more than 0 m/s, found 0 m/s");
    CHECK(errors_of(tended("travel: {speed: 1 m/s, base: desc, places: {press-1: 0 m, pres-2: 3 m, desk: 0 m}}")) ==
          "3:42: `base`: expected one of the `places`, found 'desc', did you mean 'desk'?\n"
          "3:56: `places`: expected one for each station that needs them; 'press-2' has none\n"
          "3:71: expected a station, found 'pres-2', did you mean 'press-2'?\n"
          "3:84: expected a station, found 'desk'");
    CHECK(errors_of(tended("order: nearest")) == "3:20: `order`: expected `travel` beside `nearest`, found none");
}
