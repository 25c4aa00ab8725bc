#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <vector>

#include "program.hpp"
#include "takt/ledger/ledger.hpp"

using namespace program;
using nlohmann::json;

namespace {

const std::string with_scenarios = cells + R"(scenarios:
  larger: {set: {line.store.capacity: 30}}
  quicker: {set: {line.inspect.cycle: 45 s}}
  grid:
    design: factorial
    factors: {line.store.capacity: [5, 10], crews.repair.size: 1 to 2 step 1}
)";

/// What a sweep of these scenarios complains about, behind the file's name.
std::string complaint(const Folder& folder, const std::string& scenarios) {
    const std::string file = folder.write("bad.yaml", cells + scenarios);
    const Answer answer = call({"sweep", file});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.out.empty());
    return answer.err.substr(std::min(file.size(), answer.err.size()));
}

}  // namespace

TEST_CASE("a sweep compares every scenario with the base, by the same random numbers") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", with_scenarios);
    const Answer answer = call({"sweep", file, "--json"});
    REQUIRE(answer.code == takt::exit_code::done);
    const json sweep = json::parse(answer.out);
    REQUIRE(sweep["scenarios"].size() == 7);
    CHECK(sweep["scenarios"][0]["name"] == "base");
    CHECK(sweep["scenarios"][1]["set"]["line.store.capacity"] == "30");
    CHECK(sweep["scenarios"][6]["name"] == "grid-4");
    // Each is the run of that plant alone, and the differences are those of its replications.
    const json base = json::parse(call({"run", file, "--json"}).out);
    const json larger = json::parse(call({"run", file, "--json", "--set", "line.store.capacity=30"}).out);
    const json& found = sweep["scenarios"][1];
    CHECK(found["digest"] == larger["model"]["digest"]);
    CHECK(found["outputs"]["jph"]["mean"].get<double>() == doctest::Approx(larger["jph"]["mean"].get<double>()));
    CHECK(found["outputs"]["jph"]["difference"]["mean"].get<double>() ==
          doctest::Approx(larger["jph"]["mean"].get<double>() - base["jph"]["mean"].get<double>()));
}

TEST_CASE("the bytes of a sweep depend neither on threads nor on what was there before") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", with_scenarios);
    const std::string one = call({"sweep", file, "--json", "--threads", "1", "--ledger", folder / "one"}).out;
    CHECK(call({"sweep", file, "--json", "--threads", "3", "--ledger", folder / "two"}).out == one);
    const Answer again = call({"sweep", file, "--json", "--ledger", folder / "two"});
    CHECK(again.out == one);
    CHECK(again.err.find("0 of 42 replications were run now, 42 were in") != std::string::npos);
    CHECK(call({"sweep", file, "--ledger", folder / "one"}).out ==
          call({"sweep", file, "--ledger", folder / "two"}).out);
}

TEST_CASE("a sweep that is interrupted is exit code 130, and goes on later") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", with_scenarios);
    std::stop_source stop;
    stop.request_stop();
    takt::Terminal terminal;
    terminal.interrupt = stop.get_token();
    const Answer partial = call({"sweep", file, "--json"}, terminal);
    CHECK(partial.code == takt::exit_code::interrupted);
    CHECK(json::parse(partial.out)["interrupted"] == true);
    CHECK(call({"sweep", file}, terminal).out.find("No replication was finished") == 0);
    CHECK(call({"sweep", file, "--json"}).out == call({"sweep", file, "--json", "--ledger", folder / "other"}).out);
}

TEST_CASE("a sweep that is interrupted has the same replications of all scenarios, and ranks none that has nothing to compare") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", with_scenarios);
    REQUIRE(call({"run", file, "-n", "2", "--ledger", folder / "ledger"}).code == takt::exit_code::done);
    std::stop_source stop;
    stop.request_stop();
    takt::Terminal terminal;
    terminal.interrupt = stop.get_token();
    const Answer alone = call({"sweep", file, "-n", "20", "--ledger", folder / "ledger"}, terminal);
    CHECK(alone.code == takt::exit_code::interrupted);
    CHECK(alone.out.find("No scenarios have finished replications in common, so none is the best.\n"
                         "Interrupted: 2 of 140 replications finished, and only they count.\n") == 0);
    CHECK(has(alone.out, "0 to 2 of 20 replications each"));
    const json none = json::parse(call({"sweep", file, "-n", "20", "--json", "--ledger", folder / "ledger"}, terminal).out);
    for (const json& each : none["scenarios"]) {
        CHECK(each["rank"].is_null());
        CHECK(each["chance_of_best"].is_null());
    }
    REQUIRE(call({"run", file, "-n", "2", "--set", "line.store.capacity=30", "--ledger", folder / "ledger"}).code ==
            takt::exit_code::done);
    const Answer two = call({"sweep", file, "-n", "20", "--json", "--ledger", folder / "ledger"}, terminal);
    const json some = json::parse(two.out);
    CHECK(some["scenarios"][0]["rank"].is_number());
    CHECK(some["scenarios"][1]["chance_of_best"].is_number());
    CHECK(some["scenarios"][2]["rank"].is_null());
    CHECK(some["scenarios"][2]["chance_of_best"].is_null());
    CHECK(has(call({"sweep", file, "-n", "20", "--ledger", folder / "ledger"}, terminal).out,
              "is the best of the 2 that have results, of 7 in all, by units"));
}

