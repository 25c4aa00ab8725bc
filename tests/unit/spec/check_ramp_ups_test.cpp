#include <doctest/doctest.h>

#include <cmath>

#include "plants.hpp"

using namespace plants;

namespace {

RampStepSpec step(int day, double cycle = 1, double failures = 1, double yield = 1) {
    RampStepSpec made;
    made.from = RunSpec{}.start + std::chrono::days{day};
    made.cycle = {cycle};
    made.failures = {failures};
    made.yield = {yield};
    made.at = at(static_cast<std::uint32_t>(10 + day));
    return made;
}

LineSpec with_ramp_up(std::vector<RampStepSpec> steps, std::optional<LearningSpec> learning = {}) {
    LineSpec spec = two_cells();
    spec.ramp_ups.push_back({Name("launch", at(9)), {}});
    spec.ramp_ups.back().value.steps = std::move(steps);
    spec.ramp_ups.back().value.learning = learning;
    station_of(spec, "weld").ramp_up = Ref("launch", at(30));
    return spec;
}

LearningSpec learning(double first, double rate) {
    return {{first}, {rate}, at(20)};
}

}  // namespace

TEST_CASE("steps by date, a learning curve, and both are no mistake") {
    CHECK(errors(with_ramp_up({step(0, 1.5, 3, 0.92), step(1, 1.2, 2, 0.97), step(2)})) == Messages{});
    CHECK(errors(with_ramp_up({}, learning(2.5, 0.85))) == Messages{});
    CHECK(errors(with_ramp_up({step(0, 1, 3, 0), step(1)}, learning(1, 1))) == Messages{});
    CHECK(errors(with_ramp_up({step(0, 100, 0.01)})) == Messages{});
    CHECK(errors(with_ramp_up({})) == Messages{"line.yaml:9:3: expected `steps` or `learning`, found neither"});
}

TEST_CASE("a ramp-up that is misspelt is unknown, and one that nobody uses is worth a warning") {
    LineSpec spec = with_ramp_up({step(0)});
    station_of(spec, "weld").ramp_up = Ref("lanch", at(30));
    CHECK(errors(spec) == Messages{"line.yaml:30:3: expected a ramp-up, found 'lanch', did you mean 'launch'?"});
    CHECK(warnings(spec) == Messages{"line.yaml:9:3: nothing uses 'launch'"});
    station_of(spec, "weld").ramp_up = Ref("store", at(30));
    CHECK(errors(spec) == Messages{"line.yaml:30:3: expected a ramp-up, found 'store', which is a buffer"});
    spec.ramp_ups.push_back(spec.ramp_ups.front());
    CHECK(errors(spec).size() == 2);
}

TEST_CASE("the dates of steps ascend") {
    auto early = step(0);
    early.at = at(14);
    CHECK(
        errors(with_ramp_up({step(0), step(3), early})) ==
        Messages{
            "line.yaml:14:3: `from`: expected a date after that of the step before (line.yaml:13:3), found one that is "
            "not"});
    CHECK(errors(with_ramp_up({step(0), step(0)})).size() == 1);
}

TEST_CASE("percentages mean something") {
    CHECK(errors(with_ramp_up({step(0, 0), step(1, 1, 0), step(2, 101)})) ==
          Messages{"line.yaml:10:3: `cycle`: expected more than 0 %, and at most 10000 %, found 0 %",
                   "line.yaml:11:3: `failures`: expected more than 0 %, and at most 10000 %, found 0 %",
                   "line.yaml:12:3: `cycle`: expected more than 0 %, and at most 10000 %, found 10100 %"});
    CHECK(errors(with_ramp_up({step(0, 1, 1, -0.1)})).size() == 1);
    CHECK(errors(with_ramp_up({step(0, std::nan(""), std::nan(""), std::nan(""))})).size() == 3);
    CHECK(errors(with_ramp_up({}, learning(0.9, 1.1))) ==
          Messages{"line.yaml:20:3: `first`: expected a percentage from 100 % to 10000 %, found 90 %",
                   "line.yaml:20:3: `rate`: expected more than 0 %, and at most 100 %, found 110 %"});
    CHECK(errors(with_ramp_up({}, learning(2, 0))).size() == 1);
    CHECK(errors(with_ramp_up({step(0, 1.5)}, learning(2, 0.9))) ==
          Messages{"line.yaml:10:3: expected either `cycle` in the steps or `learning`, found both"});
}

TEST_CASE("no step makes more than 100 % of a yield") {
    LineSpec spec = with_ramp_up({step(0, 1, 1, 1.25)});
    CHECK(errors(spec) ==
          Messages{"line.yaml:30:3: expected a ramp-up that leaves the yield at 100 % or below, found one with "
                   "125 % (line.yaml:10:3) of a yield of 100 %"});
    station_of(spec, "weld").yield = Share{0.8};
    CHECK(errors(spec) == Messages{});
    add_products(spec);
    station_of(spec, "weld").yield = {};
    station_of(spec, "weld").yield.each = {{Ref("M7"), Share{0.8}}, {Ref("M5"), Share{0.9}}};
    CHECK(errors(spec).size() == 1);
}

TEST_CASE("a station that takes no time and for a while makes nothing good is a way out of endless parts") {
    LineSpec spec = with_ramp_up({step(0, 1, 1, 0.5), step(1)});
    station_of(spec, "weld").cycle = seconds(0);
    CHECK(errors(spec) == Messages{});
    spec.ramp_ups[0].value.steps[0].yield = {0};
    CHECK(errors(spec).size() == 1);
}

TEST_CASE("failures of a new plant leave a cycle between two that scrap the part") {
    LineSpec spec = with_ramp_up({step(0, 1, 5), step(1)});
    FailureSpec failure;
    failure.clock = Clock::cycles;
    failure.every = cycles(3);
    failure.repair = seconds(0);
    failure.part = Interrupted::scrap;
    failure.at = at(31);
    station_of(spec, "weld").failures = {failure};
    CHECK(errors(spec) ==
          Messages{"line.yaml:31:3: `every`: expected more than 1 cycle between failures that scrap the part and take no time, "
                   "found less where the ramp-up has 500 % of them (line.yaml:10:3)"});
    station_of(spec, "weld").failures[0].repair = seconds(1);
    CHECK(errors(spec) == Messages{});
    station_of(spec, "weld").failures[0].repair = seconds(0);
    spec.ramp_ups[0].value.steps[0].failures = {1.5};
    CHECK(errors(spec) == Messages{});
}
