#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>

#include "approved.hpp"
#include "takt/line/power.hpp"
#include "takt/report/csv_tables.hpp"
#include "takt/report/json_report.hpp"
#include "takt/report/text_report.hpp"
#include "unit/experiment/hand_made.hpp"

using namespace takt;

namespace {

RunFacts facts() {
    RunFacts made;
    made.version = "1.2.3";
    made.file = "hand-made.yaml";
    made.seed = 42;
    made.asked = 3;
    return made;
}

Summary summary() {
    return summarise(hand_made::plan(), hand_made::results());
}

}  // namespace

TEST_CASE("the text report in ASCII is as approved") {
    golden::check("report.txt", text_report(hand_made::plan(), summary(), facts()));
}

TEST_CASE("the text report with block characters and colours is as approved") {
    golden::check("report-blocks.txt", text_report(hand_made::plan(), summary(), facts(), {100, true, true}));
}

TEST_CASE(
    "the text, the JSON and the CSV of a plant that takes energy, costs money and has due dates are as approved") {
    Plan plan = hand_made::plan();
    plan.stations[0].watts = watts_by_state({.working = spec::Power{80e3},
                                             .setup = {},
                                             .waiting = spec::Power{10e3},
                                             .down = spec::Power{5e3},
                                             .off = {},
                                             .at = {}});
    plan.stations[1].watts = watts_by_state(
        {.working = spec::Power{30e3}, .setup = {}, .waiting = {}, .down = {}, .off = spec::Power{1e3}, .at = {}});
    plan.stations[0].cost = {20, "CNY"};
    plan.resources[0].cost = {5, "CNY"};
    plan.products[0].scrap_cost = {40, "CNY"};
    plan.energy_price = {0.5, "CNY"};
    std::vector<ReplicationResult> results = hand_made::results();
    for (ReplicationResult& result : results) {
        OrderResult& orders = result.sources[0].orders;
        orders.due = 20;
        orders.on_time = 15 + result.replication;
        orders.late = 3;
        for (const std::int64_t minutes : {10, 20, 60})
            orders.lateness.add(std::chrono::minutes(minutes));
        result.products[1].orders = orders;
    }
    const Summary merged = summarise(plan, results);
    golden::check("report-costs.txt", text_report(plan, merged, facts()));
    golden::check("report-costs.json", json_report(plan, merged, facts()));
    golden::check("summary-costs.csv", csv_tables(plan, merged, facts()).front().text);
}

TEST_CASE("the text report of an interrupted run with a deadlock is as approved") {
    RunFacts interrupted = facts();
    interrupted.asked = 10;
    interrupted.interrupted = true;
    interrupted.failed = {{5, "contract broken"}};
    const Summary merged = summarise(hand_made::plan(), hand_made::results_with_deadlock());
    golden::check("report-trouble.txt", text_report(hand_made::plan(), merged, interrupted, {80, false, false}));
}

TEST_CASE("the JSON report is as approved") {
    golden::check("report.json", json_report(hand_made::plan(), summary(), facts()));
}

TEST_CASE("the CSV tables are as approved") {
    for (const CsvTable& table : csv_tables(hand_made::plan(), summary(), facts())) {
        golden::check(table.file_name, table.text);
    }
}

TEST_CASE("every column of the CSV tables that is no text has its unit") {
    const std::set<std::string> texts{"station", "area",    "moving line", "buffer", "resource", "material",
                                      "source",  "sink",  "product",     "carrier", "robot",   "currency"};
    RunFacts with_warm_up = facts();
    with_warm_up.warm_up.emplace();
    for (const CsvTable& table : csv_tables(hand_made::plan(), summary(), with_warm_up)) {
        if (table.file_name == "summary.csv") continue;  // a unit a row
        std::istringstream headers(table.text.substr(0, table.text.find('\n')));
        for (std::string header; std::getline(headers, header, ',');) {
            if (header.find('"') != std::string::npos) continue;  // a comma within
            CAPTURE(table.file_name);
            CAPTURE(header);
            CHECK((texts.count(header) == 1 || header.ends_with(']')));
        }
    }
}

