#include "takt/report/recording_json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "takt/experiment/recording.hpp"
#include "takt/line/make_plan.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;
using Json = nlohmann::json;

namespace {

/// A store and two machines, for three parts.
Plan small_plan() {
    StationSpec weld = station("weld", 10.5);
    weld.machines = 2;
    return make_plan(plant({timetable({0s, 1s, 2s}), buffer("store", 4), weld, sink()}, 1min));
}

std::vector<std::int64_t> summed(const Json& deltas) {
    std::vector<std::int64_t> times = deltas.get<std::vector<std::int64_t>>();
    std::partial_sum(times.begin(), times.end(), times.begin());
    return times;
}

}  // namespace

TEST_CASE("recording_json: what it says of each move and state is what was recorded") {
    const Plan plan = small_plan();
    const Recording recording = record(plan, 1, 0, run_start + 1500ms, run_start + 30s);
    const Json json = Json::parse(recording_json(plan, recording));
    CHECK(json["from_s"] == 1.5);
    CHECK(json["to_s"] == 30);
    CHECK(json["products"] == Json{"unit"});
    CHECK(json["machines"] ==
          Json::parse(R"([{"node":1,"station":"weld","machine":1},{"node":1,"station":"weld","machine":2}])"));
    CHECK(json["start"]["states"].size() == 2);
    CHECK(json["start"]["levels"] == Json::parse("[[2,0]]"));
    CHECK(json["start"]["parts"].size() == 2);
    const auto times = summed(json["moves"]["t_ms"]);
    REQUIRE(times.size() == recording.moves.size());
    REQUIRE(times.size() == 10);  // the third comes, and all three go
    for (std::size_t i = 0; i < times.size(); ++i) {
        const Move& move = recording.moves[i];
        CHECK(times[i] == std::chrono::floor<std::chrono::milliseconds>(move.time - recording.from).count());
        CHECK(json["moves"]["part"][i] == move.part.number);
        CHECK(json["moves"]["product"][i] == move.product);
        CHECK(json["moves"]["node"][i] == move.node);
        CHECK(json["kinds"][json["moves"]["kind"][i].get<std::size_t>()] ==
              move_kind_names[static_cast<std::size_t>(move.kind)]);
    }
    const auto changes = lasting_changes(recording);
    const auto change_times = summed(json["changes"]["t_ms"]);
    REQUIRE(change_times.size() == changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        CHECK(json["changes"]["machine"][i] == changes[i].machine);
        CHECK(json["states"][json["changes"]["state"][i].get<std::size_t>()] ==
              state_names[static_cast<std::size_t>(changes[i].state)]);
    }
}

TEST_CASE("recording_json: parts of two sources with the same number have other keys") {
    StationSpec fit = station("fit", 10);
    fit.joins = {{Ref("rack"), 1, {}}};
    const Plan plan =
        make_plan(plant({timetable({0s}, "doors"), buffer("rack", 2), timetable({1s}, "bodies"), fit, sink()}, 1min));
    const Json json = Json::parse(recording_json(plan, record(plan, 1, 0, run_start, run_start + 5s)));
    CHECK(json["sources"] == 2);
    std::vector<std::uint64_t> keys = json["moves"]["part"];
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    CHECK(keys == std::vector<std::uint64_t>{2, 3});  // number 1 of source 0 and of source 1, of 2 sources
}

TEST_CASE("recording_json: names come through, whatever is in them") {
    Plan plan = small_plan();
    plan.stations[0].name = "</script> \"quoted\" \u710a\u63a5\n" + std::string(300, 'x');
    plan.products[0].name = "\\ \x01 \xff";
    const Json json = Json::parse(recording_json(plan, record(plan, 1, 0, run_start, run_start + 1min)));
    CHECK(json["machines"][0]["station"] == plan.stations[0].name);
    CHECK(json["products"][0] == "\\ \x01 \ufffd");
}
