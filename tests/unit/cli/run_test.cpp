#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;

TEST_CASE("run prints the answer on standard output and nothing else anywhere") {
    const Folder folder;
    const Answer answer = call({"run", folder.write("press.yaml", press)});
    CHECK(answer.code == takt::exit_code::done);
    // The first part leaves after 60 s, then one every 60 s: 6000 in 100 h.
    CHECK(answer.out.find("Press makes 6,000 +- 0 units in 100 h") == 0);
    CHECK(answer.err.empty());
}

TEST_CASE("the JSON is the same for one, two and three threads, byte for byte") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer alone = call({"run", file, "--json", "--threads", "1"});
    REQUIRE(alone.code == takt::exit_code::done);
    CHECK(nlohmann::json::parse(alone.out)["replications"] == 6);
    CHECK(call({"run", file, "--json", "--threads", "2"}).out == alone.out);
    CHECK(call({"run", file, "--json", "--threads", "3"}).out == alone.out);
    CHECK(call({"run", file, "--threads", "1"}).out == call({"run", file, "--threads", "3"}).out);
}

TEST_CASE("options replace what the file says") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    const auto json = nlohmann::json::parse(
        call({"run", file, "--json", "-n", "2", "--seed", "9", "--horizon", "10 h", "--warm-up", "1 h"}).out);
    CHECK(json["replications"] == 2);
    CHECK(json["seed"] == 9);
    CHECK(json["run"]["horizon_s"] == 36000);
    CHECK(json["run"]["warm_up_s"] == 3600);
    CHECK(json["units"]["mean"] == 600);
}

TEST_CASE("--set replaces any value of the file, as often as it is given") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    const Answer answer =
        call({"run", "--set", "line.press.cycle=120 s", "--set", "run.replications=1", file, "--json"});
    REQUIRE(answer.code == takt::exit_code::done);
    const auto json = nlohmann::json::parse(answer.out);
    CHECK(json["units"]["mean"] == 3000);
    CHECK(json["replications"] == 1);
}

TEST_CASE("a target that is missed is exit code 1, one that is met 0") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    CHECK(call({"run", file, "--set", "target=61 /h"}).code == takt::exit_code::target_missed);
    CHECK(call({"run", file, "--set", "target=59 /h"}).code == takt::exit_code::done);
}

TEST_CASE("a file with mistakes gets its diagnostics on standard error and exit code 2") {
    const Folder folder;
    const std::string file =
        folder.write("bad.yaml", "takt: 1\nname: Bad\nline:\n  - source: s\n  - sink: t\nhorzon: 3\n");
    const Answer answer = call({"run", file});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.out.empty());
    CHECK(answer.err.find(file + ":6:1: error: ") != std::string::npos);
}

TEST_CASE("a file that is not there is exit code 2") {
    const Answer answer = call({"run", "no-such-file.yaml"});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err.find("no-such-file.yaml") != std::string::npos);
}

TEST_CASE("--json with a file and --csv write whole files and leave nothing else behind") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer answer = call({"run", file, "--json", folder / "result.json", "--csv", folder / "tables"});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.out.find("Cells makes") == 0);
    CHECK(read(folder / "result.json") == call({"run", file, "--json"}).out);
    for (const char* name : {"summary", "stations", "buffers", "resources", "replications", "materials"}) {
        CHECK_FALSE(read(folder / ("tables/" + std::string(name) + ".csv")).empty());
    }
    CHECK(folder.files() == 3);  // the plant, the JSON and the folder of tables
}

TEST_CASE("a result never replaces the plant") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    CHECK(call({"run", "--json=" + file, file}).code == takt::exit_code::bad_input);
    CHECK(read(file) == press);
    // --json takes the word after it only if it ends in .json
    CHECK(call({"run", "--json", file}).code == takt::exit_code::done);
    CHECK(read(file) == press);
}

TEST_CASE("what cannot be written is said before the run, with exit code 2") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    const Answer json = call({"run", file, "--json", folder / "missing/result.json"});
    CHECK(json.code == takt::exit_code::bad_input);
    CHECK(json.err.find("cannot write " + (folder / "missing/result.json")) != std::string::npos);
    CHECK(call({"run", file, "--csv", file}).code == takt::exit_code::bad_input);
    CHECK(call({"run", file, "--json=" + (folder / ".")}).code == takt::exit_code::bad_input);
}

TEST_CASE("a link to a result stays a link") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    folder.write("real.json", "old");
    fs::create_symlink("real.json", folder / "link.json");
    CHECK(call({"run", file, "--json", folder / "link.json"}).code == takt::exit_code::done);
    CHECK(fs::is_symlink(folder / "link.json"));
    CHECK(read(folder / "real.json").find("\"takt\"") != std::string::npos);
}

