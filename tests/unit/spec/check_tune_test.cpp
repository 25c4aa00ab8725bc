#include "takt/spec/check_tune.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "plants.hpp"
#include "takt/spec/decision_ways.hpp"

using namespace plants;

namespace {

Money money(double amount, const char* currency = "CNY") {
    return {amount, currency};
}

Name word(const char* text, std::uint32_t line) {
    return {text, at(line)};
}

/// A range on line 20, its ends on lines 21 and 22.
DecisionSpec range(const char* from, const char* to) {
    DecisionSpec made;
    made.paths = {word("line.store.capacity", 20)};
    made.from = word(from, 21);
    made.to = word(to, 22);
    made.at = at(20);
    return made;
}

OptionSpec option(const char* value, double cost = 0) {
    OptionSpec made;
    made.value = word(value, 25);
    made.cost = money(cost);
    made.at = at(25);
    return made;
}

DecisionSpec list(std::vector<OptionSpec> options) {
    DecisionSpec made;
    made.paths = {word("line.weld.cycle", 20)};
    made.options = std::move(options);
    made.at = at(20);
    return made;
}

TuneSpec tune(std::vector<DecisionSpec> decisions) {
    TuneSpec made;
    made.target = Rate{0.01};
    made.decisions = std::move(decisions);
    made.at = at(10);
    return made;
}

Messages errors(TuneSpec asked) {
    LineSpec spec = two_cells();
    spec.tune = std::move(asked);
    return plants::errors(spec);
}

Messages errors(DecisionSpec decision) {
    return errors(tune({std::move(decision)}));
}

WrittenWays ways(const DecisionSpec& decision, Uses limited = {}) {
    TuneSpec asked = tune({decision});
    asked.limited = std::move(limited);
    Diagnostics diagnostics;
    Findings findings(diagnostics);
    DecisionReader reader(asked, findings);
    WrittenWays read = reader.read(decision);
    CHECK_FALSE(diagnostics.has_errors());
    return read;
}

Messages names(const WrittenWays& ways) {
    Messages all;
    for (const WrittenWay& way : ways.all)
        all.push_back(way.name);
    return all;
}

/// Everything that the ways put somewhere.
Messages settings(const WrittenWays& ways) {
    Messages all;
    for (const WrittenWay& way : ways.all)
        for (const Setting& setting : way.settings)
            all.push_back(setting.text);
    return all;
}

std::vector<double> costs(const WrittenWays& ways) {
    std::vector<double> all;
    for (const WrittenWay& way : ways.all)
        all.push_back(way.cost);
    return all;
}

}  // namespace

TEST_CASE("a range has a way for each of its values, from the first to the last") {
    DecisionSpec decision = range("3", "6");
    decision.cost = money(10);
    const WrittenWays up = ways(decision);
    CHECK(up.name == "line.store.capacity");
    CHECK(names(up) == Messages{"3", "4", "5", "6"});
    CHECK(settings(up) ==
          Messages{"line.store.capacity=3", "line.store.capacity=4", "line.store.capacity=5", "line.store.capacity=6"});
    CHECK(up.all.front().settings.front().at.line == 20);
    CHECK(costs(up) == std::vector<double>{30, 40, 50, 60});  // each one costs: the value times 10
    CHECK(names(ways(range("4", "4"))) == Messages{"4"});
}

TEST_CASE("a range may go down, by steps and with a unit") {
    DecisionSpec decision = range("98 s", "91 s");
    decision.step = word("2 s", 23);
    decision.step_cost = money(1000);
    decision.paths = {word("line.weld.cycle", 20)};
    const WrittenWays down = ways(decision);
    CHECK(names(down) == Messages{"98 s", "96 s", "94 s", "92 s"});  // 91 s is no step of it
    CHECK(settings(down).back() == "line.weld.cycle=92 s");
    CHECK(costs(down) == std::vector<double>{0, 1000, 2000, 3000});  // of each step away from `from`
}

TEST_CASE("steps that no binary fraction holds end where they should") {
    DecisionSpec decision = range("0.1", "0.7");
    decision.step = word("0.1", 23);
    CHECK(names(ways(decision)) == Messages{"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"});
    decision = range("-1 min", "1min");
    CHECK(names(ways(decision)) == Messages{"-1 min", "0 min", "1 min"});  // the step has the unit of `from`
}

