#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "takt/report/page.hpp"

using namespace program;

namespace {

const bool writes_pages = takt::why_no_pages().empty();

/// A plant of which every kind of file is a part.
struct PlantOfFiles {
    Folder folder;
    std::string included = folder.write("inc.yaml", "crews: {repair: {size: 1}}\n");
    std::string times = folder.write("v.csv", "value [s]\n40\n50\n60\n");
    std::string settings = folder.write("w.yaml", "set: {run.horizon: 5 h}\n");
    std::string state = folder.write("now.yaml", "at: 2026-01-05 06:00\n");
    std::string file = folder.write("l.yaml", R"(takt: 1
include: inc.yaml
line:
  - source: panels
  - station: {name: weld, cycle: trace(v.csv), failures: {every: exponential(mean 1 h), repair: 5 min, crew: repair}}
  - buffer: {name: store, capacity: 3}
  - station: {name: inspect, cycle: 50 s}
  - sink: shipped
run: {horizon: 10 h, replications: 2}
scenarios: {larger: {set: {line.store.capacity: 30}}}
tune:
  target: 1 /h
  decisions: [{set: line.store.capacity, from: 3, to: 4, cost: 1 CNY}]
)");

    std::string text() const { return read(file) + read(included) + read(times) + read(settings) + read(state); }
};

/// The file is not written over, which is said before anything is run.
void check_refused(const PlantOfFiles& plant, std::vector<std::string> args, const std::string& written,
                   const std::string& why = "it is a file that the plant is made of") {
    INFO(args.front(), ' ', args.back());
    const std::string before = plant.text();
    args.insert(args.begin() + 1, plant.file);
    const Answer answer = call(args);
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err == "takt: cannot write " + written + ": " + why + "\n");
    CHECK(answer.out.empty());
    CHECK(plant.text() == before);
}

}  // namespace

TEST_CASE("nothing is written over a file that the plant is made of") {
    const PlantOfFiles plant;
    check_refused(plant, {"tune", "--write", plant.file}, plant.file, "it is the file of the plant");
    check_refused(plant, {"tune", "--write", plant.included}, plant.included);
    check_refused(plant, {"run", "--records", plant.times}, plant.times);
    check_refused(plant, {"run", "--json=" + plant.included}, plant.included);
    check_refused(plant, {"run", "--state", plant.state, "--events", plant.state}, plant.state);
    check_refused(plant, {"run", "--with", plant.settings, "--trace", plant.settings}, plant.settings);
    check_refused(plant, {"graph", "--svg", plant.times}, plant.times);
    check_refused(plant, {"outlook", "--at", "1 h", "--save", plant.included}, plant.included);
    check_refused(plant, {"sweep", "--json=" + plant.included}, plant.included);
    check_refused(plant, {"bottlenecks", "--json=" + plant.included}, plant.included);
    if (!writes_pages) return;
    check_refused(plant, {"run", "--html", plant.included}, plant.included);
    check_refused(plant, {"run", "--with", plant.settings, "--html", plant.settings}, plant.settings);
    check_refused(plant, {"sweep", "--html", plant.included}, plant.included);
    check_refused(plant, {"diff", plant.file, "--html", plant.times}, plant.times);
}

TEST_CASE("a file is the same by whichever name and link") {
    const PlantOfFiles plant;
    fs::create_symlink("inc.yaml", plant.folder / "link.json");
    check_refused(plant, {"run", "--json", plant.folder / "link.json"}, plant.folder / "link.json");
    fs::create_hard_link(plant.times, plant.folder / "hard.json");
    check_refused(plant, {"run", "--json", plant.folder / "hard.json"}, plant.folder / "hard.json");
    fs::create_directory(plant.folder / "sub");
    check_refused(plant, {"run", "--trace", plant.folder / "./sub/../inc.yaml"}, plant.folder / "./sub/../inc.yaml");
}

TEST_CASE("tables leave a file of the plant alone that has the name of one") {
    const PlantOfFiles plant;
    const std::string times = plant.folder.write("stations.csv", read(plant.times));
    const Answer answer =
        call({"run", plant.file, "--set", "line.weld.cycle=trace(stations.csv)", "--csv", plant.folder / "."});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(has(answer.err, "stations.csv: it is a file that the plant is made of"));
    CHECK(has(answer.out, "makes"));
    CHECK(read(times) == read(plant.times));
    CHECK_FALSE(read(plant.folder / "buffers.csv").empty());
}

TEST_CASE("what a result is compared with stays as it is") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    const std::string base = folder.write("base.json", call({"run", file, "--json"}).out);
    const std::string before = read(base);
    const Answer answer = call({"run", file, "-n", "2", "--expect", base, "--json", base});
    CHECK(answer.err == "takt: cannot write " + base + ": it is the result of --expect\n");
    CHECK(read(base) == before);
}

TEST_CASE("one file for two outputs is refused before the run") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    const std::string x = folder / "x.json";
    const auto refusal = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"run", file, "--json", x});
        const Answer answer = call(more);
        CHECK(answer.code == takt::exit_code::bad_input);
        CHECK(answer.out.empty());
        CHECK_FALSE(fs::exists(x));
        return answer.err;
    };
    CHECK(has(refusal({"--trace", x}), "--json and --trace: expected two files, found one"));
    CHECK(has(refusal({"--records", folder / "./x.json"}), "--json and --records: expected two files, found one"));
    CHECK(has(refusal({"--ledger", x}), "--json and --ledger: expected two files, found one"));
    if (writes_pages) CHECK(has(refusal({"--html", x}), "--json and --html: expected two files, found one"));
    CHECK(call({"run", file, "--trace", "/dev/null", "--events", "/dev/null"}).code == takt::exit_code::done);
}

TEST_CASE("what can be written is, and the report is printed, where another output cannot be" *
          doctest::skip(!fs::exists("/dev/full"))) {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    fs::create_symlink("/dev/full", folder / "full.json");
    const Answer whole = call({"run", file});
    const Answer answer = call({"run", file, "--json", folder / "full.json", "--events", folder / "full.json", "--csv",
                                folder / "tables", "--trace", folder / "trace.json"});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.out == whole.out);
    const std::string said = "takt: cannot write " + (folder / "full.json") + ": No space left on device\n";
    CHECK(answer.err == said + said);
    CHECK_FALSE(read(folder / "tables/stations.csv").empty());
    CHECK(nlohmann::json::accept(read(folder / "trace.json")));
    const Answer sweep = call({"sweep", folder.write("cells.yaml", cells + "scenarios: {a: {set: {line.store.capacity: 9}}}\n"),
                               "-q", "--json", folder / "full.json"});
    CHECK(sweep.code == takt::exit_code::bad_input);
    CHECK(has(sweep.out, "is the best of 2"));
}
