#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "approved.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/report/diff_report.hpp"
#include "takt/report/observed_report.hpp"
#include "takt/report/page.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

/// Nothing in it is random: the first station fails for five minutes after every hour of work, the second is the slower one.
LineSpec line_of_two_stations() {
    StationSpec first = station("first", 60);
    first.failures.push_back(failure(Clock::operating, 3600, 300));
    StationSpec second = station("second", 63);
    second.area = "finish";
    LineSpec made = plant({source(), first, buffer("store", 2), second, sink()}, 10h);
    made.run.warm_up = 1h;
    return made;
}

/// As a person reads it.
std::string indented(const std::string& json) {
    return nlohmann::ordered_json::parse(json).dump(1) + '\n';
}

}  // namespace

TEST_CASE("one replication looked at closely is as approved") {
    const Plan plan = make_plan(line_of_two_stations());
    const CloseLook look = look_closely(plan, loss_reference(plan, static_look(plan)), 7, 3, 2);
    golden::check("observed.json", indented(observed_json(plan, look, 7)));
}

TEST_CASE("the data of a page is as approved") {
    PageData data{PageKind::run, R"({"units": {"mean": 1.5}, "name": "</script> & co."})", R"({"nodes": []})"};
    golden::check(
        "page.json",
        page_json(data).replace(page_json(data).find("\"takt\":\"") + 8, std::string(version).size(), "1.2.3") + '\n');
}

TEST_CASE("a difference of two plants is as approved, as JSON") {
    DiffFacts facts;
    facts.version = "1.2.3";
    facts.first = "plant.yaml";
    facts.second = "plant with <b>.yaml";
    facts.seed = 8;
    facts.changes =
        std::vector<spec::KeyChange>{{"line.store.capacity", "3", "9"}, {"line.extra", std::nullopt, "station"}};
    ScenarioRuns before{
        "a", {{"units", "units"}, {"lead_time", "s", false}}, {{0, {10, 60}}, {1, {12, 62}}, {2, {11, 64}}}, {}, 0};
    ScenarioRuns after{"b", before.outputs, {{0, {13, 61}}, {1, {14, 62}}, {2, {15, 63}}}, {}, 0};
    golden::check("diff.json", diff_json(facts, compare_results(before, after, true)));
    facts.changes.reset();
    before.runs.resize(1);
    after.runs.resize(1);
    golden::check("diff-of-results.json", diff_json(facts, compare_results(before, after, false)));
}
