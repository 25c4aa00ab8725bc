#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;

TEST_CASE("bottlenecks says what holds the plant back, the same for any number of threads, byte for byte") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer alone = call({"bottlenecks", file, "--json", "--threads", "1", "--changes", "3"});
    REQUIRE(alone.code == takt::exit_code::done);
    CHECK(alone.err.empty());
    CHECK(call({"bottlenecks", file, "--json", "--threads", "3", "--changes", "3"}).out == alone.out);
    const auto json = nlohmann::json::parse(alone.out);
    CHECK(json["replications"] == 6);
    CHECK(json["sensitivities"].size() == 3);
    CHECK(json["verdict"]["active_periods"] == "weld");  // 60 s and failures, against 50 s
    // The units are those that takt run counts.
    CHECK(json["units"] == [&] {
        auto units = nlohmann::json::parse(call({"run", file, "--json"}).out)["units"];
        units.erase("a_year");
        units.erase("runs");
        return units;
    }());
}

TEST_CASE("the losses in the JSON add up to gross less net") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const auto losses = nlohmann::json::parse(call({"bottlenecks", file, "--json", "--changes", "0"}).out)["losses"];
    double sum = 0;
    for (const auto& cause : losses["causes"])
        sum += cause["jph"]["mean"].get<double>();
    CHECK(sum == doctest::Approx(losses["gross_jph"]["mean"].get<double>() - losses["net_jph"]["mean"].get<double>()));
    CHECK(losses["reference"] == "weld");
}

TEST_CASE("bottlenecks measures gross JPH at the station that is asked for, and knows which there are") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const auto json =
        nlohmann::json::parse(call({"bottlenecks", file, "--json", "--changes", "0", "--reference", "inspect"}).out);
    CHECK(json["losses"]["reference"] == "inspect");
    CHECK(json["losses"]["gross_jph"]["mean"].get<double>() == doctest::Approx(72));
    const Answer wrong = call({"bottlenecks", file, "--reference", "wield"});
    CHECK(wrong.code == takt::exit_code::bad_input);
    CHECK(wrong.err.find("found 'wield', did you mean 'weld'?") != std::string::npos);
    CHECK(call({"bottlenecks"}).code == takt::exit_code::bad_input);
}

TEST_CASE("bottlenecks says first where something else than a station holds the plant back") {
    const Folder folder;
    const std::string fleet = folder.write("fleet.yaml", R"(takt: 1
transporters:
  agv: {count: 1, speed: 1 m/s, load: 10 s, unload: 10 s, places: {A: {x: 0 m}, B: {x: 60 m}}}
line:
  - source: raw
  - station: {name: a, cycle: uniform(low 55 s, high 65 s)}
  - buffer: {name: way, capacity: 5, carried_by: agv, pick_up: A, set_down: B}
  - station: {name: b, cycle: 30 s}
  - sink: out
run: {horizon: 1 week, warm_up: 1 day, replications: 3}
)");
    const std::string beyond = "More than any change at a station brings 1 transporter more of agv:";
    const auto said = [](const std::string& file) {
        std::string text = call({"bottlenecks", file, "--changes", "3"}).out;
        std::replace(text.begin(), text.end(), '\n', ' ');
        text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; }), text.end());
        return text;
    };
    CHECK(said(fleet).find(beyond) < 300);
    CHECK(said(folder.write("cells.yaml", cells)).find("More than any change at a station") == std::string::npos);
}

TEST_CASE("bottlenecks writes its tables") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    CHECK(call({"bottlenecks", file, "--changes", "1", "--csv", folder / "tables"}).code == takt::exit_code::done);
    for (const char* name : {"bottlenecks", "bottleneck_over_time", "sensitivities", "losses"})
        CHECK_FALSE(read(folder / ("tables/" + std::string(name) + ".csv")).empty());
}

TEST_CASE("parts of the time have dates where the plant goes by a calendar") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    CHECK(has(call({"bottlenecks", file, "--changes", "0"}).out, " 0.0 s  weld"));
    const std::string shifts = "calendars: {day: {days: daily, shifts: [{from: \"06:00\", to: \"14:00\"}]}}\n";
    const std::string dated = folder.write("dated.yaml", cells + shifts);
    const std::vector<std::string> long_run{"bottlenecks",      dated,   "--changes",           "0", "--set",
                                            "run.calendar=day", "--set", "run.start=2026-03-30"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), long_run.begin(), long_run.end());
        return call(more).out;
    };
    CHECK(has(with({"--set", "run.warm_up=24 h", "--set", "run.horizon=24 days"}), "\n  2026-03-31  weld"));
    CHECK(has(with({"--set", "run.warm_up=24 h", "--set", "run.horizon=24 days"}), "\n  2026-04-02  weld"));
    CHECK(has(with({"--set", "run.horizon=24 h"}), "\n  2026-03-30 08:00  weld"));
}