TEST_CASE("`as` writes the number into a text, and a list of paths moves together") {
    DecisionSpec decision = range("90 s", "91 s");
    decision.as = word("lognormal(mean {x} s, cv 0.05)", 24);
    decision.paths = {word("line.weld.cycle", 20), word("line.inspect.cycle", 20)};
    decision.name = word("pace", 19);
    const WrittenWays both = ways(decision);
    CHECK(both.name == "pace");
    CHECK(names(both) == Messages{"90 s", "91 s"});
    CHECK(settings(both) == Messages{"line.weld.cycle=lognormal(mean 90 s, cv 0.05)",
                                     "line.inspect.cycle=lognormal(mean 90 s, cv 0.05)",
                                     "line.weld.cycle=lognormal(mean 91 s, cv 0.05)",
                                     "line.inspect.cycle=lognormal(mean 91 s, cv 0.05)"});
}

TEST_CASE("those that are there cost nothing, but use what is limited like the others") {
    DecisionSpec decision = range("28", "33");
    decision.cost = money(10);
    decision.free = 30;
    decision.uses = {{Ref("metres", at(24)), 2}};
    const WrittenWays store = ways(decision, {{Ref("shelves"), 5}, {Ref("metres"), 100}});
    CHECK(costs(store) == std::vector<double>{0, 0, 0, 10, 20, 30});
    CHECK(store.all.front().uses == std::vector<double>{0, 56});
    CHECK(store.all.back().uses == std::vector<double>{0, 66});
}

TEST_CASE("options are called by their name, or by their value, or stand for what is there") {
    OptionSpec named = option("80 s", 500);
    named.name = word("fast", 26);
    OptionSpec further;
    further.set = {{word("run.calendar", 27), word("three-shift", 27)}, {word("crews.repair.size", 27), word("3", 27)}};
    further.uses = {{Ref("metres"), 7}};
    OptionSpec nothing;
    const WrittenWays all = ways(list({option("98 s"), named, further, nothing}), {{Ref("metres"), 10}});
    CHECK(names(all) == Messages{"98 s", "fast", "as it stands", "as it stands"});
    CHECK(settings(all) ==
          Messages{"line.weld.cycle=98 s", "line.weld.cycle=80 s", "run.calendar=three-shift", "crews.repair.size=3"});
    CHECK(costs(all) == std::vector<double>{0, 500, 0, 0});
    CHECK(all.all[2].uses == std::vector<double>{7});
    CHECK(all.all[3].uses == std::vector<double>{0});
}

TEST_CASE("a decision that is sound is no mistake, with every goal") {
    CHECK(errors(range("0", "10")) == Messages{});
    CHECK(errors(list({option("98 s"), option("90 s", 3)})) == Messages{});
    TuneSpec value = tune({range("0", "10")});
    value.goal = Goal::value;
    value.unit_value = money(3);
    value.target.reset();
    CHECK(errors(value) == Messages{});
    value.goal = Goal::output;
    value.budget = money(100);
    CHECK(errors(value) == Messages{});
}

TEST_CASE("a decision is either a range with two ends or a list") {
    DecisionSpec both = range("0", "10");
    both.options = {option("3")};
    CHECK(errors(both) == Messages{"line.yaml:20:3: expected a range (`from`, `to`) or `options`, found both"});
    CHECK(errors(list({})) == Messages{"line.yaml:20:3: expected a range (`from`, `to`) or `options`, found neither"});
    DecisionSpec open = range("0", "10");
    open.to.reset();
    CHECK(errors(open) == Messages{"line.yaml:20:3: a range needs both `from` and `to`"});
    DecisionSpec pathless = range("0", "10");
    pathless.paths.clear();
    CHECK(errors(pathless) ==
          Messages{"line.yaml:20:3: expected a path under `set`, such as `set: line.body-store.capacity`, found none"});
    pathless = list({option("3")});
    pathless.paths.clear();
    CHECK(errors(pathless).size() == 1);
    OptionSpec own;
    own.set = {{word("run.seed", 27), word("3", 27)}};
    pathless.options = {own};
    CHECK(errors(pathless) == Messages{});
}

TEST_CASE("what stands in a range is numbers of one unit, with a step above 0 and a moderate count") {
    CHECK(errors(range("few", "10")) ==
          Messages{"line.yaml:21:3: expected a number, with its unit if it has one, such as `98 s`, found 'few'"});
    CHECK(errors(range("0", "inf")) ==
          Messages{"line.yaml:22:3: expected a number, with its unit if it has one, such as `98 s`, found 'inf'"});
    CHECK(errors(range("0", "nan")).size() == 1);
    CHECK(errors(range("", "")).size() == 2);
    CHECK(errors(range("60 s", "2 min")) ==
          Messages{"line.yaml:22:3: expected the same unit in `from`, `to` and `step`, found `s`, `min` and `s`"});
    CHECK(errors(range("60 s", "80")) ==
          Messages{"line.yaml:22:3: expected the same unit in `from`, `to` and `step`, found `s`, none and `s`"});
    DecisionSpec still = range("0", "10");
    still.step = word("0", 23);
    CHECK(errors(still) == Messages{"line.yaml:23:3: expected a step above 0, found '0'"});
    still.step = word("-1", 23);
    CHECK(errors(still) == Messages{"line.yaml:23:3: expected a step above 0, found '-1'"});
    CHECK(errors(range("1", "10000")) == Messages{});
    CHECK(errors(range("0", "10000")) ==
          Messages{"line.yaml:22:3: expected at most 10000 values in a range, found 10001"});
    CHECK(errors(range("-1e308", "1e308")).size() == 1);
}

