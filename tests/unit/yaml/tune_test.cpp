#include <doctest/doctest.h>

#include "takt/spec/decision_ways.hpp"
#include "takt/spec/digest.hpp"
#include "takt/yaml/settings.hpp"
#include "unit/yaml/plant_text.hpp"
#include "temporary_folder.hpp"

using namespace takt;
using namespace takt::test;

namespace {

/// The section begins on line 6.
std::string with_tune(const std::string& section) {
    return one_station("cycle: 60 s", "tune:\n" + section);
}

spec::TuneSpec tune_of(const std::string& section) {
    return load(with_tune(section)).tune.value();
}

std::string mistakes(const std::string& section) {
    return errors_of(with_tune(section));
}

/// A section with one decision.
std::string decision(const std::string& keys) {
    return "  target: 10 /h\n  decisions: [{" + keys + "}]\n";
}

/// `line:column: message` of everything that is wrong with a file of settings.
std::string wrong_settings(const std::string& text) {
    const TemporaryFolder folder;
    std::string errors;
    try {
        load_settings(folder.write("tuned.yaml", text));
    } catch (const SpecError& error) {
        for (const Diagnostic& entry : error.diagnostics().entries()) {
            CHECK(entry.place.file->find("tuned.yaml") != std::string::npos);
            errors += (errors.empty() ? "" : "\n") + std::to_string(entry.place.line) + ":" +
                      std::to_string(entry.place.column) + ": " + entry.message;
        }
    }
    return errors;
}

std::vector<std::string> texts(const std::vector<spec::Setting>& settings) {
    std::vector<std::string> all;
    for (const spec::Setting& setting : settings)
        all.push_back(setting.text);
    return all;
}

/// Written into a file and read again.
std::vector<std::string> there_and_back(const std::vector<spec::Setting>& settings) {
    const TemporaryFolder folder;
    return texts(load_settings(folder.write("tuned.yaml", settings_text(settings, "Found.\n\nTo run it: so"))));
}

}  // namespace

TEST_CASE("all that tuning asks is read") {
    const spec::TuneSpec tune = tune_of(
        "  goal: value\n  target: 100000 /year\n  probability: 90 %\n  unit_value: 200 CNY\n  budget: 2000000 CNY\n"
        "  limited: {hall-metres: 40, rate: 6}\n  lead_time: 3 days\n  work_in_process: 800\n  plant_years: 500\n"
        "  verification: 60\n  seed: 7\n"
        "  decisions:\n"
        "    - {name: pace, set: [line.press.cycle, run.horizon], from: 98 s, to: 92 s, step: 2 s, as: 'constant({x} "
        "s)',\n"
        "       cost: 3 CNY, step_cost: 90000 CNY, free: 4, uses: {rate: 2}}\n");
    CHECK(tune.goal == spec::Goal::value);
    CHECK(tune.target->per_second == doctest::Approx(100000.0 / 31536000));
    CHECK(tune.probability.value == doctest::Approx(0.9));
    CHECK(tune.unit_value->amount == 200);
    CHECK(tune.budget->amount == 2'000'000);
    CHECK(tune.budget->currency == "CNY");
    REQUIRE(tune.limited.size() == 2);
    CHECK(tune.limited[0].first.name == "hall-metres");
    CHECK(tune.limited[0].second == 40);
    CHECK(tune.lead_time == std::chrono::hours{72});
    CHECK(tune.work_in_process == 800);
    CHECK(tune.plant_years == 500);
    CHECK(tune.verification == 60);
    CHECK(tune.seed == 7);
    CHECK(tune.at.line == 7);
    REQUIRE(tune.decisions.size() == 1);
    const spec::DecisionSpec& pace = tune.decisions[0];
    CHECK(pace.name->text == "pace");
    REQUIRE(pace.paths.size() == 2);
    CHECK(pace.paths[1].text == "run.horizon");
    CHECK(pace.from->text == "98 s");
    CHECK(pace.to->text == "92 s");
    CHECK(pace.step->text == "2 s");
    CHECK(pace.as->text == "constant({x} s)");
    CHECK(pace.cost->amount == 3);
    CHECK(pace.step_cost->amount == 90000);
    CHECK(pace.free == 4);
    CHECK(pace.uses.at(0).first.name == "rate");
    CHECK(pace.uses.at(0).second == 2);
    CHECK(pace.at.line == 19);
    CHECK(pace.paths[0].at.line == 19);
}

TEST_CASE("what is left out of the section has its usual value") {
    const spec::TuneSpec tune = tune_of(decision("set: line.press.machines, from: 1, to: 3"));
    CHECK(tune.goal == spec::Goal::cost);
    CHECK(tune.probability.value == 0.95);
    CHECK(tune.plant_years == 400);
    CHECK(tune.verification == 100);
    CHECK_FALSE(tune.budget.has_value());
    CHECK(tune.decisions.at(0).free == 0);
}

TEST_CASE("options are maps, or in short their value alone") {
    const spec::TuneSpec tune =
        tune_of(decision("set: line.press.cycle, options: [98 s, {name: fast, value: 90 s, cost: 5 CNY}, "
                         "{set: {run.seed: 3, line.press.machines: 2}, uses: {}}]"));
    const auto& options = tune.decisions.at(0).options;
    REQUIRE(options.size() == 3);
    CHECK(options[0].value->text == "98 s");
    CHECK_FALSE(options[0].cost.has_value());
    CHECK(options[1].name->text == "fast");
    CHECK(options[1].cost->amount == 5);
    REQUIRE(options[2].set.size() == 2);
    CHECK(options[2].set[1].first.text == "line.press.machines");
    CHECK(options[2].set[1].second.text == "2");
    CHECK(options[2].set[1].first.at.line == 8);
}

