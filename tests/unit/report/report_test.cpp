#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "takt/report/csv_tables.hpp"
#include "takt/report/display.hpp"
#include "takt/report/json_report.hpp"
#include "takt/report/text_report.hpp"
#include "unit/experiment/hand_made.hpp"

using namespace takt;
using doctest::Approx;

namespace {

RunFacts facts() {
    RunFacts made;
    made.file = "plant.yaml";
    made.seed = 42;
    made.asked = 3;
    return made;
}

std::string text(const Plan& plan, const TextOptions& options = {}) {
    return text_report(plan, summarise(plan, hand_made::results()), facts(), options);
}

nlohmann::json json(const std::vector<ReplicationResult>& results) {
    const Plan plan = hand_made::plan();
    return nlohmann::json::parse(json_report(plan, summarise(plan, results), facts()));
}

std::vector<std::string> lines_of(const std::string& all) {
    std::vector<std::string> lines;
    std::istringstream stream(all);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("the first line of the report is the answer") {
    // 8, 10, 12 units; half width 4.302653 x 2 / sqrt(3) = 4.968
    CHECK(lines_of(text(hand_made::plan()))[0] ==
          "Hand made makes 10.0 +- 5.0 units in 100 h (95 % interval 5.0 to 15.0, 3 replications).");
}

TEST_CASE("a run of a year speaks of a year") {
    Plan plan = hand_made::plan();
    plan.horizon = std::chrono::hours(8760);
    CHECK(text(plan).find("units a year (95 % interval") != std::string::npos);
}

TEST_CASE("no line is wider than the terminal") {
    Plan plan = hand_made::plan();
    plan.stations[0].name = "a station whose name is far too long for any table in the world";
    for (const int width : {80, 100, 140}) {
        for (const std::string& line : lines_of(text(plan, {width, true, false}))) {
            INFO(line);
            CHECK(display_width(line) <= width);
        }
    }
}

TEST_CASE("materials in tens of thousands leave room for their names on a narrow terminal") {
    Plan plan = hand_made::plan();
    plan.materials.resize(1);
    plan.materials[0].name = "paint-white";
    std::vector<ReplicationResult> results = hand_made::results();
    const auto table_of = [&](std::uint64_t left_out, int width) {
        for (ReplicationResult& result : results) {
            MaterialResult paint;
            paint.stock_seconds = 360000 * 12781.3;
            paint.on_the_way_seconds = 360000 * 2218.3;
            paint.consumed = 55624;
            paint.left_out = left_out;
            paint.deliveries = 5555;
            result.materials = {paint};
        }
        return text_report(plan, summarise(plan, results), facts(), {width, false, false});
    };
    for (const std::string& line : lines_of(table_of(0, 80)))
        CHECK(display_width(line) <= 80);
    for (const std::string& line : lines_of(table_of(12345, 100)))
        CHECK(display_width(line) <= 100);
    CHECK(table_of(0, 80).find("  paint-white  ") != std::string::npos);
    CHECK(table_of(12345, 100).find("  paint-white  ") != std::string::npos);
    CHECK(table_of(0, 80).find("left out") == std::string::npos);
    CHECK(table_of(12345, 100).find("12,345") != std::string::npos);
}

TEST_CASE("columns line up with names in Chinese") {
    std::vector<std::string> rows;
    for (const std::string& line : lines_of(text(hand_made::plan()))) {
        const bool station = line.find("  weld ") == 0 || line.find("  \u68c0") == 0;
        if (station && line.find('#') != std::string::npos) rows.push_back(line.substr(0, line.find('#')));
    }
    REQUIRE(rows.size() == 2);
    CHECK(display_width(rows[0]) == display_width(rows[1]));
}

TEST_CASE("nothing in a model can steer the terminal") {
    Plan plan = hand_made::plan();
    plan.name = plan.stations[0].name = plan.stations[0].area = plan.buffers[0].name = "\x1b]0;evil\x07";
    plan.resources[0].name = plan.carriers[0].name = plan.products[0].name = plan.products[0].price.currency =
        "\x1b[2J";
    std::vector<ReplicationResult> results = hand_made::results_with_deadlock();
    results[1].deadlock->cycle = {"\x1b[31m waits"};
    RunFacts hostile = facts();
    hostile.file = "\x1b.yaml";
    hostile.failed = {{1, "\x1b"}};
    const std::string report = text_report(plan, summarise(plan, results), hostile);
    CHECK(report.find('\x1b') == std::string::npos);
    CHECK(report.find('\x07') == std::string::npos);
    const std::string look = static_look_text(plan, [&] {
        StaticLook made;
        made.stations.resize(2);
        made.resources.resize(1);
        made.sources.resize(1);
        return made;
    }());
    CHECK(look.find('\x1b') == std::string::npos);
}

TEST_CASE("colours only when asked for") {
    CHECK(text(hand_made::plan()).find('\x1b') == std::string::npos);
    CHECK(text(hand_made::plan(), {100, false, true}).find("\x1b[32m") != std::string::npos);
}

TEST_CASE("the JSON has every documented key") {
    const nlohmann::json report = json(hand_made::results());
    const std::set<std::string> documented{
        "takt",         "model",       "seed",      "replications", "asked",    "interrupted", "failed",
        "run",          "units",       "jph",       "target",       "value",    "lead_time_s", "work_in_process",
        "scrapped",     "bottlenecks", "stations",  "robots",       "buffers",  "resources",   "carriers",
        "sources",      "sinks",       "products",  "runs",         "deadlock", "costs",       "energy",
        "moving_lines", "months",      "materials", "precision",    "warm_up",  "estimate",    "batch_means",
        "zones",
        "transporters", "batches", "splits",      "milk_runs"};
    std::set<std::string> found;
    for (const auto& item : report.items())
        found.insert(item.key());
    CHECK(found == documented);
    CHECK(report["model"]["digest"] == "0123456789abcdef");
    CHECK(report["stations"][0]["states"].size() == state_count - 2);
}

TEST_CASE("the JSON holds the figures") {
    const nlohmann::json report = json(hand_made::results());
    CHECK(report["units"]["mean"].get<double>() == Approx(10));
    CHECK(report["units"]["ci95"][0].get<double>() == Approx(10 - 4.302653 * 2 / 1.7320508));
    CHECK(report["units"]["runs"] == nlohmann::json({8, 10, 12}));
    CHECK(report["target"]["met"] == true);
    CHECK(report["stations"][0]["oee"]["mean"].get<double>() == Approx(0.45).epsilon(0.01));
    CHECK(report["stations"][0]["destroyed"] == 0);
    CHECK(report["stations"][0]["mttr_s"] == 36000);
    CHECK(report["stations"][1]["mtbf_s"].is_null());
    CHECK(report["stations"][1]["technical_availability"] == 1);
    CHECK(report["buffers"].size() == 1);  // the direct hand-over is not the user's
    CHECK(report["deadlock"].is_null());
}

TEST_CASE("the JSON and the text say of each product what became of it") {
    Plan plan = hand_made::plan();
    std::vector<ReplicationResult> results = hand_made::results();
    for (ReplicationResult& result : results) result.products[1].orders = {4, 3, 0, {}};
    Summary merged = summarise(plan, results);
    const auto products = nlohmann::json::parse(json_report(plan, merged, facts()))["products"];
    CHECK(products[0]["scrapped"] == 1);
    CHECK(products[0]["lead_time_s"]["mean"] == 200);
    CHECK(products[0]["lead_time_s"]["most"] == 300);
    CHECK(products[0]["lead_time_s"]["count"] == 6);
    CHECK(products[0]["orders"].is_null());
    CHECK(products[1]["orders"]["on_time"]["mean"] == 0.75);
    CHECK(products[1]["orders"]["undelivered"] == 0.25);

    const std::string report = text_report(plan, merged, facts());
    const std::string table = report.substr(report.find("\nProducts\n"));
    CHECK(table.find("lead time  95 % within  scrapped  on time") != std::string::npos);
    merged.products[1].orders = {};
    CHECK(text_report(plan, merged, facts()).find("on time") == std::string::npos);
}

TEST_CASE("months are named and counted, and said in the text where they are of interest") {
    Plan plan = hand_made::plan();
    CHECK(text(plan).find("by month") == std::string::npos);
    plan.months = {
        {std::chrono::year{2026} / 12, {}, run_start + std::chrono::hours(50), false},
        {std::chrono::year{2027} / 1, run_start + std::chrono::hours(50), run_start + std::chrono::hours(100), true}};
    std::vector<ReplicationResult> results = hand_made::results();
    for (ReplicationResult& result : results)
        result.units_by_month = {3, result.units() - 3};
    const Summary summary = summarise(plan, results);
    CHECK(text_report(plan, summary, facts()).find("by month") == std::string::npos);  // 100 hours of a plant as it is
    plan.ramp_ups.emplace_back();
    const std::string report = text_report(plan, summary, facts());
    CHECK(report.find("  units by month    2026: Dec 3.00\n                    2027: Jan 7.00\n") != std::string::npos);
    CHECK(report.find("the target's rate is reached in Jan 2027 (3 of 3 replications)") != std::string::npos);
    const nlohmann::json json = nlohmann::json::parse(json_report(plan, summary, facts()));
    CHECK(json["months"][1]["month"] == "2027-01");
    CHECK(json["months"][1]["whole"] == true);
    CHECK(json["months"][1]["units"]["mean"].get<double>() == Approx(7));
    CHECK(json["target"]["rate_reached"] == nlohmann::json({{"runs", 3}, {"month", "2027-01"}}));
    const std::string csv = csv_tables(plan, summary, facts()).front().text;
    CHECK(csv.find("\nunits in 2026-12,units a run,3,3,3\n") != std::string::npos);
    CHECK(csv.find("\ntarget's rate reached,month,2027-01,,\n") != std::string::npos);
}

TEST_CASE("value, cost and units are told of the same period") {
    // Runs of 100 h: 6, 7 and 8 units of the first product, 2, 3 and 4 of the second.
    Plan plan = hand_made::plan();
    for (ProductPlan& product : plan.products)
        product.price = product.scrap_cost = {};
    plan.products[0].price = plan.products[0].scrap_cost = {1000, "EUR"};
    plan.products[1].price = {500, "EUR"};
    const std::string report = text(plan);
    CHECK(report.find("value of output   8,500 EUR in 100 h\n") != std::string::npos);
    CHECK(report.find("1,000 EUR in 100 h\n") != std::string::npos);  // one part a run is scrapped
    CHECK(report.find("value a run") != std::string::npos);
    CHECK(report.find("7,000 EUR\n") != std::string::npos);
    CHECK(report.find("1,500 EUR\n") != std::string::npos);
}

TEST_CASE("the JSON of a deadlock names who waits for whom") {
    const nlohmann::json deadlock = json(hand_made::results_with_deadlock())["deadlock"];
    CHECK(deadlock["replications"] == 1);
    CHECK(deadlock["replication"] == 1);
    CHECK(deadlock["time_s"].get<double>() == Approx(52 * 3600));
    CHECK(deadlock["cycle"][0] == "inspect waits for room in repair");
}

TEST_CASE("one replication has a mean and no interval") {
    const nlohmann::json report = json({hand_made::result(0)});
    CHECK(report["units"]["mean"].get<double>() == Approx(8));
    CHECK(report["units"]["ci95"].is_null());
}

TEST_CASE("no replication at all is still valid JSON, text and CSV") {
    const nlohmann::json report = json({});
    CHECK(report["replications"] == 0);
    CHECK(report["units"]["mean"].is_null());
    const Plan plan = hand_made::plan();
    const Summary nothing = summarise(plan, {});
    CHECK(text_report(plan, nothing, facts()).find("no replication was finished") != std::string::npos);
    for (const CsvTable& table : csv_tables(plan, nothing, facts()))
        CHECK_FALSE(table.text.empty());
}

TEST_CASE("a name that is not UTF-8 does not end the JSON report") {
    Plan plan = hand_made::plan();
    plan.name = "bad \xff name";
    const std::string report = json_report(plan, summarise(plan, hand_made::results()), facts());
    CHECK(nlohmann::json::parse(report)["model"]["name"] == "bad \ufffd name");
}

TEST_CASE("CSV fields with commas and quotes are quoted, and headers have units") {
    const Plan plan = hand_made::plan();
    const std::vector<CsvTable> tables = csv_tables(plan, summarise(plan, hand_made::results()), facts());
    REQUIRE(tables.size() == 12);
    CHECK(tables[1].file_name == "stations.csv");
    CHECK(tables[1].text.find("blocked [share]") != std::string::npos);
    CHECK(tables[1].text.find("\n\"\u68c0\u67e5, \"\"final\"\"\",end of line,1,10,2,") != std::string::npos);
    CHECK(tables[5].text.find("\n2,12,0.12,200,6,1,1002,\n") != std::string::npos);
}

TEST_CASE("what the JSON says of sources, sinks, products, carriers and robots has CSV tables, a row each") {
    const Plan plan = hand_made::plan();
    const Summary summary = summarise(plan, hand_made::results());
    const auto json = nlohmann::json::parse(json_report(plan, summary, facts()));
    const std::vector<CsvTable> tables = csv_tables(plan, summary, facts());
    for (const char* of : {"sources", "sinks", "products", "carriers", "robots"}) {
        CAPTURE(of);
        const auto table = std::find_if(tables.begin(), tables.end(), [&](const CsvTable& each) { return each.file_name == of + std::string(".csv"); });
        REQUIRE(table != tables.end());
        std::istringstream lines(table->text);
        std::string line;
        std::getline(lines, line);
        for (const auto& each : json[of]) {
            std::getline(lines, line);
            CHECK(line.find(each["name"].get<std::string>() + ",") == 0);
        }
        CHECK_FALSE(std::getline(lines, line));
    }
}