TEST_CASE("`as` has a place for the number") {
    DecisionSpec decision = range("90", "95");
    decision.as = word("lognormal(mean 90 s, cv 0.05)", 24);
    CHECK(errors(decision) == Messages{"line.yaml:24:3: expected `{x}` in the text, where the number is put, found "
                                       "'lognormal(mean 90 s, cv 0.05)'"});
}

TEST_CASE("what is used is one of what is limited, said once for a range") {
    TuneSpec asked = tune({range("0", "10")});
    asked.limited = {{Ref("hall-metres"), 40}};
    asked.decisions.front().uses = {{Ref("hall-metre", at(24)), 2}};
    CHECK(errors(asked) == Messages{"line.yaml:24:3: expected something that `limited` names, found 'hall-metre', did "
                                    "you mean 'hall-metres'?"});
    asked.limited.clear();
    CHECK(errors(asked) == Messages{"line.yaml:24:3: expected something that `limited` names, found 'hall-metre'"});
}

TEST_CASE("a goal has what it is measured by") {
    TuneSpec asked = tune({range("0", "10")});
    asked.target.reset();
    CHECK(errors(asked) ==
          Messages{"line.yaml:10:3: with `goal: cost`, expected a `target` here or of the plant, found none"});
    asked.target = Rate{0};
    CHECK(errors(asked) == Messages{"line.yaml:10:3: `target`: expected a rate above 0"});
    asked.target.reset();
    asked.goal = Goal::value;
    CHECK(errors(asked) ==
          Messages{"line.yaml:10:3: with `goal: value`, expected a `unit_value` or prices of products, found neither"});
}

TEST_CASE("the target of the plant and the prices of its products will do") {
    LineSpec spec = two_cells();
    spec.tune = tune({range("0", "10")});
    spec.tune->target.reset();
    spec.target = Rate{0.01};
    CHECK(plants::errors(spec) == Messages{});
    spec.tune->goal = Goal::value;
    add_products(spec);
    const auto said = plants::errors(spec);
    CHECK(std::none_of(said.begin(), said.end(),
                       [](const std::string& each) { return each.find("goal") != std::string::npos; }));
}

TEST_CASE("the most output without a limit is worth a warning") {
    LineSpec spec = two_cells();
    spec.tune = tune({range("0", "10")});
    spec.tune->goal = Goal::output;
    CHECK(plants::errors(spec) == Messages{});
    CHECK(plants::warnings(spec) == Messages{"line.yaml:10:3: with `goal: output` and no limit (`budget`, `limited`, `lead_time`, "
                                             "`work_in_process`), the dearest plan is best"});
    spec.tune->lead_time = 20min;
    CHECK(plants::warnings(spec) == Messages{});
    spec.tune->lead_time.reset();
    spec.tune->work_in_process = 10;
    CHECK(plants::warnings(spec) == Messages{});
}

TEST_CASE("the probability is one, and the runs are more than the verification takes") {
    TuneSpec asked = tune({range("0", "10")});
    for (const double share : {0.0, 1.0, 1.2, std::nan("")}) {
        asked.probability = Share{share};
        CHECK(errors(asked).size() == 1);
    }
    CHECK(errors(asked).front().find("`probability`: expected a share above 0 % and below 100 %") != std::string::npos);
    asked.probability = Share{0.95};
    asked.plant_years = 100;
    CHECK(errors(asked) ==
          Messages{"line.yaml:10:3: `plant_years`: expected more than `verification` takes (100), found 100"});
}

TEST_CASE("there is something to decide, and not without end") {
    CHECK(errors(tune({})) == Messages{"line.yaml:10:3: `decisions`: expected at least one, found none"});
    CHECK(errors(tune(std::vector<DecisionSpec>(10'001, range("0", "1")))) ==
          Messages{"line.yaml:10:3: `decisions`: expected at most 10000, found more"});
}