TEST_CASE("the replications of a sweep go in rounds") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", with_scenarios);
    REQUIRE(call({"sweep", file, "-q", "--threads", "1", "--ledger", folder / "ledger"}).code == takt::exit_code::done);
    std::vector<std::uint64_t> order;
    for (const takt::LedgerKey& key : takt::Ledger(folder / "ledger").keys()) order.push_back(key.replication);
    CHECK(order.size() == 42);
    CHECK(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("mistakes of all scenarios come at once, at their places, before anything runs") {
    const Folder folder;
    const std::string errors = complaint(folder,
                                         "scenarios:\n"
                                         "  one: {set: {line.stor.capacity: 30}}\n"
                                         "  two: {set: {line.store.capacity: many, crews.repair.siz: 2}}\n"
                                         "  grid: {design: factorial, factors: {line.weld.cycle: [60, 70 s]}}\n");
    CHECK(errors.find(":16:35: error: there is no `stor` to set, did you mean 'store'?") != std::string::npos);
    CHECK(errors.find(":17:36: error: expected") != std::string::npos);
    CHECK(errors.find("did you mean 'size'?") != std::string::npos);
    CHECK(errors.find(":18:57: error: expected a duration such as") != std::string::npos);
    CHECK(complaint(folder, "scenarios: {a: {set: {run.seed: 3}}}\n").find("same random numbers") != std::string::npos);
    CHECK(complaint(folder, "scenarios: {a: {st: {run.seed: 3}}}\n").find("did you mean 'set'?") != std::string::npos);
    CHECK(complaint(folder, "").find("has no scenarios") != std::string::npos);
    CHECK(folder.files() == 1);
}

TEST_CASE("what only the base or only a scenario uses is used; what none of them does is told once") {
    const Folder folder;
    const std::string file =
        folder.write("cells.yaml", cells +
                                       "calendars:\n"
                                       "  day: {shifts: [{from: \"06:00\", to: \"14:00\"}]}\n"
                                       "  week: {days: daily, shifts: [{from: \"06:00\", to: \"14:00\"}]}\n"
                                       "  never: {shifts: [{from: \"06:00\", to: \"14:00\"}]}\n"
                                       "scenarios: {longer: {set: {run.calendar: week}}}\n");
    const Answer answer =
        call({"sweep", file, "--set", "run.calendar=day", "-n", "1", "--quiet", "--ledger", folder / "kept"});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.err == file + ":18:3: warning: nothing uses 'never'\n");
}

TEST_CASE("an output that is not there is answered with the nearest") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", with_scenarios);
    const Answer answer = call({"sweep", file, "--by", "lead_tim"});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err.find("did you mean 'lead_time'?") != std::string::npos);
}

TEST_CASE("a sweep writes its tables") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", with_scenarios);
    CHECK(call({"sweep", file, "--csv", folder / "tables", "-n", "2"}).code == takt::exit_code::done);
    CHECK(read(folder / "tables/scenarios.csv").find("scenario,set,rank,") == 0);
    CHECK(read(folder / "tables/scenario_runs.csv").find("base,1,units_a_year,") != std::string::npos);
}

TEST_CASE("a run with a ledger has the bytes of one without, and shares of it put together too") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const std::string plain = call({"run", file, "--json"}).out;
    CHECK(call({"run", file, "--json", "--ledger", folder / "all"}).out == plain);
    for (const char* shard : {"1/3", "2/3", "3/3"})
        CHECK(call({"run", file, "--shard", shard}).code == takt::exit_code::done);
    const Answer merged = call({"merge", file + ".shard-1-of-3.takt-ledger", file + ".shard-3-of-3.takt-ledger",
                                file + ".shard-2-of-3.takt-ledger", "--into", folder / "merged"});
    CHECK(merged.code == takt::exit_code::done);
    CHECK(merged.out.find("has 6 replications") != std::string::npos);
    CHECK(call({"run", file, "--json", "--ledger", folder / "merged"}).out == plain);
}

TEST_CASE("what is no ledger is refused, and stays as it is") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer answer = call({"run", file, "--ledger", file});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err.find("as a ledger: it is something else") != std::string::npos);
    CHECK(read(file) == cells);
    CHECK(call({"merge", folder / "none", "--into", folder / "all"}).code == takt::exit_code::bad_input);
    CHECK(call({"merge", "--into", folder / "all"}).code == takt::exit_code::bad_input);
    CHECK(call({"run", file, "--shard", "4/3"}).code == takt::exit_code::bad_input);
}

TEST_CASE("ledgers that contradict each other are refused") {
    const Folder folder;
    const auto first = call({"run", folder.write("cells.yaml", cells), "-n", "1", "--ledger", folder / "a"});
    REQUIRE(first.code == takt::exit_code::done);
    takt::Ledger(folder / "b").append(takt::Ledger(folder / "a").keys().front(), "{}");
    const Answer answer = call({"merge", folder / "a", folder / "b", "--into", folder / "c"});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err.find("one of them is wrong") != std::string::npos);
}
