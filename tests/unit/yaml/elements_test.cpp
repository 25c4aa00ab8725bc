#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

/// A line with two stations side by side after the one that is tested, whose line is 4.
std::string fork(const std::string& keys) {
    return "takt: 1\nline:\n  - source: in\n  - station: {name: press, " + keys + "}\n" +
           "  - station: {name: a, cycle: 1 s}\n  - station: {name: b, cycle: 1 s}\n  - sink: out\n"
           "products: {M7: {share: 70 %}, M5: {share: 30 %}}\n";
}

spec::RouteSpec route(const std::string& text) {
    return *station_of(load(fork("cycle: 1 s, to: " + text))).to;
}

}  // namespace

TEST_CASE("a word in place of an element's keys is its name") {
    const auto plant = load("takt: 1\nline:\n- source: in\n- station: {name: a, cycle: 1 s}\n- sink: out\n");
    REQUIRE(plant.flows.at(0).elements.size() == 3);
    CHECK(spec::name_of(plant.flows[0].elements[0]).text == "in");
    CHECK(spec::name_of(plant.flows[0].elements[2]).text == "out");
    CHECK(spec::name_of(plant.flows[0].elements[2]).at.line == 5);
    CHECK(errors_of("takt: 1\nline:\n- source: {name: in, every: 1 s}\n- buffer: store\n- sink: out\n") ==
          "4:11: a buffer needs the key `capacity`: places, those on the machines not counted; 0 hands over directly, "
          "such as `capacity: 30`");
}

TEST_CASE("a value for all products, or one for each") {
    const auto all = station_of(load(fork("cycle: 98 s"))).cycle;
    CHECK(all.all->mean() == 98);
    const auto each = station_of(load(fork("cycle: {M7: 98 s, M5: 92 s}"))).cycle;
    REQUIRE(each.each.size() == 2);
    CHECK(each.each[0].first.name == "M7");
    CHECK(each.each[1].second.mean() == 92);
    CHECK(each.each[1].first.at.line == 4);
}

TEST_CASE("routes go to a name, by share, by product, to the first with room, or in rotation") {
    CHECK(route("a").choice == spec::Choice::fixed);
    CHECK(route("a").targets.at(0).to.name == "a");
    const auto shares = route("{shares: {a: 30 %, b: 70 %}}");
    CHECK(shares.choice == spec::Choice::share);
    CHECK(shares.targets.at(1).share == doctest::Approx(0.7));
    const auto products = route("{products: {M7: a, M5: b}}");
    CHECK(products.choice == spec::Choice::product);
    CHECK(products.targets.at(1).product.name == "M5");
    CHECK(products.targets.at(1).to.name == "b");
    CHECK(route("{first: [a, b]}").choice == spec::Choice::first);
    CHECK(route("{rotate: [a, b]}").choice == spec::Choice::rotate);
    CHECK(route("{rotate: [a, b]}").targets.size() == 2);
}

TEST_CASE("a route of another shape is an error") {
    CHECK(errors_of(fork("cycle: 1 s, to: {share: {a: 30 %, b: 70 %}}")) ==
          "4:45: expected one of shares, products, first, rotate, found `share`, did you mean 'shares'?");
    CHECK(errors_of(fork("cycle: 1 s, to: [a, b]")) ==
          "4:44: expected a name, or one of shares, products, first, rotate as in `{shares: {a: 30 %, b: 70 %}}`, "
          "found a list");
    CHECK(errors_of(fork("cycle: 1 s, to: {first: a}")) ==
          "4:52: expected a list of names such as `[a, b]`, found `a`");
    CHECK(errors_of(fork("cycle: 1 s, to: {shares: {a: 30, b: 70 %}}")) ==
          "4:57: expected a share such as `92 %`, found `30`");
}

TEST_CASE("one failure, one robot or one time of setup needs no list") {
    const auto one =
        station_of(load(fork("cycle: 1 s, robots: 6, failures: {every: 8 h, repair: 6 min}, setup: 3 min")));
    REQUIRE(one.robots.size() == 1);
    CHECK(one.robots[0].count == 6);
    REQUIRE(one.failures.size() == 1);
    CHECK(one.failures[0].repair.mean() == 360);
    REQUIRE(one.setup.size() == 1);
    CHECK(one.setup[0].from.empty());
    CHECK(one.setup[0].time.mean() == 180);
    const auto several =
        station_of(load(fork("cycle: 1 s, robots: [{name: R1, cycle: 5 s}, {name: R2, count: 2}], "
                             "setup: [{from: M7, to: M5, time: 3 min}, {to: M7, time: 1 min}]")));
    CHECK(several.robots.size() == 2);
    CHECK(several.robots[0].cycle.all->mean() == 5);
    CHECK(several.setup.at(1).to.name == "M7");
}

