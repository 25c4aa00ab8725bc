#include <doctest/doctest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "takt/core/version.hpp"

using namespace program;
using nlohmann::ordered_json;

namespace {

/// A result whose plant is in two files and a table, and was changed on the command line.
std::string result_of(const Folder& folder) {
    folder.write("times.csv", "value [s]\n40\n50\n60\n");
    folder.write("shared.yaml", "crews: {repair: {size: 1}}\n");
    std::string text = cells;
    text.replace(text.find("crews:\n  repair: {size: 1}\n"), 27, "include: [shared.yaml]\n");
    text.replace(text.find("cycle: 50 s"), 11, "cycle: empirical(times.csv)");
    const std::string file = folder.write("plant.yaml", text);
    const Answer answer = call(
        {"run", file, "--set", "line.store.capacity=5", "-n", "3", "--seed", "8", "--json", folder / "result.json"});
    CHECK(answer.code == takt::exit_code::done);
    for (const char* name : {"times.csv", "shared.yaml", "plant.yaml"})
        fs::remove(folder / name);
    return folder / "result.json";
}

/// A plant that takes hours to come to its steady state.
std::string slowly_filling() {
    std::string text = cells;
    text.replace(text.find("capacity: 3"), 11, "capacity: 200");
    text.replace(text.find("cycle: 50 s"), 11, "cycle: exponential(mean 64 s)");
    text.replace(text.find("horizon: 50 h"), 13, "horizon: 50 h, warm_up: 1 h");
    return text;
}

/// The result with some of it changed.
template <class Change>
std::string changed(const Folder& folder, const std::string& result, Change change) {
    ordered_json json = ordered_json::parse(read(result));
    change(json);
    return folder.write("changed.json", json.dump(2) + "\n");
}

}  // namespace

TEST_CASE("a result is made again from its JSON alone, to the byte") {
    const Folder folder;
    const std::string result = result_of(folder);
    const Answer again = call({"rerun", result, "--json"});
    CHECK(again.code == takt::exit_code::done);
    CHECK(again.out == read(result));
    CHECK(again.err.find("to the byte") != std::string::npos);
    CHECK(call({"rerun", result}).out.find("Cells makes") == 0);
}

TEST_CASE("a result of another version, or with another plant in it, is refused, and says why") {
    const Folder folder;
    const std::string result = result_of(folder);
    const Answer version = call({"rerun", changed(folder, result, [](auto& json) { json["takt"] = "0.0.9"; })});
    CHECK(version.code == takt::exit_code::bad_input);
    CHECK(version.err.find("made by takt 0.0.9") != std::string::npos);
    const Answer plant =
        call({"rerun",
              changed(folder, result, [](auto& json) { json["source"]["overrides"][0] = "line.store.capacity=6"; })});
    CHECK(plant.code == takt::exit_code::bad_input);
    CHECK(plant.err.find("one of them was changed") != std::string::npos);
    const Answer figures = call({"rerun", changed(folder, result, [](auto& json) { json["units"]["mean"] = 1; })});
    CHECK(figures.code == takt::exit_code::target_missed);
    const Answer bare = call({"rerun", changed(folder, result, [](auto& json) { json.erase("source"); })});
    CHECK(bare.code == takt::exit_code::bad_input);
}

TEST_CASE("a result needs no folder for temporary files, and its mistakes have the names in it") {
    const Folder folder;
    const std::string result = result_of(folder);
    ::setenv("TMPDIR", "/nonexistent", 1);
    const Answer again = call({"rerun", result, "--json"});
    const Answer broken = call({"rerun", changed(folder, result, [](auto& json) {
                                    json["source"]["files"][1]["text"] = "crews: {repair: {sise: 1}}\n";
                                })});
    const Answer missing = call({"rerun", changed(folder, result, [](auto& json) { json["source"]["files"].erase(1); })});
    const Answer same = call({"diff", result, result});
    ::unsetenv("TMPDIR");
    CHECK(again.code == takt::exit_code::done);
    CHECK(again.out == read(result));
    CHECK(same.code == takt::exit_code::done);
    CHECK(broken.code == takt::exit_code::bad_input);
    CHECK(broken.err.find("shared.yaml:1:18: error: unknown key `sise`") == 0);
    CHECK(missing.code == takt::exit_code::bad_input);
    CHECK(missing.err.find("plant.yaml:3:11: error: there is no file `shared.yaml`") == 0);
}

