#include <doctest/doctest.h>

#include <string>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

std::string oven(const std::string& moving, const std::string& dryer = "transit: 8 min",
                 const std::string& calendars =
                     "calendars: {day: {shifts: [{from: \"06:00\", to: \"14:00\"}]}}\n"
                     "run: {calendar: day}\n") {
    return "takt: 1\nline:\n  - source: in\n  - buffer: {name: dryer, capacity: 10, " + dryer +
           "}\n  - station: {name: oven, cycle: 60 s, moving: {pitches: 30, " + moving + "}}\n  - sink: out\n" +
           calendars;
}

const std::string drain = "before_shift_end: drain";

}  // namespace

TEST_CASE("an oven and a conveyor that are drained before the shift ends") {
    const auto plant = load(oven(drain, "transit: 8 min, " + drain));
    CHECK(station_of(plant, 2).moving->before_shift_end == spec::BeforeShiftEnd::drain);
    CHECK(std::get<spec::BufferSpec>(plant.flows[0].elements[1]).before_shift_end == spec::BeforeShiftEnd::drain);
    CHECK(station_of(load(oven("no_part: move")), 2).moving->before_shift_end == spec::BeforeShiftEnd::take_in);
}

TEST_CASE("what is wrong with draining shows where it stands, once") {
    CHECK(errors_of(oven("before_shift_end: drian")) ==
          "5:80: expected one of take-in, drain, found `drian`, did you mean 'drain'?");
    CHECK(errors_of(oven("before_shift_ends: drain")) ==
          "5:62: unknown key `before_shift_ends` in a moving-line, did you mean 'before_shift_end'?");
    CHECK(errors_of(oven("before_shift_end: 30 min")) == "5:80: expected one of take-in, drain, found `30 min`");
    CHECK(errors_of(oven(drain + ", no_part: wait")) ==
          "5:14: `before_shift_end: drain`: expected `no_part: move`, found `wait`: it would stand with its last parts "
          "on it");
}

TEST_CASE("mistakes of an oven and of the conveyor before it are told in one pass") {
    CHECK(
        errors_of(oven("before_shift_end: drian", drain)) ==
        "4:13: `before_shift_end: drain`: expected a `transit`, since without it there is no way to be on, found none\n"
        "5:80: expected one of take-in, drain, found `drian`, did you mean 'drain'?");
    const std::string no_shifts = "expected a calendar, of the station or of the run, whose shifts end, found none";
    CHECK(errors_of(oven(drain, "transit: 8 min, " + drain, "")) ==
          "4:13: `before_shift_end: drain`: " + no_shifts + "\n5:14: `before_shift_end: drain`: " + no_shifts);
}