TEST_CASE("an interrupted run writes what is finished, says so and ends with 130") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    std::stop_source source;
    source.request_stop();
    takt::Terminal terminal;
    terminal.interrupt = source.get_token();
    const Answer answer = call({"run", file, "--json"}, terminal);
    CHECK(answer.code == takt::exit_code::interrupted);
    CHECK(answer.err.find("interrupted; 0 of 3 replications") != std::string::npos);
    CHECK(nlohmann::json::parse(answer.out)["interrupted"] == true);
}

TEST_CASE("a plant that more parts come to than it can take is bad input, which is said once with the place") {
    const Folder folder;
    const std::string flood = R"(takt: 1
line:
  - source: {name: panels, every: 1 us}
  - buffer: {name: store, capacity: unlimited}
  - station: {name: weld, cycle: 60 s}
  - sink: shipped
run: {horizon: 1 h, replications: 2}
)";
    const std::string why = " failed: more than 4194304 parts wait in the buffer store: more come than the line can take\n";
    const std::string file = folder.write("flood.yaml", flood);
    const Answer by_recursion = call({"run", file});
    CHECK(by_recursion.code == takt::exit_code::bad_input);
    CHECK(by_recursion.err == "takt: replication 0 and 1 more" + why);
    CHECK(has(by_recursion.out, "Replication 0 and 1 more failed and do not count: more than 4194304"));
    const Answer by_events = call({"run", file, "-n", "1"});
    CHECK(by_events.code == takt::exit_code::bad_input);
    CHECK(by_events.err == "takt: replication 0" + why);
    std::string outside = flood;
    outside.replace(outside.find("capacity: unlimited"), 19, "capacity: 1");
    const Answer backlog = call({"run", folder.write("outside.yaml", outside), "-n", "1"});
    CHECK(backlog.code == takt::exit_code::bad_input);
    CHECK(has(backlog.err, "parts wait in the backlog of the source panels"));
    CHECK(call({"run", file, "-n", "1", "--warm-up", "auto"}).code == takt::exit_code::bad_input);
    const Answer looking_ahead = call({"outlook", file, "--until", "00:30", "-n", "1"});
    CHECK(looking_ahead.code == takt::exit_code::bad_input);
    CHECK(has(looking_ahead.err, "parts wait in the buffer store"));
}

TEST_CASE("a plant that begins from a state has no time to warm up") {
    const Folder folder;
    const std::string file = folder.write("now.yaml", R"(takt: 1
line:
  - source: in
  - station: {name: weld, cycle: 60 s}
  - sink: out
run: {horizon: 10 h, replications: 2}
state: {at: 2026-03-02 10:40}
)");
    CHECK(call({"run", file}).code == takt::exit_code::done);
    for (const char* warm_up : {"1 h", "auto"}) {
        const Answer answer = call({"run", file, "--warm-up", warm_up});
        CHECK(answer.code == takt::exit_code::bad_input);
        CHECK(has(answer.err, "takt: --warm-up: the plant begins from a `state`, and counts from there at once"));
    }
}

TEST_CASE("a deadlock is exit code 3 and named") {
    const Folder folder;
    const std::string file = folder.write("loop.yaml", R"(takt: 1
name: Loop
line:
  - source: in
  - buffer: {name: queue, capacity: 1}
  - station: {name: inspect, cycle: 60 s, yield: 50 %, rework: repair-queue, to: out}
  - buffer: {name: repair-queue, capacity: 1}
  - station: {name: repair, cycle: 60 s, to: queue}
  - sink: out
run: {horizon: 1000 h, replications: 2}
)");
    const Answer answer = call({"run", file});
    CHECK(answer.code == takt::exit_code::deadlock);
    CHECK(answer.out.find("Deadlock in 2 of 2 replications") != std::string::npos);
    CHECK(answer.out.find("inspect waits") != std::string::npos);
    CHECK(answer.err.find("deadlock in replication 0") != std::string::npos);
}

TEST_CASE("a progress bar is drawn on a terminal only, and wiped") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    takt::Terminal terminal;
    terminal.err_is_tty = true;
    const Answer shown = call({"run", file}, terminal);
    CHECK(shown.err.find("0 of 3 replications") != std::string::npos);
    CHECK(shown.err.rfind("\r\x1b[K") == shown.err.size() - 4);
    CHECK(call({"run", file, "--quiet"}, terminal).err.empty());
}

TEST_CASE("output that cannot be written is an error, not a crash") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    std::ostringstream err;
    CHECK(takt::run({"run", file}, out, err, {}) == takt::exit_code::bad_input);
    CHECK(err.str().find("cannot write to standard output") != std::string::npos);
}

