#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "takt/report/page.hpp"

using namespace program;
using Json = nlohmann::json;

namespace {

const bool has_pages = takt::why_no_pages().empty();

/// What a page that was written says.
Json data_of(const std::string& file) {
    const std::string page = read(file);
    const std::string tag = R"(<script type="application/json" id="takt-data">)";
    REQUIRE(page.find(tag) != std::string::npos);
    const std::size_t begin = page.find(tag) + tag.size();
    return Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

}  // namespace

TEST_CASE("a program without pages says what is missing before it runs anything" * doctest::skip(has_pages)) {
    const Folder folder;
    const std::string file = folder.write("plant.yaml", cells);
    const Answer answer = call({"run", file, "--html", folder / "report.html"});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err.find("--html: this program writes no pages: ") != std::string::npos);
    CHECK(answer.out.empty());
    CHECK(folder.files() == 1);
}

TEST_CASE("the page of a run has the result that --json writes" * doctest::skip(!has_pages)) {
    const Folder folder;
    const std::string file = folder.write("plant.yaml", cells);
    const Answer answer =
        call({"run", file, "-n", "3", "--html", folder / "report.html", "--json", folder / "result.json"});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.out == call({"run", file, "-n", "3"}).out);
    const Json data = data_of(folder / "report.html");
    CHECK(data["kind"] == "run");
    CHECK(data["result"] == Json::parse(read(folder / "result.json")));
}

TEST_CASE("what is looked at closely is one of the replications, and says of it what the result does" *
          doctest::skip(!has_pages)) {
    const Folder folder;
    const std::string file = folder.write("plant.yaml", cells);
    call({"run", file, "-n", "5", "--seed", "4", "--html", folder / "report.html"});
    const Json data = data_of(folder / "report.html");
    const Json& observed = data["observed"];
    std::uint64_t units = 0;
    for (const Json& each : observed["units"])
        units += each.get<std::uint64_t>();
    const Json& run = data["result"]["runs"][observed["replication"].get<std::size_t>()];
    CHECK(run["replication"] == observed["replication"]);
    CHECK(run["units"] == units);
    CHECK(observed["seed"] == 4);
    CHECK(observed["to_s"].get<double>() - observed["from_s"].get<double>() == data["result"]["run"]["horizon_s"]);
}

TEST_CASE("a page is not written over the file of the plant" * doctest::skip(!has_pages)) {
    const Folder folder;
    const std::string file = folder.write("plant.yaml", cells);
    const Answer answer = call({"run", file, "--html", file});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err.find("it is the file of the plant") != std::string::npos);
    CHECK(read(file) == cells);
}

TEST_CASE("the page of a result is that of the run that made it" * doctest::skip(!has_pages)) {
    const Folder folder;
    const std::string file = folder.write("plant.yaml", cells);
    call({"run", file, "-n", "4", "--html", folder / "run.html", "--json", folder / "result.json"});
    fs::remove(file);
    const Answer answer = call({"report", folder / "result.json"});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.out == "The page is " + (folder / "result.html") + "\n");
    CHECK(data_of(folder / "result.html") == data_of(folder / "run.html"));
    call({"report", folder / "result.json", "--html", folder / "other.html"});
    CHECK(read(folder / "other.html") == read(folder / "run.html"));
}

TEST_CASE("a result without its plant, or of another version, has a page without the line, and says so" *
          doctest::skip(!has_pages)) {
    const Folder folder;
    const std::string file = folder.write("plant.yaml", cells);
    call({"run", file, "-n", "2", "--json", folder / "result.json"});
    Json result = Json::parse(read(folder / "result.json"));
    result["takt"] = "0.0.1";
    const Answer older = call({"report", folder.write("older.json", result.dump())});
    CHECK(older.code == takt::exit_code::done);
    CHECK(older.err.find("it was made by takt 0.0.1") != std::string::npos);
    CHECK(data_of(folder / "older.html")["observed"].is_null());
    result.erase("source");
    const Answer bare = call({"report", folder.write("bare.json", result.dump())});
    CHECK(bare.code == takt::exit_code::done);
    CHECK(bare.err.find("it does not have the files of its plant") != std::string::npos);
    CHECK(data_of(folder / "bare.html")["plant"].is_null());
    CHECK(data_of(folder / "bare.html")["result"] == result);
}

