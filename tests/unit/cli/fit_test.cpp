#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program.hpp"

using namespace program;
namespace exit_code = takt::exit_code;

namespace {

/// A cutter and a welder; keys of theirs, and where the records come from, in the file.
std::string plant(const std::string& cutter, const std::string& welder,
                  const std::string& between = "  - buffer: {name: store, capacity: 3}\n") {
    return "takt: 1\nname: Two\ncrews: {repair: {size: 1}}\nline:\n  - source: blanks\n" + cutter + between + welder +
           "  - sink: shipped\nrun: {horizon: 3 days, replications: 1}\n";
}

const std::string cutter = R"yaml(  - station:
      name: cutter
      cycle: lognormal(mean 96 s, cv 0.3)
      failures:
        - {name: jam, every: exponential(mean 1 h), repair: "lognormal(mean 6 min, cv 0.8)", crew: repair}
        - {name: blade, clock: calendar, every: exponential(mean 5 h), repair: "gamma(shape 4, scale 5 min)"}
)yaml";
const std::string welder = R"yaml(  - station:
      name: welder
      cycle: gamma(shape 20, scale 4.6 s)
      failures: {name: tip, every: exponential(mean 2 h), repair: "uniform(low 2 min, high 10 min)", crew: repair}
)yaml";

const std::string whole_run = "0 s for 3 days";

Answer run_and_record(const std::string& file, const std::string& records) {
    return call({"run", file, "--records", records, "--window", whole_run, "--quiet"});
}

}  // namespace

TEST_CASE("a run that follows its own records makes the same records") {
    const Folder folder;
    // A crew for whom two stations wait, and failures on two clocks.
    const std::string with_crew = folder.write("with_crew.yaml", plant(cutter, welder));
    REQUIRE(run_and_record(with_crew, folder / "records.csv").code == exit_code::done);
    const std::string followed = R"yaml(  - station:
      name: cutter
      cycle: trace(records.csv, station cutter, cycle)
      failures:
        - name: jam
          every: trace(records.csv, station cutter, every jam)
          repair: trace(records.csv, station cutter, repair jam)
          crew: repair
        - name: blade
          clock: calendar
          every: trace(records.csv, station cutter, every blade, clock calendar)
          repair: trace(records.csv, station cutter, repair blade)
)yaml";
    const std::string followed_welder = R"yaml(  - station:
      name: welder
      cycle: trace(records.csv, station welder, cycle)
      failures:
        - name: tip
          every: trace(records.csv, station welder, every tip)
          repair: trace(records.csv, station welder, repair tip)
          crew: repair
)yaml";
    const std::string again = folder.write("again.yaml", plant(followed, followed_welder));
    const Answer answer = run_and_record(again, folder / "again.csv");
    CHECK(answer.err == "");
    CHECK(read(folder / "records.csv").find("waiting_for_crew") != std::string::npos);
    CHECK(read(folder / "again.csv") == read(folder / "records.csv"));
}

TEST_CASE("the parts of a batch have one cycle in the records, and a run that follows them makes the same") {
    const Folder folder;
    const auto oven = [](const std::string& cycle) { return "  - station: {name: oven, batch: {most: 4, least: 2}, cycle: " + cycle + "}\n"; };
    const std::string room = "  - buffer: {name: store, capacity: 8}\n";
    REQUIRE(run_and_record(folder.write("oven.yaml", plant(cutter, oven("gamma(shape 20, scale 18 s)"), room)), folder / "records.csv").code ==
            exit_code::done);
    const std::string records = read(folder / "records.csv");
    std::vector<std::string> cycles;
    for (std::size_t at = records.find("\noven,"); at != std::string::npos; at = records.find("\noven,", at + 1))
        if (const std::string row = records.substr(at + 1, records.find('\n', at + 1) - at - 1); row.ends_with(",cycle")) cycles.push_back(row);
    CHECK(cycles.size() > 100);
    CHECK(std::adjacent_find(cycles.begin(), cycles.end()) == cycles.end());
    const std::string again = plant(cutter, oven("trace(records.csv, station oven, cycle)"), room);
    CHECK(run_and_record(folder.write("again.yaml", again), folder / "again.csv").err == "");
    CHECK(read(folder / "again.csv") == records);
}

TEST_CASE("the fragment of a fit is a plant with elements around it, and its traces replay the run") {
    const Folder folder;
    const std::string plain_cutter = R"yaml(  - station:
      name: cutter
      cycle: lognormal(mean 96 s, cv 0.3)
      failures: {name: jam, every: exponential(mean 1 h), repair: "lognormal(mean 6 min, cv 0.8)"}
)yaml";
    const std::string file = folder.write("plant.yaml", plant(plain_cutter, welder));
    REQUIRE(run_and_record(file, folder / "records.csv").code == exit_code::done);
    for (const bool as_trace : {false, true}) {
        std::vector<std::string> words{"fit", folder / "records.csv", "--out", folder / "stations.yaml"};
        if (as_trace) words.push_back("--as-trace");
        const Answer fitted = call(words);
        REQUIRE(fitted.code == exit_code::done);
        CHECK(fitted.err == "");
        const std::string fragment = read(folder / "stations.yaml");
        const std::size_t list = fragment.find("line:\n") + 6, second = fragment.find("  - station:", list + 5);
        const std::string again =
            folder.write("again.yaml", plant(fragment.substr(list, second - list), fragment.substr(second)));
        CHECK(call({"check", again}).code == exit_code::done);
        CHECK(call({"check", again}).err.find("error") == std::string::npos);
        REQUIRE(run_and_record(again, folder / "again.csv").code == exit_code::done);
        if (as_trace) CHECK(read(folder / "again.csv") == read(folder / "records.csv"));
    }
}