TEST_CASE("words of an enumeration are known, and near ones named") {
    CHECK(station_of(load(fork("cycle: 1 s, at_shift_end: finish"))).at_shift_end == spec::ShiftEnd::finish);
    CHECK(errors_of(fork("cycle: 1 s, at_shift_end: finsh")) ==
          "4:54: expected one of suspend, finish, found `finsh`, did you mean 'finish'?");
    // What is meant is checked in the same pass.
    CHECK(errors_of(fork("cycle: 1 s, blocking: befor")) ==
          "4:14: expected a buffer with places, or a sink, behind a station with `blocking: before`, found 'a'\n"
          "4:50: expected one of after, before, found `befor`, did you mean 'before'?");
}

TEST_CASE("unknown, missing and repeated keys are shown where they stand") {
    CHECK(errors_of(fork("cylce: 1 s")) == "4:28: unknown key `cylce` in a station, did you mean 'cycle'?");
    CHECK(errors_of(fork("cycle: 1 s, colour: red")) == "4:40: unknown key `colour` in a station");
    CHECK(errors_of(fork("cycle: 1 s, cycle: 2 s")) == "4:40: the key `cycle` is given twice, first in line 4");
    CHECK(errors_of(fork("cycle: 1 s, failures: {every: 8 h}")) ==
          "4:50: a failure needs the key `repair`: time to repair, not counting the wait for a crew, such as `repair: "
          "lognormal(mean 6 min, cv 0.8)`");
    CHECK(errors_of("takt: 1\nline:\n- source: in\n- station: {cycle: 1 s}\n- sink: out\n") ==
          "4:12: a station needs the key `name`: what it is called, such as `name: framing`");
}

TEST_CASE("an availability stands for the time between failures") {
    const auto with_failures = [](const std::string& keys) { return fork("cycle: 1 s, failures: {" + keys + "}"); };
    const spec::LineSpec plant = load(with_failures("availability: 95 %, repair: lognormal(mean 6 min, cv 0.8)"));
    const spec::FailureSpec& failure = station_of(plant).failures.at(0);
    CHECK_FALSE(failure.every.has_value());
    CHECK(failure.availability->value == doctest::Approx(0.95));
    CHECK(every_of(failure)->mean() == doctest::Approx(19 * 360));
    CHECK(every_of(failure)->cv() == doctest::Approx(1));
    // One mistake, one message.
    CHECK(errors_of(with_failures("availability: 95, repair: 6 min")).starts_with("4:65: expected a share"));
    CHECK(errors_of(with_failures("availability: 95, repair: 6 min")).find('\n') == std::string::npos);
    CHECK(errors_of(with_failures("availability: 95 %, repair: soon")).find('\n') == std::string::npos);
    CHECK(errors_of(with_failures("availability: 100 %, repair: 6 min")) ==
          "4:65: `availability`: expected a share above 0 % and below 100 %, found 100 %");
}

TEST_CASE("words of other simulators are told ours") {
    const auto with_failures = [](const std::string& keys) { return fork("cycle: 1 s, failures: {" + keys + "}"); };
    CHECK(errors_of(with_failures("mtbf: 8 h, MTTR: 6 min")) ==
          "4:51: unknown key `mtbf` in a failure, did you mean 'every'?\n"
          "4:62: unknown key `MTTR` in a failure, did you mean 'repair'?");
    CHECK(errors_of(fork("processing_time: 1 s")) ==
          "4:28: unknown key `processing_time` in a station, did you mean 'cycle'?");
    CHECK(errors_of(fork("cycle: 1 s, capacity: 2")) ==
          "4:40: unknown key `capacity` in a station, did you mean 'machines'?");
}

TEST_CASE("an element is a map of one known kind") {
    const std::string head = "takt: 1\nline:\n- source: in\n";
    CHECK(errors_of(head + "- staton: {name: a, cycle: 1 s}\n- sink: out\n") ==
          "4:3: unknown element `staton`, did you mean 'station'?");
    CHECK(errors_of(head + "- robot: {name: a}\n- sink: out\n") == "4:3: unknown element `robot`");
    CHECK(errors_of(head + "- station\n- sink: out\n") ==
          "4:3: expected an element such as `station: {...}`, found `station`");
    CHECK(errors_of(head + "- station:\n  name: a\n- sink: out\n") ==
          "4:3: expected an element such as `station: {...}`, found a map of several keys; the keys of an element "
          "stand deeper than its kind");
    CHECK(errors_of("takt: 1\nline: {source: in}\n") ==
          "2:7: expected a list of elements, each beginning with `- `, found a map");
}

