// People who travel between stations. Times are worked out by hand, in seconds; every way is walked at 1 m/s.
#include "plants.hpp"

#include <optional>
#include <string>
#include <utility>

using namespace plants;

namespace {

struct At {
    const char* name;
    double x;
    double y = 0;
};

TravelSpec travel(std::initializer_list<At> places, std::optional<Ref> base = {}) {
    TravelSpec made;
    made.speed = {1};
    made.base = std::move(base);
    for (const At& place : places)
        made.places.push_back({Name(place.name), {.x = {place.x}, .y = Length{place.y}}});
    return made;
}

StationSpec manned(const char* name, double seconds) {
    StationSpec made = station(name, seconds);
    made.operators = Ref("team");
    return made;
}

/// Lines of one station each, with parts at these times, all served by one team.
LineSpec lines(std::initializer_list<std::pair<StationSpec, SourceSpec>> all, ResourceSpec team, Duration horizon = 300s) {
    LineSpec made = plant({}, horizon);
    made.flows.clear();
    for (const auto& [station, source] : all) {
        SourceSpec in = source;
        in.name = station.name.text + " in";
        SinkSpec out = sink();
        out.name = station.name.text + " out";
        made.flows.push_back({Name(station.name.text + " line"), {in, station, out}});
    }
    made.operators.push_back({"team", std::move(team)});
    return made;
}

ResourceSpec one(TravelSpec travel, Order order = Order::fifo) {
    ResourceSpec made;
    made.order = order;
    made.travel = std::move(travel);
    return made;
}

/// A machine that fails 10 s after it was last repaired, by the calendar, and who repairs it in 5 s.
LineSpec mended(TravelSpec travel, Duration horizon) {
    StationSpec press = station("press", 1000);
    press.failures = {failure(Clock::calendar, 10, 5)};
    press.failures.front().crew = Ref("fitters");
    LineSpec made = plant({source(), press, sink()}, horizon);
    made.crews.push_back({"fitters", one(std::move(travel))});
    return made;
}

const ResourceResult& people(const Ran& ran) {
    return ran.result.resources.at(0);
}

}  // namespace

TEST_CASE("an operator is at work once he is there, and stays where he was last needed") {
    // At A 0-20, to B 20-30, at B 30-40, to A 100-110, at A 110-130.
    const Ran ran(lines({{manned("A", 20), timetable({0s, 100s})}, {manned("B", 10), timetable({5s})}},
                        one(travel({{"A", 0}, {"B", 6, 4}}))));
    CHECK(ran.exits() == Times{20s, 40s, 130s});
    CHECK(ran.time("A", State::waiting_for_operator) == 10s);
    CHECK(ran.time("B", State::waiting_for_operator) == 25s);
    CHECK(people(ran).busy_seconds == 50);
    CHECK(people(ran).travelling_seconds == 20);
    CHECK(people(ran).waiting_seconds == 35);
    CHECK(people(ran).granted == 3);
}

TEST_CASE("the shortest way goes across the hall") {
    TravelSpec across = travel({{"A", 0}, {"B", 6, 8}});
    across.ways = Paths::straight;
    const Ran ran(lines({{manned("A", 20), timetable({0s})}, {manned("B", 10), timetable({5s})}}, one(across)));
    CHECK(ran.exits() == Times{20s, 40s});
}

TEST_CASE("who goes back to the base turns round where he is needed") {
    // Fails at 10, he comes from the shop 10-40, repairs to 45, goes back. Fails at 55, when he has gone 10 of 30 m, and repairs
    // 65-70; fails at 80, there at 90, and so on every 25 s.
    const Ran ran(mended(travel({{"press", 20, 10}, {"shop", 0}}, Ref("shop")), 100s));
    CHECK(ran.time("press", State::waiting_for_crew) == 30s + 10s + 10s);
    CHECK(ran.time("press", State::down) == 15s);
    CHECK(people(ran).travelling_seconds == 30 + 20 + 20 + 5);
    // From 7 m he is back before it fails again, at 32, 54, 76 and 98.
    const Ran near(mended(travel({{"press", 7}, {"shop", 0}}, Ref("shop")), 100s));
    CHECK(near.time("press", State::waiting_for_crew) == 7s * 4 + 2s);
    CHECK(people(near).travelling_seconds == 14 * 4 + 2);
}

TEST_CASE("without a base he stays, and the next repair begins at once") {
    const Ran ran(mended(travel({{"press", 20, 10}}), 100s));
    CHECK(ran.time("press", State::waiting_for_crew) == 0s);
    CHECK(people(ran).travelling_seconds == 0);
}

