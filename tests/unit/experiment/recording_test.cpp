// Recordings of lines so small that each entry can be worked out by hand.
#include "takt/experiment/recording.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "takt/line/make_plan.hpp"
#include "takt/line/nodes.hpp"
#include "takt/line/simulate.hpp"
#include "unit/instants.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;
using takt::test::at;

namespace {

Recording recorded(const Plan& plan, Duration from, Duration to, std::size_t most = most_recorded) {
    return record(plan, 1, 0, at(from), at(to), {}, most);
}

}  // namespace

TEST_CASE("recording: a part on its way through a buffer and a station") {
    const Plan plan = make_plan(plant({timetable({5s}), buffer("store", 2), station("weld", 10), sink()}, 1min));
    const Recording recording = recorded(plan, 0s, 1min);
    const Index source = 0, weld = 1, store = 2, out = 3;
    const PartId part{0, 1};
    CHECK(recording.moves == std::vector<Move>{{at(5s), part, 0, source, none, MoveKind::entered},
                                               {at(5s), part, 0, store, none, MoveKind::stored},
                                               {at(5s), part, 0, store, none, MoveKind::taken},
                                               {at(5s), part, 0, weld, 0, MoveKind::loaded},
                                               {at(15s), part, 0, weld, 0, MoveKind::finished},
                                               {at(15s), part, 0, out, none, MoveKind::left}});
    CHECK(recording.changes == std::vector<StateChange>{{at(5s), 0, State::working}, {at(15s), 0, State::starved}});
    CHECK(recording.start.states == std::vector<State>{State::starved});
    CHECK(recording.start.parts.empty());
    CHECK(recording.to == at(1min));
}

TEST_CASE("recording: a window begins before what happens at its beginning, and ends before what happens at its end") {
    const Plan plan =
        make_plan(plant({timetable({0s, 0s, 0s}), buffer("store", 3), station("weld", 10), sink()}, 1min));
    const Recording recording = recorded(plan, 10s, 20s);
    CHECK(recording.start.states == std::vector<State>{State::working});
    CHECK(recording.start.levels == std::vector<std::uint32_t>{2});
    CHECK(recording.start.parts ==
          std::vector<RecordedPart>{{{0, 1}, 0, 1, 0}, {{0, 2}, 0, 2, none}, {{0, 3}, 0, 2, none}});
    REQUIRE(recording.moves.size() == 4);  // the first goes, the second comes
    for (const Move& move : recording.moves)
        CHECK(move.time == at(10s));
    CHECK(recorded(plan, 11s, 20s).moves.empty());
    CHECK(recorded(plan, 20s, 20s + 1us).moves.size() == 4);
}

TEST_CASE("recording: what is absorbed is absorbed where it is built in") {
    StationSpec fit = station("fit", 10);
    fit.joins = {{Ref("rack"), 2, {}}};
    const Plan plan = make_plan(
        plant({timetable({0s, 0s}, "doors"), buffer("rack", 2), timetable({1s}, "bodies"), fit, sink()}, 1min));
    std::vector<Move> absorbed;
    const Recording recording = recorded(plan, 0s, 1min);
    for (const Move& move : recording.moves)
        if (move.kind == MoveKind::absorbed) absorbed.push_back(move);
    const Index node = static_cast<Index>(node_of_station(plan, 0));
    CHECK(absorbed == std::vector<Move>{{at(1s), {0, 1}, 0, node, none, MoveKind::absorbed},
                                        {at(1s), {0, 2}, 0, node, none, MoveKind::absorbed}});
}

TEST_CASE("recording: who repairs what, also where the repair began before the window") {
    StationSpec weld = station("weld", 10);
    weld.failures = {failure(Clock::operating, 15, 20)};
    weld.failures.front().crew = Ref("crew");
    LineSpec spec = plant({source(), weld, sink()}, 1min);
    spec.crews.push_back({"crew", {}});
    const Plan plan = make_plan(spec);
    const Holding repair{0, {Requester::Kind::stop, 0}};
    CHECK(recorded(plan, 0s, 1min).holdings ==
          std::vector<HoldingChange>{{at(15s), repair, true}, {at(35s), repair, false}, {at(50s), repair, true}});
    const Recording later = recorded(plan, 20s, 1min);
    CHECK(later.start.holdings == std::vector<Holding>{repair});
    CHECK(later.start.states == std::vector<State>{State::down});
    CHECK(later.stops == std::vector<RecordedStop>{{0, 0}});
}

TEST_CASE("recording: where it would be too much it ends before the instant that is too much") {
    const Plan plan =
        make_plan(plant({timetable({0s, 0s, 0s}), buffer("store", 3), station("weld", 10), sink()}, 1min));
    const Recording all = recorded(plan, 0s, 1min);
    const Recording some = recorded(plan, 0s, 1min, all.moves.size() + all.changes.size() - 1);
    CHECK(some.is_full);
    CHECK(some.to == at(30s));  // the third part leaves
    CHECK(some.moves == recorded(plan, 0s, 30s).moves);
    CHECK(some.changes == recorded(plan, 0s, 30s).changes);
    CHECK_FALSE(all.is_full);
}

TEST_CASE("recording: a stop that is asked for leaves an empty window") {
    const Plan plan = make_plan(plant({source(), station("weld", 10), sink()}, 1h));
    std::stop_source stop;
    stop.request_stop();
    const Recording recording = record(plan, 1, 0, at(30min), at(40min), stop.get_token());
    CHECK(recording.interrupted);
    CHECK(recording.moves.empty());
    CHECK(recording.to == recording.from);
}

TEST_CASE("recording: a run is not different because it is recorded") {
    const Plan plan =
        make_plan(plant({source(), station("weld", 10), buffer("store", 2), station("paint", 10), sink()}, 1h));
    const Recording recording = recorded(plan, 0s, 1h);
    std::uint64_t left = 0;
    for (const Move& move : recording.moves)
        left += move.kind == MoveKind::left;
    CHECK(left + 1 == simulate(plan, 1, 0).units());  // the last leaves as the run ends
}

TEST_CASE("recording: of the states of one instant the last one lasts") {
    Recording recording;
    recording.start.states = {State::starved, State::working};
    recording.changes = {{at(1s), 0, State::blocked}, {at(1s), 1, State::down},    {at(1s), 0, State::working},
                         {at(2s), 0, State::blocked}, {at(2s), 0, State::working}, {at(3s), 0, State::starved}};
    CHECK(lasting_changes(recording) ==
          std::vector<StateChange>{{at(1s), 1, State::down}, {at(1s), 0, State::working}, {at(3s), 0, State::starved}});
}