TEST_CASE("a result with a file outside of the folder of its plant is refused") {
    const Folder folder;
    const std::string result = result_of(folder);
    for (const char* path : {"../evil.yaml", "/tmp/evil.yaml", "", "a/../../evil", "."}) {
        const Answer answer =
            call({"rerun", changed(folder, result, [&](auto& json) { json["source"]["files"][1]["path"] = path; })});
        CHECK(answer.code == takt::exit_code::bad_input);
        CHECK(answer.err.find("with the path") != std::string::npos);
    }
}

TEST_CASE("what is no result is refused in a sentence") {
    const Folder folder;
    for (const std::string& text : {std::string(), std::string("{"), std::string("null"), std::string("[]"),
                                    std::string("{}"), std::string(100000, '['), std::string("{\"takt\":1}"),
                                    R"({"model":{},"takt":"0"})" + std::string(100, ' ')}) {
        const Answer answer = call({"rerun", folder.write("bad.json", text)});
        CHECK(answer.code == takt::exit_code::bad_input);
        CHECK(answer.err.find("takt: cannot use ") == 0);
    }
    CHECK(call({"rerun", folder / "none.json"}).code == takt::exit_code::bad_input);
    CHECK(call({"rerun"}).code == takt::exit_code::bad_input);
}

TEST_CASE("whichever member of a result is missing or of another type, it is refused or read, and nothing else") {
    const Folder folder;
    const std::string result = result_of(folder);
    for (const char* key : {"takt", "model", "seed", "asked", "interrupted", "runs", "source"}) {
        CAPTURE(key);
        for (const ordered_json& value :
             {ordered_json(nullptr), ordered_json(-1), ordered_json("x"), ordered_json::array({1})}) {
            const std::string file = changed(folder, result, [&](auto& json) { json[key] = value; });
            CHECK(call({"rerun", file}).code == takt::exit_code::bad_input);
        }
    }
}

TEST_CASE("--expect passes the same plant with the same and with other random numbers") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    REQUIRE(call({"run", file, "--json", folder / "base.json"}).code == takt::exit_code::done);
    CHECK(call({"run", file, "--expect", folder / "base.json"}).code == takt::exit_code::done);
    const Answer other = call({"run", file, "--expect", folder / "base.json", "--seed", "2"});
    CHECK(other.code == takt::exit_code::done);
    CHECK(other.err.find("no output differs") != std::string::npos);
}

TEST_CASE("--expect says which output differs, by how much, and how sure that is") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    REQUIRE(call({"run", file, "--json", folder / "base.json"}).code == takt::exit_code::done);
    const Answer paired = call({"run", file, "--expect", folder / "base.json", "--set", "line.inspect.cycle=70 s"});
    CHECK(paired.code == 1);
    CHECK(paired.err.find("units differs from") != std::string::npos);
    CHECK(paired.err.find("paired replications") != std::string::npos);
    const Answer apart =
        call({"run", file, "--expect", folder / "base.json", "--set", "line.inspect.cycle=70 s", "--seed", "5"});
    CHECK(apart.code == 1);
    CHECK(apart.err.find("Welch's test") != std::string::npos);
    CHECK(call({"run", file, "--expect", folder / "none.json"}).code == takt::exit_code::bad_input);
}

TEST_CASE("diff says key by key what is different, and what that did") {
    const Folder folder;
    const std::string first = folder.write("first.yaml", cells);
    std::string text = cells;
    text.replace(text.find("capacity: 3"), 11, "capacity: 9");
    text.replace(text.find("yield: 90 %"), 11, "yield: 95 %");
    const std::string second = folder.write("second.yaml", text);
    const Answer answer = call({"diff", first, second});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.out.find("line.store.capacity: 3 -> 9\n") != std::string::npos);
    CHECK(answer.out.find("line.inspect.yield: 90 % -> 95 %\n") != std::string::npos);
    CHECK(answer.out.find("cycle") == std::string::npos);
    CHECK(answer.out.find("By pairs of replications") != std::string::npos);
    CHECK(call({"diff", first, first}).out.find("The plants are the same.") == 0);
    CHECK(call({"diff", first}).code == takt::exit_code::bad_input);
    // Of results, without running anything: the same sentences.
    REQUIRE(call({"run", first, "--json", folder / "first.json"}).code == takt::exit_code::done);
    REQUIRE(call({"run", second, "--json", folder / "second.json"}).code == takt::exit_code::done);
    CHECK(call({"diff", folder / "first.json", folder / "second.json"}).out == answer.out);
    CHECK(call({"diff", first, folder / "second.json"}).out == answer.out);
}

