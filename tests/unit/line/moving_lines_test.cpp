// Moving lines. Times in the comments are seconds; the cycle is 10 s unless said otherwise.
#include "plants.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace plants;

namespace {

StationSpec moving(std::uint32_t pitches, double cycle = 10) {
    StationSpec made = station("trim", cycle);
    made.moving.emplace();
    made.moving->pitches = pitches;
    return made;
}

PitchWorkSpec work(std::uint32_t from, std::uint32_t to, Duration time) {
    PitchWorkSpec made;
    made.from = from;
    made.to = to;
    made.time = time;
    return made;
}

PitchWorkSpec work_by_product(std::uint32_t from, std::uint32_t to, ByProduct<Duration> time) {
    PitchWorkSpec made;
    made.from = from;
    made.to = to;
    made.time = std::move(time);
    return made;
}

AndonSpec andon(double pulls, Distribution help) {
    AndonSpec made;
    made.pulls = {pulls};
    made.help = std::move(help);
    return made;
}

const MovingLineResult& of(const Ran& ran) {
    return ran.result.moving_lines.front();
}

/// A sequence of products, always ready.
SourceSpec mix(std::initializer_list<const char*> products) {
    SourceSpec made = source();
    for (const char* product : products)
        made.sequence.push_back(Ref(product));
    return made;
}

LineSpec two_products(StationSpec line, Duration horizon) {
    return with_products(plant({mix({"A", "B"}), std::move(line), sink()}, horizon), {"A", "B"});
}

}  // namespace

TEST_CASE("each part stays for as many cycles as there are pitches, and one leaves every cycle") {
    const Ran ran(plant({source(), moving(3), sink()}, 60s));
    CHECK(ran.loads("trim") == Times{0s, 10s, 20s, 30s, 40s, 50s, 60s});
    CHECK(ran.exits() == Times{30s, 40s, 50s, 60s});
    CHECK(ran.result.sinks[0].lead_time.most() == 30.0);
    CHECK(ran.time("trim", State::working) == 60s);
    // One part from 0 on, two from 10 on, three from 20 on.
    CHECK(of(ran).parts_seconds == 10 + 20 + 4 * 30);
}

TEST_CASE("one pitch is a station") {
    const Ran ran(plant({source(), moving(1), sink()}, 30s));
    CHECK(ran.exits() == Times{10s, 20s, 30s});
}

TEST_CASE("it moves on with empty pitches until nothing is on it") {
    // In at 0; empty pitches at 10 and 20, so out at 30. The next comes at 47, when the line stands, and is out at 77.
    // The one of 52 waits for the next pitch at 57.
    const Ran ran(plant({timetable({0s, 47s, 52s}), buffer("store", 5), moving(3), sink()}, 100s));
    CHECK(ran.loads("trim") == Times{0s, 47s, 57s});
    CHECK(ran.exits() == Times{30s, 77s, 87s});
    CHECK(of(ran).empty_pitches == 2 + 2);
    CHECK(ran.time("trim", State::working) == 30s);
    CHECK(ran.time("trim", State::starved) == 70s);
}

TEST_CASE("a part that is finished at the instant at which the line moves comes onto its first pitch") {
    // One every 20; at 60 the first leaves, the second is on the line, and the third is finished before it.
    const Ran fed(plant({source(), station("prep", 20), moving(4), sink()}, 120s));
    CHECK(fed.loads("trim") == Times{20s, 40s, 60s, 80s, 100s, 120s});
    CHECK(fed.exits() == Times{60s, 80s, 100s, 120s});
    // The same where it takes in a part from beside.
    StationSpec trim = moving(4);
    trim.joins.push_back({Ref("doors"), 1, {}, {}});
    LineSpec joined = plant({source(), station("prep", 20), trim, sink()}, 120s);
    joined.flows.push_back({Name("beside"), {source("sheets"), buffer("doors", 3)}});
    CHECK(Ran(joined).loads("trim") == fed.loads("trim"));
}

TEST_CASE("told to wait, it keeps its parts until the next comes") {
    StationSpec line = moving(2);
    line.moving->no_part = NoPart::wait;
    const Ran ran(plant({timetable({0s, 15s, 60s}), buffer("store", 5), line, sink()}, 100s));
    CHECK(ran.loads("trim") == Times{0s, 15s, 60s});
    CHECK(ran.exits() == Times{25s, 70s});
    CHECK(of(ran).empty_pitches == 0);
    CHECK(ran.result.in_line_at_end == 1);
}