TEST_CASE("the first who asked is served first, or the nearest") {
    const auto exits = [](Order order) {
        return Ran(lines({{manned("A", 20), timetable({0s})},
                          {manned("B", 10), timetable({6s})},
                          {manned("C", 10), timetable({5s})}},
                         one(travel({{"A", 0}, {"B", 10}, {"C", 50}}), order)))
            .exits();
    };
    // To C 20-70, at C to 80, to B 80-120, at B to 130; or to B 20-30, at B to 40, to C 40-80, at C to 90.
    CHECK(exits(Order::fifo) == Times{20s, 80s, 130s});
    CHECK(exits(Order::nearest) == Times{20s, 40s, 90s});
}

TEST_CASE("of several who are free the nearest goes, but first those with the fewest skills") {
    const auto exit_of_c = [](std::vector<MembersSpec> members) {
        // They begin at A and B, the places in turn; C needs one of them at 50.
        ResourceSpec team = one(travel({{"A", 0}, {"B", 100}, {"C", 90}}));
        team.members = std::move(members);
        return Ran(lines({{manned("A", 20), timetable({250s})},
                          {manned("B", 20), timetable({250s})},
                          {manned("C", 10), timetable({50s})}},
                         team))
            .exits()
            .front();
    };
    CHECK(exit_of_c({{2, {}, {}}}) == 70s);
    CHECK(exit_of_c({{1, {}, {}}, {1, {"electrical"}, {}}}) == 150s);
    CHECK(exit_of_c({{1, {"electrical"}, {}}, {1, {}, {}}}) == 70s);
}

TEST_CASE("who is not needed any more when he comes is free there") {
    // A's part is scrapped at 10, while he is on the way from B (1 to 31).
    StationSpec a = manned("A", 10);
    a.failures = {failure(Clock::calendar, 10, 5, Interrupted::scrap)};
    const auto team = one(travel({{"B", 0}, {"A", 30}}));
    const Ran again(lines({{manned("B", 1), timetable({0s})}, {a, timetable({1s, 12s, 20s})}}, team, 34s));
    // The second one waits from 15 to 25, when it is scrapped, too; for the third one, from 30 on, he is there at 31.
    CHECK(again.time("A", State::waiting_for_operator) == 9s + 10s + 1s);
    CHECK(again.time("A", State::working) == 3s);
    CHECK(again.result.scrapped == 2);
    CHECK(people(again).granted == 2);
    CHECK(people(again).travelling_seconds == 30);
    // Without a third part he has come in vain, and is free.
    const Ran in_vain(lines({{manned("B", 1), timetable({0s, 50s})}, {a, timetable({1s, 12s})}}, team, 100s));
    CHECK(in_vain.exits() == Times{1s, 81s});
    CHECK(people(in_vain).travelling_seconds == 60);
    CHECK(people(in_vain).waiting_seconds == 9 + 10 + 30);
}

TEST_CASE("who is on the way as the shift ends goes on, and does what he came for") {
    // The team is there for the first 30 s of a day, the stations always: at A 0-20, to B 20-70, at B 70-80; A waits for tomorrow.
    LineSpec made = lines({{manned("A", 20), timetable({0s, 60s})}, {manned("B", 10), timetable({5s})}},
                          one(travel({{"A", 0}, {"B", 50}})));
    made.calendars.push_back({"short", daily(0s, 30s)});
    made.operators.front().value.calendar = Ref("short");
    CHECK(Ran(made).exits() == Times{20s, 80s});
}

TEST_CASE("in a run that begins with a state people are where they are needed") {
    LineSpec made = lines({{manned("A", 20), timetable({200s})}, {manned("B", 20), timetable({100s})}},
                          one(travel({{"A", 0}, {"B", 50}})));
    made.state.emplace();
    made.state->moment = RunSpec{}.start;
    PartStateSpec part;
    part.left = 7s;
    made.state->stations.push_back({"B", {{part}, {}, {}}});
    CHECK(Ran(made).exits() == Times{7s, 120s, 270s});
}

TEST_CASE("no way at all is as good as no travel") {
    const auto result = [](bool travels) {
        ResourceSpec team;
        if (travels) team.travel = travel({{"A", 3}, {"B", 3}});
        return Ran(lines({{manned("A", 20), timetable({0s, 1s, 70s})}, {manned("B", 10), timetable({5s, 6s})}}, team));
    };
    const Ran with = result(true), without = result(false);
    CHECK(with.exits() == without.exits());
    CHECK(people(with).waiting_seconds == people(without).waiting_seconds);
    CHECK(people(with).granted == people(without).granted);
}
