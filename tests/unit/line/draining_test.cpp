// Ovens that are drained before the shift ends. Times are worked out by hand, in seconds; the shifts are of the first day.
#include "plants.hpp"

#include "takt/line/entry_times.hpp"

using namespace plants;

namespace {

StationSpec oven(std::uint32_t pitches = 3) {
    StationSpec made = station("oven", 10);
    made.moving.emplace();
    made.moving->pitches = pitches;
    made.moving->before_shift_end = BeforeShiftEnd::drain;
    made.calendar = Ref("shift");
    return made;
}

CalendarSpec with_break(CalendarSpec shift, Duration at, Duration length) {
    shift.shifts.front().breaks.push_back({{at}, length, {}});
    return shift;
}

LineSpec with_shift(LineSpec plant, CalendarSpec shift) {
    plant.calendars.push_back({"shift", std::move(shift)});
    return plant;
}

StationSpec taker(double seconds = 1) {
    StationSpec made = station("unload", seconds);
    made.calendar = Ref("shift");
    return made;
}

BufferSpec belt(Duration transit, std::uint32_t places = 20) {
    BufferSpec made = buffer("belt", places);
    made.transit = transit;
    made.before_shift_end = BeforeShiftEnd::drain;
    return made;
}

std::vector<PresenceChange> changes(std::initializer_list<std::pair<Duration, Presence>> list) {
    std::vector<PresenceChange> made;
    for (const auto& [at, to] : list)
        made.push_back({run_start + at, to});
    return made;
}

Times instants(const Timeline& timeline) {
    Times times;
    for (const PresenceChange& change : timeline.changes())
        times.push_back(change.at - run_start);
    return times;
}

}  // namespace

TEST_CASE("a part enters a moving line only if it is out as the shift ends, and none is left in it then") {
    // A shift of 100 s, a way of 30 s: the last one in at 70 is out at 100. The next day begins with an empty line.
    const Ran ran(with_shift(plant({source(), oven(), sink()}, 24h + 45s), daily(0s, 100s)));
    CHECK(ran.loads("oven") ==
          Times{0s, 10s, 20s, 30s, 40s, 50s, 60s, 70s, 24h, 24h + 10s, 24h + 20s, 24h + 30s, 24h + 40s});
    CHECK(ran.exits() == Times{30s, 40s, 50s, 60s, 70s, 80s, 90s, 100s, 24h + 30s, 24h + 40s});
    CHECK(ran.result.moving_lines[0].caught == 0);
    CHECK(ran.result.moving_lines[0].empty_pitches == 2);
}

TEST_CASE("what draining costs is the way, once a shift") {
    // 10 cycles a shift of 100 s. Caught over night, the three on it come out in the next shift; drained, two cycles are lost to them.
    LineSpec spec = with_shift(plant({source(), oven(), sink()}, 72h), daily(0s, 100s));
    CHECK(Ran(spec).result.units() == 3 * 8);
    std::get<StationSpec>(spec.flows[0].elements[1]).moving->before_shift_end = BeforeShiftEnd::take_in;
    const Ran taken_in(spec);
    CHECK(taken_in.result.units() == 8 + 10 + 10);
    CHECK(taken_in.result.moving_lines[0].caught == 3 * 2);  // those of 80 and 90; one more comes as the shift ends
}

TEST_CASE("those before a closed entry are blocked") {
    StationSpec paint = station("paint", 10);
    paint.calendar = Ref("shift");
    const Ran ran(with_shift(plant({source(), paint, oven(), sink()}, 100s), daily(0s, 100s)));
    // Finished at 10, 20 ... 70 and taken at once; the one of 80 finds the entry closed.
    CHECK(ran.loads("oven") == Times{10s, 20s, 30s, 40s, 50s, 60s, 70s});
    CHECK(ran.time("paint", State::blocked) == 20s);
    CHECK_FALSE(ran.result.deadlock);
}

TEST_CASE("a moving line stands in breaks, so that they bring its entry's close forward") {
    // Work left from 55 on is 15 + 15 to the end; in the break from 70 to 85 it stands.
    const Ran ran(with_shift(plant({source(), oven(), sink()}, 100s), with_break(daily(0s, 100s), 70s, 15s)));
    CHECK(ran.loads("oven") == Times{0s, 10s, 20s, 30s, 40s, 50s});
    CHECK(ran.exits() == Times{30s, 40s, 50s, 60s, 70s, 95s});
    CHECK(ran.result.moving_lines[0].caught == 0);
}

