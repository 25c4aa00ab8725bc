#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

const std::string products = "products: {M7: {}, M5: {}}\n";

}  // namespace

TEST_CASE("a moving line with its work, its drift and its cords") {
    const auto plant =
        load(one_station("cycle: 96 s, moving: {pitches: 150, no_part: wait, longest: 5 h, work: [{from: 1, to: 40, "
                         "time: {M7: 94 s, M5: 80 s}}, "
                         "{from: 41, time: 90 s}], drift: 10 s, andon: {pulls: 0.2 %, help: exponential(mean 40 s)}}",
                         products));
    const spec::MovingLineSpec& moving = *station_of(plant).moving;
    CHECK(moving.pitches == 150);
    CHECK(moving.no_part == spec::NoPart::wait);
    CHECK(*moving.longest == std::chrono::hours{5});
    REQUIRE(moving.work.size() == 2);
    CHECK(moving.work[0].time.each.at(1).second == std::chrono::seconds{80});
    CHECK_FALSE(moving.work[1].to.has_value());
    CHECK(*moving.drift == std::chrono::seconds{10});
    CHECK(moving.andon->pulls.value == doctest::Approx(0.002));
    CHECK(moving.andon->help.mean() == doctest::Approx(40));
}

TEST_CASE("what is wrong with a moving line shows where it stands") {
    CHECK(errors_of(one_station("cycle: 96 s, moving: {pitchs: 150}"))
              .find("unknown key `pitchs` in a moving-line, did you mean 'pitches'?") != std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, moving: {}"))
              .find("a moving-line needs the key `pitches`: how many parts are on it when it is full") !=
          std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, moving: {pitches: 20000}")).find("from 1 to 10000") != std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, moving: {pitches: 9, work: [{from: 3, to: 12, time: 9 s}]}"))
              .find("expected pitches between 1 and 9, found 3 to 12") != std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, moving: {pitches: 9, work: [{time: {M7: 9 s}}]}", products))
              .find("expected a value for every product, found none for 'M5'") != std::string::npos);
    CHECK(
        errors_of(one_station("cycle: exponential(mean 96 s), moving: {pitches: 9}")).find("one fixed time above 0") !=
        std::string::npos);
}

TEST_CASE("a level schedule with its spacing") {
    const auto plant = load("takt: 1\n" + products +
                            "line:\n  - source: {name: in, mix: level, spacing: [{product: M7, most: 2, in: 3}]}\n"
                            "  - station: {name: press, cycle: 9 s}\n  - sink: out\n");
    const auto& source = std::get<spec::SourceSpec>(plant.flows[0].elements[0]);
    CHECK(source.mix == spec::Mix::level);
    REQUIRE(source.spacing.size() == 1);
    CHECK(source.spacing[0].product.name == "M7");
    CHECK(source.spacing[0].most == 2);
    CHECK(source.spacing[0].in == 3);
}