TEST_CASE("what is no result has no page, and says why" * doctest::skip(!has_pages)) {
    const Folder folder;
    const auto error_of = [&](const std::string& text) {
        const Answer answer = call({"report", folder.write("odd.json", text)});
        CHECK(answer.code == takt::exit_code::bad_input);
        CHECK_FALSE(fs::exists(folder / "odd.html"));
        return answer.err;
    };
    CHECK(error_of("[1]").find("it is no JSON object of takt") != std::string::npos);
    CHECK(error_of(R"({"takt": "0.1.0", "over_time": []})").find("of none of takt run, sweep, tune and diff") !=
          std::string::npos);
    CHECK(error_of(R"({"takt": "0.1.0", "runs": []})").find("it has no `model`") != std::string::npos);
    CHECK(error_of(R"({"takt": 1, "differences": )" + std::string(100, '[')).find("no JSON object") !=
          std::string::npos);
    CHECK(call({"report"}).code == takt::exit_code::bad_input);
    CHECK(call({"report", folder / "missing.json"}).err.find("there is no such file") != std::string::npos);
}

TEST_CASE("a difference has a page and JSON that say what the text says" * doctest::skip(!has_pages)) {
    const Folder folder;
    const std::string first = folder.write("first.yaml", cells);
    std::string text = cells;
    text.replace(text.find("capacity: 3"), 11, "capacity: 9");
    const std::string second = folder.write("second.yaml", text);
    const Answer plain = call({"diff", first, second, "-n", "4"});
    const Answer answer =
        call({"diff", first, second, "-n", "4", "--html", folder / "diff.html", "--json", folder / "diff.json"});
    CHECK(answer.out == plain.out);
    const Json diff = Json::parse(read(folder / "diff.json"));
    CHECK(data_of(folder / "diff.html")["kind"] == "diff");
    CHECK(data_of(folder / "diff.html")["result"] == diff);
    CHECK(diff["same"] == false);
    CHECK(diff["paired"] == true);
    REQUIRE(diff["changes"].size() == 1);
    CHECK(diff["changes"][0]["before"] == "3");
    CHECK(diff["changes"][0]["after"] == "9");
    CHECK(diff["differences"][0]["name"] == "units");
    CHECK(diff["differences"][0]["second"].get<double>() - diff["differences"][0]["first"].get<double>() ==
          doctest::Approx(diff["differences"][0]["difference"].get<double>()));
    call({"report", folder / "diff.json"});
    CHECK(data_of(folder / "diff.html")["result"] == diff);
}

TEST_CASE("sweeps and searches have pages, from the command and from their JSON" * doctest::skip(!has_pages)) {
    const Folder folder;
    const std::string scenarios =
        folder.write("scenarios.yaml", cells + "scenarios:\n  larger: {set: {line.store.capacity: 30}}\n");
    call({"sweep", scenarios, "-n", "2", "--html", folder / "sweep.html", "--json", folder / "sweep.json"});
    const Json sweep = data_of(folder / "sweep.html");
    CHECK(sweep["kind"] == "sweep");
    CHECK(sweep["result"] == Json::parse(read(folder / "sweep.json")));
    call({"report", folder / "sweep.json", "--html", folder / "again.html"});
    CHECK(data_of(folder / "again.html") == sweep);
    const Answer shard = call({"sweep", scenarios, "--shard", "1/2", "--html", folder / "shard.html"});
    CHECK(shard.code == takt::exit_code::bad_input);
    CHECK(shard.err.find("--shard") != std::string::npos);

    const std::string tuned = folder.write("tuned.yaml", cells + R"(target: 400000 /year
tune:
  decisions:
    - {set: line.store.capacity, from: 3, to: 12, cost: 1000 CNY}
)");
    const Answer answer =
        call({"tune", tuned, "--plant-years", "150", "--html", folder / "tune.html", "--json", folder / "tune.json"});
    CAPTURE(answer.err);
    const Json tuning = data_of(folder / "tune.html");
    CHECK(tuning["kind"] == "tuning");
    CHECK(tuning["result"] == Json::parse(read(folder / "tune.json")));
}
