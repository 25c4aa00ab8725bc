#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "unit/cli/program.hpp"

using namespace program;

namespace {

/// A press with a unit a minute, in one shift from 06:00 to 14:00.
const std::string shift_press = R"(takt: 1
name: Press
calendars: {early: {days: daily, shifts: [{from: "06:00", to: "14:00"}]}}
line:
  - source: coils
  - buffer: {name: store, capacity: 5}
  - station: {name: press, cycle: 60 s}
  - sink: panels
run: {start: 2026-03-02, horizon: 1 week, calendar: early}
)";

}  // namespace

TEST_CASE("takt outlook says what is still made in the shift, from where the run stands") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", shift_press);
    const Answer answer = call({"outlook", file, "--at", "2026-03-02 10:40", "-n", "3", "--target", "200"});
    REQUIRE(answer.code == takt::exit_code::done);
    CHECK(has(answer.out,
              "Press: 3 futures from 2026-03-02 10:40 to 2026-03-02 14:00, as replication 0 stands there (seed 1)"));
    CHECK(has(answer.out, "2026-03-02 14:00  200.0"));
    CHECK(has(answer.out, "200 or more: 3 of 3 futures, 100.0 %"));
}

TEST_CASE("a state that was saved is where another outlook begins") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", shift_press);
    const std::string now = folder / "now.yaml";
    REQUIRE(call({"outlook", file, "--at", "2026-03-02 10:40", "-n", "1", "--save", now}).code ==
            takt::exit_code::done);
    CHECK(has(read(now), "at: 2026-03-02 10:40\nbuffers:\n  store:\n"));
    CHECK(has(read(now), "  press:\n    parts:\n      - {position: 1, left: "));
    const Answer answer = call({"outlook", file, "--state", now, "--until", "11:40", "-n", "2", "--json", "-"});
    REQUIRE(answer.code == takt::exit_code::done);
    const auto json = nlohmann::json::parse(answer.out);
    CHECK(json.at("from") == "2026-03-02 10:40");
    CHECK(json.at("until") == "2026-03-02 11:40");
    CHECK(json.at("replication").is_null());
    CHECK(json.at("looks").back().at("mean") == 60);
    CHECK(json.at("futures") == nlohmann::json({60, 60}));
    // A run begins there, too, and lasts as long as the file says.
    const Answer run = call({"run", file, "--state", now, "-n", "1", "--horizon", "1 h", "--quiet"});
    CHECK(run.code == takt::exit_code::done);
    CHECK(has(run.out, "Press makes 60"));
}

TEST_CASE("an outlook may go beyond the end of the run of the file") {
    const Folder folder;
    const Answer answer = call({"outlook", folder.write("press.yaml", shift_press), "--at", "2026-03-08 13:00",
                                "--until", "2026-03-09 07:00", "-n", "1"});
    REQUIRE(answer.code == takt::exit_code::done);
    CHECK(has(answer.out, "2026-03-09 07:00  120.0"));
}

TEST_CASE("what cannot be looked at is refused, and says why") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", shift_press);
    const auto refusal = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"outlook", file});
        const Answer answer = call(more);
        CHECK(answer.code == takt::exit_code::bad_input);
        return answer.err;
    };
    CHECK(has(refusal({"--at", "2026-05-02"}),
              "--at: expected a time within the run, which goes from 2026-03-02 00:00 to 2026-03-09 00:00"));
    CHECK(has(refusal({"--at", "2026-03-02 10:40", "--until", "2026-03-02 10:00"}),
              "--until: expected a time after 2026-03-02 10:40"));
    CHECK(has(refusal({"--until", "soon"}), "--until: expected a duration such as `96 s`, found `soon`"));
    CHECK(has(refusal({"--state", folder / "none.yaml"}), "there is no file"));
    CHECK(has(refusal({"--save", file}), "it is the file of the plant"));
    folder.write("now.yaml", "at: 2026-03-02 10:40\n");
    CHECK(has(refusal({"--state", folder / "now.yaml", "--at", "3 h"}),
              "--at: the plant's state says already where it stands, at 2026-03-02 10:40"));
}
