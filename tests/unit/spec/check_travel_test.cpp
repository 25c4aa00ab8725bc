#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "plants.hpp"
#include "takt/spec/spot.hpp"

using namespace plants;

namespace {

/// Two cells whose operators travel.
LineSpec tended(TravelSpec travel) {
    LineSpec made = two_cells();
    for (const char* name : {"weld", "inspect"})
        station_of(made, name).operators = Ref("team");
    made.operators.push_back({"team", {}});
    made.operators.front().value.travel = std::move(travel);
    return made;
}

TravelSpec sound() {
    return {.speed = {1}, .places = {{"weld", {.x = {0}}}, {"inspect", {.x = {9}}}, {"desk", {.x = {4}}}}, .base = Ref("desk")};
}

}  // namespace

TEST_CASE("people travel between the stations that need them, and to their base") {
    CHECK(errors(tended(sound())) == Messages{});
    CHECK(warnings(tended(sound())) == Messages{});
}

TEST_CASE("each station that needs somebody who travels has a place") {
    TravelSpec travel = sound();
    travel.places.erase(travel.places.begin());
    CHECK(errors(tended(travel)) ==
          Messages{"operators 'team': `places`: expected one for each station that needs them; 'weld' has none"});
    travel.places.erase(travel.places.begin());
    CHECK(errors(tended(travel)) ==
          Messages{"operators 'team': `places`: expected one for each station that needs them; 'inspect' and 1 more have none"});
}

TEST_CASE("places of people who travel are stations, or their base, somewhere on the floor") {
    TravelSpec travel = sound();
    travel.places[0].name = Name("wled");
    travel.places[1].value.y = Length{std::numeric_limits<double>::infinity()};
    travel.base = Ref("dsek");
    travel.speed = {0};
    LineSpec made = tended(travel);
    station_of(made, "weld").operators.reset();
    CHECK(errors(made) == Messages{"operators 'team': `speed`: expected more than 0 m/s, found 0 m/s",
                                   "operators 'team': expected a station, found 'wled', did you mean 'weld'?",
                                   "operators 'team': 'inspect': expected 0 m or more, found inf m",
                                   "operators 'team': expected a station, found 'desk'",
                                   "operators 'team': `base`: expected one of the `places`, found 'dsek', did you mean 'desk'?"});
}

TEST_CASE("a team that travels has at most a thousand members") {
    LineSpec made = tended(sound());
    made.operators.front().value.size = 1000;
    CHECK(errors(made) == Messages{});
    made.operators.front().value.size = 1001;
    CHECK(errors(made) == Messages{"operators 'team': `size`: expected at most 1000 beside `travel`, found 1001"});
    made.operators.front().value.size = 1;
    made.operators.front().value.members = {{600, {}, {}}, {401, {}, {}}};
    CHECK(errors(made) == Messages{"operators 'team': `size`: expected at most 1000 beside `travel`, found 1001"});
}

TEST_CASE("no more than a hundred thousand travel in a plant") {
    LineSpec made = two_cells();
    for (int crew = 0; crew < 102; ++crew) {
        made.crews.push_back({Name("crew " + std::to_string(crew)), {}});
        made.crews.back().value.size = 1000;
        made.crews.back().value.travel = TravelSpec{.speed = {1}};
    }
    CHECK(errors(made) == Messages{"crew 'crew 100': expected at most 100000 who travel in all, found more"});
}

TEST_CASE("a place where nobody is needed is warned of") {
    LineSpec made = tended(sound());
    station_of(made, "weld").operators.reset();
    CHECK(errors(made) == Messages{});
    CHECK(warnings(made) == Messages{"operators 'team': nobody is needed at 'weld'"});
}

TEST_CASE("the nearest can be served first only by those who travel") {
    LineSpec made = tended(sound());
    made.operators.front().value.order = Order::nearest;
    CHECK(errors(made) == Messages{});
    made.operators.front().value.travel.reset();
    CHECK(errors(made) == Messages{"operators 'team': `order`: expected `travel` beside `nearest`, found none"});
}

TEST_CASE("in aisles one goes along the hall first, else straight") {
    const Spot from{10, 2}, to{4, 10};
    CHECK(way_between(from, to, Paths::aisles) == 14);
    CHECK(way_between(from, to, Paths::straight) == 10);
    CHECK(spot_after(4, from, to, Paths::aisles) == Spot{6, 2});
    CHECK(spot_after(6, from, to, Paths::aisles) == Spot{4, 2});
    CHECK(spot_after(10, from, to, Paths::aisles) == Spot{4, 6});
    CHECK(spot_after(5, from, to, Paths::straight) == Spot{7, 6});
    for (const Paths paths : {Paths::aisles, Paths::straight}) {
        CHECK(spot_after(0, from, to, paths) == from);
        CHECK(spot_after(14, from, to, paths) == to);
        CHECK(spot_after(0, to, to, paths) == to);
    }
}