TEST_CASE("the recursion follows traces as the event loop does") {
    const Folder folder;
    folder.write("values.csv", "value [s]\n40\n70\n55\n90\n30\n");
    folder.write("fails.csv", "value [s]\n600\n900\n100\n");
    const std::string station =
        "{name: a, cycle: trace(values.csv), failures: {every: trace(fails.csv), repair: trace(values.csv)}}";
    const auto units = [&](const std::string& more) {
        const std::string file =
            folder.write("plant.yaml", "takt: 1\nline:\n  - source: in\n  - station: " + station +
                                           "\n  - station: {name: b, cycle: 58 s" + more +
                                           "}\n  - sink: out\nrun: {horizon: 10 h, replications: 2}\n");
        const Answer answer = call({"run", file, "--json", "--quiet"});
        REQUIRE(answer.code == exit_code::done);
        return nlohmann::json::parse(answer.out).at("units").dump();
    };
    // A station with a yield of 100 % is the same, and no matter for the recursion.
    CHECK(units("") == units(", yield: 100 %"));
}

TEST_CASE("the JSON of a fit has all figures, for the same seed the same") {
    const Folder folder;
    const std::string file = folder.write("plant.yaml", plant(cutter, welder));
    REQUIRE(run_and_record(file, folder / "records.csv").code == exit_code::done);
    const Answer answer = call({"fit", folder / "records.csv", "--json"});
    REQUIRE(answer.code == exit_code::done);
    CHECK(call({"fit", folder / "records.csv", "--json"}).out == answer.out);
    const auto json = nlohmann::json::parse(answer.out);
    CHECK(json.at("clock") == "operating");
    CHECK(json.at("grid").is_null());
    CHECK(json.at("stations").size() == 2);
    const auto& jam = json.at("stations")[0].at("failures")[0];
    CHECK(jam.at("name") == "jam");
    CHECK(jam.at("every").at("cut_off") == 1);
    CHECK(jam.at("every").at("laws").size() == 4);
    CHECK(jam.at("repair").at("sentence").get<std::string>().find('(') != std::string::npos);
    CHECK(jam.at("every").at("laws")[0].at("parameters")[0].at("ci").size() == 2);
}

TEST_CASE("records of what is no failure are told, since no law is fitted to them") {
    const Folder folder;
    const std::string head = "station,start [s],end [s],reason\n", cycles = "a,0,60,cycle\na,60,130,cycle\n";
    const std::string stops =
        "a,130,140,waiting_for_crew\na,140,150,jam\na,150,160,Maintenance\na,170,180,maintenance\n";
    const std::string file = folder.write("records.csv", head + cycles + stops);
    CHECK(has(call({"fit", file}).out,
              "No law is fitted to 2 records of maintenance and 1 of waiting_for_crew: these words are no"));
    const auto json = nlohmann::json::parse(call({"fit", file, "--json"}).out);
    REQUIRE(json.at("without_law").size() == 2);
    CHECK(json.at("without_law")[0] == nlohmann::json{{"reason", "maintenance"}, {"records", 2}});
    const std::string clean = folder.write("clean.csv", head + cycles + "a,140,150,jam\n");
    CHECK_FALSE(has(call({"fit", clean}).out, "No law is fitted"));
    CHECK(nlohmann::json::parse(call({"fit", clean, "--json"}).out).at("without_law").empty());
}

TEST_CASE("what takt fit cannot do is answered with code 2") {
    const Folder folder;
    const std::string good = folder.write("good.csv", "station,start [s],end [s],reason\na,0,1,cycle\n");
    CHECK(call({"fit"}).code == exit_code::bad_input);
    CHECK(call({"fit", folder / "none.csv"}).code == exit_code::bad_input);
    const Answer clock = call({"fit", good, "--clock", "operatin"});
    CHECK(clock.code == exit_code::bad_input);
    CHECK(clock.err.find("did you mean 'operating'?") != std::string::npos);
    CHECK(call({"fit", good, "--out", good}).code != exit_code::done);
    CHECK(read(good) == "station,start [s],end [s],reason\na,0,1,cycle\n");
    const Answer bad =
        call({"fit", folder.write("bad.csv", "station,start [s],end [s],reason\na,1,0,cycle\nb,1,0,cycle\n")});
    CHECK(bad.code == exit_code::bad_input);
    CHECK(bad.err.find("bad.csv:2:5: error: expected an end after the start") != std::string::npos);
    CHECK(bad.err.find("bad.csv:3:5: error: expected an end after the start") != std::string::npos);
}

TEST_CASE("names that YAML would read as something else stand in quotes") {
    const Folder folder;
    const std::string file = folder.write(
        "records.csv", "station,start [s],end [s],reason\nno,0,1,cycle\nno,2,3,a: #b\nno,3,7,cycle\nno,8,9,a: #b\n");
    const Answer answer = call({"fit", file});
    REQUIRE(answer.code == exit_code::done);
    CHECK(answer.out.find("name: \"no\"\n") != std::string::npos);
    CHECK(answer.out.find("name: \"a: #b\"\n") != std::string::npos);
}
