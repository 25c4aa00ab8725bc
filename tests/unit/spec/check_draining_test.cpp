#include <doctest/doctest.h>

#include "plants.hpp"
#include "takt/spec/check_draining.hpp"

using namespace plants;

namespace {

TimeOfDay clock_at(int hour) {
    return {std::chrono::hours{hour}};
}

CalendarSpec shifts(std::initializer_list<std::pair<int, int>> hours, Weekdays days = Weekdays::monday_to_friday()) {
    CalendarSpec made;
    made.days = days;
    for (const auto& [from, to] : hours) {
        ShiftSpec shift;
        shift.from = clock_at(from);
        shift.to = clock_at(to);
        made.shifts.push_back(shift);
    }
    return made;
}

/// Bodies go along a conveyor to an oven of 30 pitches, both drained before the end of a shift of 8 h.
LineSpec paint_shop() {
    BufferSpec belt;
    belt.name = Name("belt", at(5));
    belt.capacity = 10;
    belt.transit = 5min;
    belt.before_shift_end = BeforeShiftEnd::drain;
    belt.at = at(5);
    StationSpec oven;
    oven.name = Name("oven", at(6));
    oven.cycle = seconds(60);
    oven.moving.emplace();
    oven.moving->pitches = 30;
    oven.moving->before_shift_end = BeforeShiftEnd::drain;
    oven.at = at(6);
    StationSpec coat;
    coat.name = Name("coat", at(4));
    coat.cycle = seconds(50);
    SinkSpec sink;
    sink.name = "painted";
    LineSpec plant;
    plant.name = "paint";
    plant.flows.push_back({Name("line"), {source("bodies"), coat, belt, oven, sink}});
    plant.calendars.push_back({"day", shifts({{6, 14}})});
    plant.run.calendar = Ref("day");
    return plant;
}

StationSpec& oven_of(LineSpec& plant) {
    return std::get<StationSpec>(plant.flows[0].elements[3]);
}
BufferSpec& belt_of(LineSpec& plant) {
    return std::get<BufferSpec>(plant.flows[0].elements[2]);
}

const std::string drain = "`before_shift_end: drain`: expected ";

}  // namespace

TEST_CASE("a moving line and a conveyor are drained before the shifts of the run or their own") {
    CHECK(errors(paint_shop()).empty());
    LineSpec own = paint_shop();
    own.run.calendar.reset();
    oven_of(own).calendar = Ref("day");
    CHECK(errors(own).empty());
}

TEST_CASE("who is drained has a calendar, with shifts that are longer than a part stays") {
    LineSpec spec = paint_shop();
    spec.run.calendar.reset();
    CHECK(
        errors(spec) ==
        Messages{"line.yaml:5:3: " + drain + "a calendar, of the station or of the run, whose shifts end, found none",
                 "line.yaml:6:3: " + drain + "a calendar, of the station or of the run, whose shifts end, found none"});
    spec = paint_shop();
    oven_of(spec).moving->pitches = 481;
    CHECK(errors(spec) == Messages{"line.yaml:6:3: " + drain +
                                   "that parts stay for less than the longest shift of 'day' (28800 s), found 28860 s: "
                                   "none could ever enter"});
    spec.calendars[0].value = shifts({{6, 14}, {14, 22}});
    CHECK(errors(spec).empty());  // both are one stretch of work
    spec.calendars[0].value = shifts({{0, 0}}, Weekdays::daily());
    CHECK(errors(spec).empty());  // it never ends
    belt_of(spec).transit = std::chrono::hours{24 * 8};
    CHECK(errors(spec) ==
          Messages{"line.yaml:5:3: " + drain +
                   "that parts stay for less than a week with 'day', found 691200 s: none could ever enter"});
}

TEST_CASE("the time that parts stay is known, and nothing keeps the last ones in") {
    LineSpec spec = paint_shop();
    oven_of(spec).moving->no_part = NoPart::wait;
    CHECK(errors(spec) == Messages{"line.yaml:6:3: " + drain +
                                   "`no_part: move`, found `wait`: it would stand with its last parts on it"});
    spec = paint_shop();
    RampUpSpec launch;
    launch.learning = LearningSpec{{2}, {0.9}, {}};
    spec.ramp_ups.push_back({"launch", launch});
    oven_of(spec).ramp_up = Ref("launch");
    CHECK(errors(spec) == Messages{"line.yaml:6:3: `before_shift_end: drain`: expected no `ramp_up`, since the time "
                                   "that parts stay has to be known"});
    spec = paint_shop();
    belt_of(spec).transit = 0s;
    CHECK(errors(spec) ==
          Messages{"line.yaml:5:3: " + drain + "a `transit`, since without it there is no way to be on, found none"});
    spec = paint_shop();
    std::get<StationSpec>(spec.flows[0].elements[1]).blocking = Blocking::before;
    CHECK(errors(spec) == Messages{"line.yaml:5:3: " + drain +
                                   "stations in front of it with `blocking: after`, found 'coat', which reserves a "
                                   "place and may be done too late"});
}

TEST_CASE("those who take from a drained conveyor have one calendar") {
    LineSpec spec = paint_shop();
    BufferSpec behind;
    behind.name = "behind";
    behind.capacity = 3;
    spec.flows[0].elements.insert(spec.flows[0].elements.begin() + 3, behind);
    CHECK(errors(spec) ==
          Messages{"line.yaml:5:3: " + drain +
                   "stations that take from it, whose shifts end, found none or another buffer or a sink"});
    spec = paint_shop();
    spec.calendars.push_back({"late", shifts({{14, 22}})});
    StationSpec other = oven_of(spec);
    other.name = "other-oven";
    other.moving->before_shift_end = BeforeShiftEnd::take_in;
    other.calendar = Ref("late");
    spec.flows[0].elements.insert(spec.flows[0].elements.end() - 1, other);
    oven_of(spec).to = RouteSpec(Ref("painted"));
    belt_of(spec).to = RouteSpec();
    belt_of(spec).to->choice = Choice::first;
    belt_of(spec).to->targets = {{Ref("oven"), 0, {}}, {Ref("other-oven"), 0, {}}};
    CHECK(errors(spec) ==
          Messages{"line.yaml:5:3: " + drain + "one calendar of all stations that take from it, found several"});
}

TEST_CASE("the longest shift is that of shifts side by side, over midnight, with all overtime") {
    CHECK(longest_shift(shifts({{6, 14}})) == std::chrono::hours{8});
    CHECK(longest_shift(shifts({{6, 14}, {22, 6}})) == std::chrono::hours{16});
    CHECK(longest_shift(shifts({{6, 14}, {15, 16}})) == std::chrono::hours{8});
    CalendarSpec sundays = shifts({{22, 6}}, Weekdays::range(6, 6));
    sundays.overtime.push_back({Date{}, clock_at(6), clock_at(9), {}});
    CHECK(longest_shift(sundays) == std::chrono::hours{11});
    CHECK(longest_shift(shifts({{0, 0}}, Weekdays::daily())) == std::nullopt);
}