TEST_CASE("a part at the end without room stops all of it") {
    // The packer takes 25 s: the line moves at 20, and its next parts are let out at 45, 70 ...
    const Ran ran(plant({source(), moving(2), station("pack", 25), sink()}, 95s));
    CHECK(ran.loads("trim") == Times{0s, 10s, 20s, 45s, 70s, 95s});
    CHECK(ran.exits() == Times{45s, 70s, 95s});
    CHECK(ran.time("trim", State::blocked) == 15s + 15s + 15s);
}

TEST_CASE("a failure stops all of it, and what is on it for too long is bad") {
    // Fails after 25 s of work for 30 s. Those in at 0, 10 and 20 are out at 60, 70, 80 instead of 30, 40, 50.
    StationSpec line = moving(3);
    line.failures = {failure(Clock::operating, 25, 30)};
    line.moving->longest = 45s;
    const Ran ran(plant({source(), line, sink()}, 80s));
    CHECK(of(ran).spoilt == 3);
    CHECK(ran.result.stations[0].scrapped == 3);
    CHECK(ran.exits().empty());
    CHECK(ran.time("trim", State::down) == 30s);
    line.moving->longest = 60s;
    CHECK(Ran(plant({source(), line, sink()}, 80s)).exits() == Times{60s, 70s, 80s});
}

TEST_CASE("with at_shift_end: finish it is emptied after the shift") {
    // Shift 0-25: the parts of 0, 10, 20 are in. The one of 20 is out at 50.
    StationSpec line = moving(3);
    line.calendar = Ref("shift");
    line.at_shift_end = ShiftEnd::finish;
    LineSpec spec = plant({source(), line, sink()}, 100s);
    spec.calendars.push_back({"shift", daily(0s, 25s)});
    const Ran drained(spec);
    CHECK(drained.exits() == Times{30s, 40s, 50s});
    CHECK(drained.result.in_line_at_end == 0);
    std::get<StationSpec>(spec.flows[0].elements[1]).at_shift_end = ShiftEnd::suspend;
    const Ran suspended(spec);
    CHECK(suspended.exits().empty());
    CHECK(suspended.result.in_line_at_end == 3);
}

TEST_CASE("maintenance waits for the end of the cycle, also of an empty one") {
    MaintenanceSpec service;
    service.clock = Clock::calendar;
    service.every = constant(15);
    service.length = constant(7);
    StationSpec line = moving(3);
    line.maintenance = {service};
    // In at 0; due at 15, in an empty pitch that is over at 20; 20-27; empty pitch to 37: out. Due again at 42.
    const Ran ran(plant({timetable({0s}), buffer("store", 5), line, sink()}, 40s));
    CHECK(ran.exits() == Times{37s});
    CHECK(ran.time("trim", State::maintenance) == 7s);
}

TEST_CASE("a cord pulled at every job makes the line stand for the help at each end of a cycle") {
    StationSpec line = moving(3);
    line.moving->andon = andon(1, constant(4));
    const Ran ran(plant({source(), line, sink()}, 84s));
    CHECK(ran.exits() == Times{42s, 56s, 70s, 84s});
    CHECK(ran.time("trim", State::andon) == 6 * 4s);
    CHECK(of(ran).pulls == 1 + 2 + 4 * 3);
    CHECK(of(ran).stops == 6);
    CHECK(of(ran).stood_for[0] == 6 * 4s);  // all are behind alike: the first of them counts
}

TEST_CASE("who has time left takes the help into it, and drift puts off the stop") {
    // 7 s of work and 5 s of help in cycles of 10: 2 s behind with each part.
    StationSpec line = moving(1);
    line.moving->work = {work(1, 1, 7s)};
    line.moving->andon = andon(1, constant(5));
    CHECK(Ran(plant({source(), line, sink()}, 36s)).exits() == Times{12s, 24s, 36s});
    // With 3 s of drift: 2 behind after 10, 4 after 20, so the line stands for 1 s; from then on for 2 s a cycle.
    line.moving->drift = 3s;
    CHECK(Ran(plant({source(), line, sink()}, 57s)).exits() == Times{10s, 21s, 33s, 45s, 57s});
}

