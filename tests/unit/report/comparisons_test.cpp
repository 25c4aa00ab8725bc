#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "takt/experiment/compare_results.hpp"
#include "takt/experiment/compare_scenarios.hpp"
#include "takt/report/diff_report.hpp"
#include "takt/report/sweep_report.hpp"

using namespace takt;

namespace {

const std::vector<Output> outputs{{"units", "units"}, {"lead_time", "s", false}};

ScenarioRuns runs(std::string name, const std::vector<std::vector<double>>& values) {
    ScenarioRuns all{std::move(name), outputs, {}, {}, 0};
    for (const auto& each : values)
        all.runs.push_back({all.runs.size(), each});
    return all;
}

const ScenarioRuns before = runs("before", {{475700, 740}, {475800, 750}, {475780, 748}});
const ScenarioRuns after = runs("after", {{489200, 680}, {489100, 672}, {489300, 683}});

std::string lines(const ScenarioRuns& first, const ScenarioRuns& second, bool paired) {
    DiffFacts facts;
    facts.seed = 8;
    const std::string text = diff_text(facts, compare_results(first, second, paired));
    return text.substr(text.find("What that did\n"));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a difference has the numbers of the other reports: thousands, durations, no exponents") {
    CHECK(lines(before, after, true) ==
          "What that did\n"
          "  units: 475,760 -> 489,200 units, +13,440 (95 % interval +13,138 to +13,742, p below 0.001)\n"
          "  lead time: 12.4 min -> 11.3 min, -67.7 s (95 % interval -90.7 s to -44.6 s, p = 0.006)\n"
          "By pairs of replications with the same random numbers, seed 8; p after Holm.\n");
    CHECK(has(lines(before, after, false), "so by Welch's test; p after Holm.\n"));
}

TEST_CASE("of a result with one replication nobody says by which test it was compared") {
    const ScenarioRuns one = runs("one", {{489200, 680}});
    for (const bool paired : {true, false}) {
        const std::string text = lines(before, one, paired);
        CHECK(has(text, "  units: 475,760 -> 489,200 units, +13,440\n"));
        CHECK(has(text, "\nFrom one replication there is no telling what of this is chance.\n"));
        CHECK_FALSE(has(text, "Welch"));
    }
}

TEST_CASE("a sweep by lead time has its unit in every column") {
    const std::vector<ReportedScenario> scenarios{{before, 1, {}}, {after, 2, {}}};
    const ScenarioComparison comparison = compare_scenarios({before, after}, "lead_time");
    const std::string text = sweep_text(scenarios, comparison, {}, {});
    CHECK(has(text, "12.4 +- 0.2 min"));
    CHECK(has(text, "11.3 +- 0.2 min"));
    CHECK(has(text, "-67.7 +- 23.1 s"));
    CHECK_FALSE(has(text, " s s"));
}