TEST_CASE("a repeat makes so many decisions, with the number of each in its texts") {
    const spec::TuneSpec tune = tune_of(
        decision("name: 'places {n}', set: 'line.b{n}.capacity', repeat: 3, from: 1, to: 1{n}, cost: {n}0 CNY"));
    REQUIRE(tune.decisions.size() == 3);
    for (std::size_t n = 1; n <= 3; ++n) {
        const std::string digit = std::to_string(n);
        CHECK(tune.decisions[n - 1].name->text == "places " + digit);
        CHECK(tune.decisions[n - 1].paths.at(0).text == "line.b" + digit + ".capacity");
        CHECK(tune.decisions[n - 1].to->text == "1" + digit);
        CHECK(tune.decisions[n - 1].cost->amount == 10.0 * static_cast<double>(n));
    }
}

TEST_CASE("mistakes of the section have their place") {
    CHECK(mistakes("  goal: cots\n" + decision("set: a.b, from: 1, to: 3")) ==
          "7:9: expected one of cost, output, value, found `cots`, did you mean 'cost'?");
    CHECK(mistakes(decision("set: a.b, form: 1, to: 3")) ==
          "8:26: unknown key `form` in a decision, did you mean 'from'?");
    CHECK(mistakes(decision("set: 'line.b{n}.capacity', from: 1, to: 3")) ==
          "8:21: `{n}` is the number of each of a `repeat`, and there is none here");
    CHECK(mistakes(decision("set: a.b, repeat: 0, from: 1, to: 3")) ==
          "8:34: expected a whole number from 1 to 10000, found `0`");
    CHECK(mistakes("  target: 10 /h\n") ==
          "7:3: a tune needs the key `decisions`: what may be decided, such as `decisions: [{set: "
          "line.body-store.capacity, "
          "from: 10, to: 60, cost: 12000 CNY}]`");
    CHECK(mistakes(decision("set: a.b, from: 1, to: 3, uses: {metres: few}")) ==
          "8:57: expected a whole number from 0 to 1000000000, found `few`");
    CHECK(mistakes(decision("set: a.b, from: 1, to: 3, cost: much")) ==
          "8:48: expected an amount of money such as `300000 CNY`, found `much`");
}

TEST_CASE("a mistake of a repeat is said once") {
    CHECK(mistakes(decision("set: 'a.b{n}', repeat: 50, from: 1, to: many")) ==
          "8:56: expected a number, with its unit if it has one, such as `98 s`, found 'many'");
    CHECK(mistakes(decision("set: 'a.b{n}', repeat: 50, from: 1, to: 3, cost: much")) ==
          "8:65: expected an amount of money such as `300000 CNY`, found `much`");
}

TEST_CASE("the digest of a plant does not ask what may be changed about it") {
    const std::uint64_t plain = spec::digest(load(one_station("cycle: 60 s")));
    CHECK(spec::digest(load(with_tune(decision("set: line.press.machines, from: 1, to: 3")))) == plain);
}

TEST_CASE("settings are read from a file of their own, each with its place") {
    const TemporaryFolder folder;
    const auto file =
        folder.write("tuned.yaml", "# found\nset:\n  line.store.capacity: 40\n  run.calendar: three-shift\n");
    const std::vector<spec::Setting> settings = load_settings(file);
    CHECK(texts(settings) == std::vector<std::string>{"line.store.capacity=40", "run.calendar=three-shift"});
    CHECK(settings[1].at.line == 4);
    CHECK(settings[1].at.column == 3);
    CHECK(*settings[1].at.file == file);
}

TEST_CASE("settings that are written are the same when they are read, whatever is in them") {
    const std::vector<spec::Setting> settings{"line.store v1.2.capacity=40",
                                              "line.press.cycle=lognormal(mean 90 s, cv 0.05)",
                                              "line.press.cycle.M7={x: 1, y: [2]}",
                                              "a.quoted=say \"so\" and \\",
                                              "a.yes=yes",
                                              "a.null=~",
                                              "a.hash=1 # 2",
                                              "a.equals=b=c",
                                              "a.empty=",
                                              "größe.mü=1 \xc2\xb5s"};
    CHECK(there_and_back(settings) == texts(settings));
}

TEST_CASE("of a path that is set twice the last counts, and remarks are comments") {
    CHECK(there_and_back({"a.b=1", "c.d=2", "a.b=3"}) == std::vector<std::string>{"c.d=2", "a.b=3"});
    const std::string text = settings_text({"a.b=1"}, "one\n\ntwo: three");
    CHECK(text == "# one\n#\n# two: three\nset:\n  \"a.b\": \"1\"\n");
}

TEST_CASE("a file that is no list of settings is told from one that is") {
    const std::string wanted =
        "expected the key `set` alone, with values under their paths, such as `set: {line.body-store.capacity: 40}`";
    CHECK(wrong_settings("takt: 1\n") == "1:1: " + wanted);
    CHECK(wrong_settings("set: 5\n") == "1:6: " + wanted);
    CHECK(wrong_settings("set: {a: 1}\nmore: 2\n") == "1:6: " + wanted);
    CHECK(wrong_settings("- set\n") == "1:1: " + wanted);
    CHECK(wrong_settings("set:\n  a.b: [1, 2]\n  c.d: 3\n").find("2:8: expected a value such as `40`, found ") == 0);
    CHECK(wrong_settings("set: {a.b: 1, a.b: 2}\n").find("1:15: ") == 0);
    CHECK(wrong_settings("set: [\n").find("2:1: not YAML") == 0);
    CHECK_FALSE(wrong_settings("").empty());
    CHECK_THROWS_AS(load_settings("/nonexistent/tuned.yaml"), SpecError);
}