TEST_CASE("stations from a table are the plant that has them written out, and its result is made again") {
    const Folder folder;
    folder.write("stations.csv", "name,cycle [s],MTBF [h],places\nlift,41,2,3\nweld,39,,0\n");
    const std::string begin = "takt: 1\nname: Cells\nline:\n  - source: in\n";
    const std::string end = "  - station: {name: last, cycle: 20 s}\n  - sink: out\nrun: {horizon: 20 h, replications: 2}\n";
    const std::string table = folder.write(
        "table.yaml", begin +
                          "  - section:\n      repeat: stations.csv\n      elements:\n"
                          "        - station: {name: <name>, cycle: <cycle>, failures: {every: exponential(mean <MTBF>), repair: 6 min}}\n"
                          "        - buffer: {name: behind <name>, capacity: <places>}\n" +
                          end);
    const std::string written = folder.write(
        "written.yaml", begin +
                            "  - station: {name: lift, cycle: 41 s, failures: {every: exponential(mean 2 h), repair: 6 min}}\n"
                            "  - buffer: {name: behind lift, capacity: 3}\n  - station: {name: weld, cycle: 39 s}\n"
                            "  - buffer: {name: behind weld, capacity: 0}\n" +
                            end);
    CHECK(has(call({"diff", table, written}).out, "The plants are the same."));
    const Answer answer = call({"run", table, "--json", folder / "result.json"});
    CHECK(answer.code == takt::exit_code::done);
    fs::remove(folder / "stations.csv");
    CHECK(has(call({"rerun", folder / "result.json"}).err, "to the byte"));
}

TEST_CASE("a result whose replications were added for a precision, and whose warm-up was looked for, is made again, too") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", slowly_filling());
    const std::string result = folder / "result.json";
    using Arguments = std::vector<std::string>;
    for (const Arguments& how :
         {Arguments{"--precision", "3 %", "-n", "12"}, Arguments{"--precision", "1 % of lead-time p95", "--most", "14"},
          Arguments{"--warm-up", "auto"}, Arguments{"--warm-up", "auto", "--precision", "2 %", "--seed", "4"}}) {
        CAPTURE(how.back());
        Arguments run{"run", file, "--json", result};
        run.insert(run.end(), how.begin(), how.end());
        REQUIRE(call(run).code == takt::exit_code::done);
        const Answer again = call({"rerun", result, "--json"});
        CHECK(again.code == takt::exit_code::done);
        CHECK(again.out == read(result));
        CHECK(call({"report", result, "--html", folder / "page.html"}).err.find("neither the line") == std::string::npos);
        const std::string differs = call({"diff", file, result}).out;
        CHECK((differs.find("run.warm_up: ") != std::string::npos) == (how.front() == "--warm-up"));
    }
}

TEST_CASE("a precision or a warm-up that a result cannot have is refused") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", slowly_filling());
    const std::string result = folder / "result.json";
    REQUIRE(call({"run", file, "--json", result, "--precision", "3 %", "--warm-up", "auto"}).code == takt::exit_code::done);
    const auto refuses = [&](auto change) {
        const Answer answer = call({"rerun", changed(folder, result, change)});
        return answer.code == takt::exit_code::bad_input && answer.err.find("takt: cannot use ") == 0;
    };
    for (const ordered_json& value : {ordered_json(-1), ordered_json("x"), ordered_json::array({1}), ordered_json(1e300)}) {
        CHECK(refuses([&](auto& json) { json["precision"] = value; }));
        CHECK(refuses([&](auto& json) { json["warm_up"] = value; }));
        for (const char* key : {"goal", "most", "began_with"})
            CHECK(refuses([&](auto& json) { json["precision"][key] = value; }));
        CHECK(refuses([&](auto& json) { json["warm_up"]["warm_up_s"] = value; }));
    }
    CHECK(refuses([](auto& json) { json["precision"]["most"] = 1; }));
    CHECK(refuses([](auto& json) { json["precision"]["began_with"] = 0; }));
    CHECK(refuses([](auto& json) { json.erase("warm_up"); }));
    CHECK(refuses([](auto& json) { json["warm_up"]["warm_up_s"] = json["warm_up"]["warm_up_s"].template get<double>() + 60; }));
}