TEST_CASE("the version and the line are required, once") {
    CHECK(errors_of("line:\n- source: {name: in, every: 1 s}\n- sink: out\n") ==
          "1:1: expected `takt: 1`, the version of the language, at the beginning of the file");
    CHECK(errors_of("takt: 2\nline:\n- source: in\n- station: {name: a, cycle: 1 s}\n- sink: out\n") ==
          "1:7: expected the version of the language, `1`, found `2`");
    CHECK(errors_of("takt: 1\n").substr(0, 33) == "1:1: a plant needs the key `line`");
    CHECK(errors_of("just words\n") == "1:1: expected keys such as `takt: 1`, found `just words`");
}

TEST_CASE("further lines stand under their names") {
    const auto plant = load(
        "takt: 1\nline:\n- source: in\n- station: {name: marriage, cycle: 60 s, joins: {from: packs}}\n- sink: out\n"
        "lines:\n  battery:\n  - source: cells\n  - station: {name: pack, cycle: 50 s}\n"
        "  - buffer: {name: packs, capacity: 8}\n");
    REQUIRE(plant.flows.size() == 2);
    CHECK(plant.flows[0].name.text == "line");
    CHECK(plant.flows[1].name.text == "battery");
    CHECK(plant.flows[1].elements.size() == 3);
}

TEST_CASE("a ramp-up has steps by date, or a learning curve, and stations name it") {
    const auto plant = load(one_station("cycle: 60 s, ramp_up: launch",
                                        "ramp_ups:\n"
                                        "  launch:\n"
                                        "    steps:\n"
                                        "      - {from: 2026-01-05, failures: 300 %, yield: 92 %, cycle: 100 %}\n"
                                        "      - {from: 2026-07-01, failures: 150 %}\n"
                                        "    learning: {first: 100 %, rate: 85 %}\n"
                                        "  alone: {learning: {first: 250 %, rate: 85 %}}\n"));
    REQUIRE(plant.ramp_ups.size() == 2);
    const auto& launch = plant.ramp_ups[0].value;
    REQUIRE(launch.steps.size() == 2);
    CHECK(launch.steps[0].from == std::chrono::sys_days{std::chrono::year{2026} / 1 / 5});
    CHECK(launch.steps[0].failures.factor == doctest::Approx(3));
    CHECK(launch.steps[0].yield.factor == doctest::Approx(0.92));
    CHECK(launch.steps[1].failures.factor == doctest::Approx(1.5));
    CHECK(launch.steps[1].yield.factor == 1);
    CHECK(launch.learning->rate.factor == doctest::Approx(0.85));
    CHECK(plant.ramp_ups[1].value.learning->first.factor == doctest::Approx(2.5));
    CHECK(station_of(plant).ramp_up->name == "launch");
}

TEST_CASE("what is wrong with a ramp-up is said once, and in one pass") {
    const auto mistakes = [](const std::string& body) {
        return errors_of(one_station("cycle: 60 s, ramp_up: launch", "ramp_ups:\n  launch: {" + body + "}\n"));
    };
    CHECK(mistakes("steps: [{from: 2026-01-05, cycle: 1.5}, {cycle: 100 %}]") ==
          "7:46: expected a percentage such as `150 %`, found `1.5`\n"
          "7:52: a ramp-step needs the key `from`: the date from which it holds; the first step holds before its date "
          "too, such "
          "as `from: 2026-04-01`");
    CHECK(mistakes("steps: [{from: 2026-01-05, failure: 150 %}]") ==
          "7:39: unknown key `failure` in a ramp-step, did you mean 'failures'?");
    CHECK(
        mistakes("steps: [{from: 2026-01-05}, {from: 2026-01-05, cycle: 0 %}], learning: {first: 90 %, rate: 85 %}") ==
        "7:40: expected either `cycle` in the steps or `learning`, found both\n"
        "7:47: `from`: expected a date after that of the step before (plant.yaml:7:20), found one that is not\n"
        "7:66: `cycle`: expected more than 0 %, and at most 10000 %, found 0 %\n"
        "7:91: `first`: expected a percentage from 100 % to 10000 %, found 90 %");
    CHECK(errors_of(one_station("cycle: 60 s, ramp_up: lunch",
                                "ramp_ups: {launch: {learning: {first: 200 %, rate: 80 %}}}\n")) ==
          "4:67: expected a ramp-up, found 'lunch', did you mean 'launch'?");
}