TEST_CASE("with at_shift_end: finish what was held up comes out after the shift") {
    StationSpec late = oven();
    late.at_shift_end = ShiftEnd::finish;
    late.failures = {failure(Clock::operating, 75, 12)};
    // Down from 75 to 87: the one of 50 is out at 92, that of 60 at 102, and that of 70 at 112.
    const Ran ran(with_shift(plant({source(), late, sink()}, 200s), daily(0s, 100s)));
    CHECK(ran.loads("oven").back() == 70s);
    CHECK(ran.exits() == Times{30s, 40s, 50s, 60s, 70s, 92s, 102s, 112s});
    CHECK(ran.result.moving_lines[0].caught == 2);
}

TEST_CASE("a conveyor closes early enough for its parts to be taken before the shift ends") {
    // A way of 30 s in a shift of 100 s: the last that enters before 70 is the one of 60. It runs on over a break.
    const LineSpec spec = with_shift(plant({timetable({20s, 60s, 70s, 71s}), belt(30s), taker(), sink()}, 24h + 40s),
                                     with_break(daily(0s, 100s), 72s, 10s));
    const Ran ran(spec);
    CHECK(ran.loads("unload") == Times{50s, 90s, 24h + 30s, 24h + 31s});
    CHECK(ran.result.buffers[0].caught == 0);
    CHECK(ran.result.buffers[0].entered == 4);
}

TEST_CASE("a closed conveyor blocks those before it, counts what it could not let out, and is no deadlock") {
    StationSpec slow = taker(25);
    // In at 10, 20 ... 60: the first three of them are taken at 40, 65 and 90, and three are in it as the shift ends. The part of 70
    // waits for the next day. What is taken at 90 is done 15 s into it.
    const Ran ran(
        with_shift(plant({source(), station("paint", 10), belt(30s), slow, sink()}, 24h + 60s), daily(0s, 100s)));
    CHECK(ran.loads("unload") == Times{40s, 65s, 90s, 24h + 15s, 24h + 40s});
    CHECK(ran.result.buffers[0].caught == 3);
    CHECK(ran.time("paint", State::blocked) == 24h - 70s);
    CHECK_FALSE(ran.result.deadlock);
}

TEST_CASE("a source that loses what finds no room loses it in front of a closed entry, and levels hold beside it") {
    SourceSpec arrivals = timetable({10s, 75s, 80s});
    arrivals.overflow = Overflow::lose;
    const Ran ran(with_shift(plant({arrivals, belt(30s), taker(), sink()}, 200s), daily(0s, 100s)));
    CHECK(ran.result.sources[0].lost == 2);
    BufferSpec levels = belt(20s);
    levels.stop_at = 2;
    levels.start_at = 0;
    // Two at 0, taken at 20 and 21; two more at 21, taken at 41 and 42, and at 42, taken at 62 and 63; none after 80 (at 84).
    const Ran stopped(with_shift(plant({source(), levels, taker(), sink()}, 200s), daily(0s, 100s)));
    CHECK(stopped.loads("unload") == Times{20s, 21s, 41s, 42s, 62s, 63s, 83s, 84s});
}

TEST_CASE("entries are open from the beginning of a shift to the last part that gets out") {
    const auto hours = Timeline(changes({{0s, Presence::off_shift},
                                         {10s, Presence::working},
                                         {40s, Presence::on_break},
                                         {50s, Presence::working},
                                         {60s, Presence::off_shift},
                                         {100s, Presence::working},
                                         {110s, Presence::off_shift},
                                         {200s, Presence::working}}));
    const SimTime end = run_start + 300s;
    // 10 s of work behind the break, so 15 s before the end of the work before it; the second shift is too short; the third has no end.
    CHECK(instants(entry_times(hours, {15s, false, false}, end)) == Times{0s, 10s, 35s - 1us, 200s});
    CHECK(instants(entry_times(hours, {15s, true, false}, end)) == Times{0s, 10s, 45s - 1us, 200s});
    CHECK(instants(entry_times(hours, {10s, false, true}, end)) == Times{0s, 10s, 50s + 1us, 100s, 100s + 1us, 200s});
    CHECK(instants(entry_times(hours, {15s, false, false}, run_start + 30s)) == Times{0s, 10s});
}

TEST_CASE("a shift that ends with the run, or behind it, closes entries as any other") {
    CHECK(Ran(with_shift(plant({source(), oven(), sink()}, 100s), daily(0s, 100s))).loads("oven").back() == 70s);
    CHECK(Ran(with_shift(plant({source(), oven(), sink()}, 90s), daily(0s, 100s))).loads("oven").back() == 70s);
}