TEST_CASE("the static look is as approved") {
    Plan plan = hand_made::plan();
    StaticLook look;
    look.scheduled = plan.horizon;
    look.target = 10;
    look.takt_time = std::chrono::hours(10);
    look.stations = {{1.25, 60, 0.9, plan.horizon, 43.2}, {1, 0, 1, plan.horizon, unlimited_jph}};
    look.resources = {{0, unlimited_jph}};
    look.sources = {{1.25, 28.8}};
    look.slowest = 0;
    look.bound_jph = 28.8;
    look.bound_units = 2880;
    look.most_units = 3000;
    golden::check("static-look.txt", static_look_text(plan, look));
}

TEST_CASE("the text, the JSON and the CSV of a plant that takes bought parts, some of them by train, are as approved") {
    Plan plan = hand_made::plan();
    plan.materials.resize(2);
    plan.materials[0].name = "seats";
    plan.materials[0].price = {200, "CNY"};
    plan.materials[1].name = "brackets";
    plan.milk_runs.resize(1);
    plan.milk_runs[0].name = "tugger";
    plan.milk_runs[0].trains = 2;
    plan.milk_runs[0].carries = 8;
    std::vector<ReplicationResult> results = hand_made::results();
    for (ReplicationResult& result : results) {
        MaterialResult seats;
        seats.stock_seconds = 360000 * 12;
        seats.on_the_way_seconds = 360000 * 6;
        seats.empty_seconds = 36000;
        seats.waited_seconds = 18000;
        seats.consumed = 16 + 4 * result.replication;
        seats.left_out = 2;
        seats.call_offs = seats.deliveries = 3;
        MaterialResult brackets;
        brackets.stock_seconds = 360000 * 100;
        result.materials = {seats, brackets};
        result.milk_runs = {{180000, 540000, 90000, 40 + result.replication, 250, 3}};
        result.sinks[0].incomplete = result.replication;
        result.stations[0].times[State::waiting_for_material] = hand_made::seconds(18000);
        result.stations[0].times[State::starved] = hand_made::seconds(18000);
    }
    const Summary merged = summarise(plan, results);
    golden::check("report-materials.txt", text_report(plan, merged, facts()));
    golden::check("report-materials.json", json_report(plan, merged, facts()));
    const std::vector<CsvTable> tables = csv_tables(plan, merged, facts());
    golden::check("summary-materials.csv", tables.front().text);
    golden::check("materials-taken.csv", tables[tables.size() - 2].text);
    golden::check("milk-runs.csv", tables.back().text);
}

TEST_CASE("a report on zones, transporters, levels of a store, repair loops and the sequence has the approved text, JSON and CSV") {
    Plan plan = hand_made::plan();
    plan.zones = {{"shop", 8, {}, {}}};
    plan.transporters.resize(1);
    plan.transporters[0].name = "agvs";
    plan.transporters[0].count = 3;
    plan.buffers[0].stop_at = 4;
    plan.buffers[0].start_at = 1;
    plan.sinks[0].measures_sequence = true;
    std::vector<ReplicationResult> results = hand_made::results();
    for (ReplicationResult& result : results) {
        const std::uint64_t more = result.replication;
        result.zones = {{360000.0 * static_cast<double>(5 + more), 8, 22 + more, 90000}};
        result.transporters = {{100000, 300000, 400000, 80000, 120000, 180000, 900 + more, 450}};
        result.buffers[0].stopped_seconds = 120000;
        result.stations[1].first_passes = 8;
        result.stations[1].good_first = 6;
        result.sinks[0].in_sequence = 6 + more;
        result.sinks[0].overtaken = 9;
        result.sinks[0].most_overtaken = 3 + more;
    }
    const Summary merged = summarise(plan, results);
    golden::check("report-control.txt", text_report(plan, merged, facts()));
    golden::check("report-control.json", json_report(plan, merged, facts()));
    for (const CsvTable& table : csv_tables(plan, merged, facts()))
        if (table.file_name == "zones.csv" || table.file_name == "transporters.csv" || table.file_name == "sequence.csv")
            golden::check(table.file_name, table.text);
}