TEST_CASE("--precision adds replications until it is reached, and the JSON says how many and why it stopped") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer answer = call({"run", file, "--precision", "1 %", "--json", "--threads", "1"});
    REQUIRE(answer.code == takt::exit_code::done);
    const auto json = nlohmann::json::parse(answer.out);
    CHECK(json["precision"]["goal"] == "1 % of output");
    CHECK(json["precision"]["ended"] == "precise");
    CHECK(json["precision"]["half_width"].get<double>() <= json["precision"]["wanted"].get<double>());
    CHECK(json["precision"]["wanted"].get<double>() == doctest::Approx(0.01 * json["units"]["mean"].get<double>()));
    CHECK(json["replications"].get<int>() > 10);
    CHECK(json["asked"] == json["replications"]);
    CHECK(call({"run", file, "--precision", "1 %", "--json", "--threads", "3"}).out == answer.out);
}

TEST_CASE("--precision that is out of reach ends at --most, with a word on standard error and in the report") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer answer = call({"run", file, "--precision", "0.01 % of lead-time", "--most", "12"});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.err == "takt: the precision was not reached in 12 replications, the most allowed; see --most\n");
    CHECK(answer.out.find("Precision 0.01 % of lead-time: not reached after 12 replications, the most allowed (+- ") !=
          std::string::npos);
}

TEST_CASE("mistakes in the options for precision are answered before anything is run") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const auto refused = [&](const std::vector<std::string>& more) {
        std::vector<std::string> args{"run", file};
        args.insert(args.end(), more.begin(), more.end());
        const Answer answer = call(args);
        CHECK(answer.code == takt::exit_code::bad_input);
        CHECK(answer.out.empty());
        return answer.err;
    };
    CHECK(refused({"--precision", "1"}) ==
          "takt: --precision: expected a precision such as `1 %` or `2 % of lead-time p95`, found '1'; see takt "
          "--help\n");
    CHECK(refused({"--precision", "5 % of chance"}) ==
          "takt: --precision: the chance is that of the target, and the file has no `target`; see takt --help\n");
    CHECK(refused({"--most", "100"}) == "takt: --most goes with --precision; see takt --help\n");
}

TEST_CASE("--warm-up auto finds the warm-up, counts from there and shows the curves") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer answer = call(
        {"run", file, "--set", "line.store.capacity=40", "--warm-up", "auto", "--json", "--csv", folder / "tables"});
    REQUIRE(answer.code == takt::exit_code::done);
    const auto json = nlohmann::json::parse(answer.out);
    CHECK(json["warm_up"]["found"] == true);
    CHECK(json["warm_up"]["warm_up_s"] == json["run"]["warm_up_s"]);
    CHECK(json["warm_up"]["parts"]["values"].size() == json["warm_up"]["slot_ends_s"].size());
    CHECK(read(folder / "tables/warm_up.csv").starts_with("slot end [s],units [per scheduled hour],parts in the line"));
    const std::string seconds = std::to_string(json["run"]["warm_up_s"].get<long>()) + " s";
    const auto written = nlohmann::json::parse(
        call({"run", file, "--set", "line.store.capacity=40", "--warm-up", seconds, "--json"}).out);
    CHECK(written["units"] == json["units"]);
    CHECK(written["model"] == json["model"]);
}

TEST_CASE("a run that is too short for its warm-up is told so") {
    const Folder folder;
    const std::string file = folder.write("queue.yaml", R"(takt: 1
name: Queue
line:
  - source: {name: orders, every: exponential(mean 50 s)}
  - buffer: {name: queue, capacity: unlimited}
  - station: {name: press, cycle: 60 s}
  - sink: panels
run: {horizon: 100 h, replications: 2}
)");
    const Answer answer = call({"run", file, "--warm-up", "auto"});
    CHECK(answer.err == "takt: the run is too short to tell its warm-up; a longer --horizon may\n");
    CHECK(answer.out.find("The run is too short to tell its warm-up: work in process is not steady") !=
          std::string::npos);
}

TEST_CASE("what is computed without simulating stands beside what is simulated, and in check alone") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    CHECK(call({"run", file}).out.find("60.0 JPH, 0.00 % more than simulated; by one station without pause") !=
          std::string::npos);
    CHECK(
        call({"check", file}).out.find("To expect: 60.0 JPH; by one station without pause (exact in the long run).") !=
        std::string::npos);
    const std::string crew = folder.write("cells.yaml", cells);
    CHECK(call({"check", crew}).out.find("No estimate without simulating: crews, operators, robots or carriers are") !=
          std::string::npos);
    const auto json = nlohmann::json::parse(call({"run", file, "--json"}).out);
    CHECK(json["estimate"]["jph"].get<double>() == doctest::Approx(60));
    CHECK(json["estimate"]["exact"] == true);
}