TEST_CASE("a mix that overloads by turns costs nothing within the drift, and all of it without") {
    // A takes 12 s, B 8 s, in turn: at most 2 s behind. Without drift the line stands 2 s for each A somewhere.
    ByProduct<Duration> times;
    times.each = {{Ref("A"), 12s}, {Ref("B"), 8s}};
    StationSpec line = moving(4);
    line.moving->work = {work_by_product(1, 4, times)};
    CHECK(Ran(two_products(line, 84s)).exits() == Times{48s, 60s, 72s, 84s});
    line.moving->drift = 2s;
    const Ran drifting(two_products(line, 70s));
    CHECK(drifting.exits() == Times{40s, 50s, 60s, 70s});
    CHECK(of(drifting).stops == 0);
    // With 1 s: an A in time is 2 s behind, the line stands 1 s, and the B behind it makes up for the rest.
    line.moving->drift = 1s;
    CHECK(Ran(two_products(line, 77s)).exits() == Times{44s, 55s, 66s, 77s});
}

TEST_CASE("operators catch up while the line stands, and not in breaks") {
    // 12 s of work, drift of 5 s, two pitches: behind by 2 at 10, by 4 at 20, then a break of 100 s: at 130 by 6.
    StationSpec line = moving(2);
    line.moving->work = {work(1, 2, 12s)};
    line.moving->drift = 5s;
    line.calendar = Ref("shift");
    LineSpec spec = plant({source(), line, sink()}, 200s);
    spec.calendars.push_back({"shift", daily(0s, 1000s, {{{20s}, 100s, {}}})});
    const Ran with_break(spec);
    CHECK(std::vector(with_break.exits().begin(), with_break.exits().begin() + 3) == Times{20s, 131s, 143s});
    // In a repair of 100 s they make up for everything, work of the cycle under way included.
    line.calendar.reset();
    line.failures = {failure(Clock::operating, 25, 100)};
    const Ran with_repair(plant({source(), line, sink()}, 160s));
    CHECK(with_repair.exits() == Times{20s, 130s, 140s, 150s});
}

TEST_CASE("in a ramp-up the cycle and the work take longer alike") {
    // Half the speed on the first day, empty pitches too: 20 s a cycle, 24 s of A's work and 16 of B's.
    StationSpec line = moving(2);
    line.ramp_up = Ref("launch");
    RampUpSpec launch;
    launch.steps.emplace_back();
    launch.steps.back().from = RunSpec{}.start;
    launch.steps.back().cycle = {2};
    LineSpec spec = plant({timetable({0s}), buffer("store", 5), line, sink()}, 100s);
    spec.ramp_ups.push_back({"launch", launch});
    CHECK(Ran(spec).exits() == Times{40s});
    ByProduct<Duration> times;
    times.each = {{Ref("A"), 12s}, {Ref("B"), 8s}};
    line.moving->work = {work_by_product(1, 2, times)};
    spec = two_products(line, 100s);
    spec.ramp_ups.push_back({"launch", launch});
    CHECK(Ran(spec).exits() == Times{48s, 72s, 96s});
}

TEST_CASE("parts are neither made nor lost on it") {
    StationSpec line = moving(7);
    line.moving->andon = andon(0.1, Distribution::of<Exponential>(8.0));
    line.yield = ByProduct<Share>(Share{0.9});
    const Ran ran(plant({source(), line, buffer("store", 2), station("pack", 11), sink()}, 10000s));
    CHECK(ran.result.sources[0].released == ran.result.units() + ran.result.scrapped + ran.result.in_line_at_end);
    CHECK(ran.result.units() > 500);
}

TEST_CASE("every key that does not go with a moving line is named") {
    StationSpec line = moving(3);
    line.machines = 2;
    line.cycle = Distribution::of<Exponential>(10.0);
    line.failures = {failure(Clock::operating, 100, 5, Interrupted::scrap)};
    line.moving->drift = 3s;
    const auto found = errors(plant({source(), line, sink()}, 60s));
    CHECK(found.size() == 4);
    const auto says = [&](const char* text) {
        return std::any_of(found.begin(), found.end(),
                           [&](const std::string& m) { return m.find(text) != std::string::npos; });
    };
    CHECK(says("one fixed time"));
    CHECK(says("no `machines`"));
    CHECK(says("expected `resume`"));
    CHECK(says("nobody would fall behind"));
}

TEST_CASE("pitches of the work exist, and each is described once") {
    StationSpec line = moving(10);
    line.moving->work = {work(1, 6, 8s), work(6, 11, 8s), work(5, 10, 8s)};
    const auto found = errors(plant({source(), line, sink()}, 60s));
    REQUIRE(found.size() == 2);
    CHECK(found[0].find("between 1 and 10, found 6 to 11") != std::string::npos);
    CHECK(found[1].find("found pitch 5 a second time") != std::string::npos);
}
