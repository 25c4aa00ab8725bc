// Transporters. Times are worked out by hand, in seconds; every way is driven at 1 m/s.
#include "takt/line/transporters.hpp"

#include "plants.hpp"

using namespace plants;

namespace {

TransporterSpec fleet(std::uint32_t count, std::initializer_list<std::pair<const char*, double>> places) {
    TransporterSpec made;
    made.count = count;
    made.speed = {1};
    for (const auto& [name, metres] : places)
        made.places.push_back({Name(name), {.x = {metres}}});
    return made;
}

BufferSpec carried(const char* name, std::uint32_t places, const char* from = "A", const char* to = "B") {
    BufferSpec made = buffer(name, places);
    made.carried_by = Ref("agvs");
    made.pick_up = Ref(from);
    made.set_down = Ref(to);
    return made;
}

/// S makes a part in 10 s, which is loaded in 5 s, driven 30 m and unloaded in 5 s, to T.
LineSpec carry(double work, Duration horizon) {
    LineSpec made = plant({source(), station("S", 10), carried("out", 1), station("T", work), sink()}, horizon);
    TransporterSpec agvs = fleet(1, {{"A", 0}, {"B", 30}});
    agvs.load = agvs.unload = 5s;
    made.transporters.push_back({Name("agvs"), agvs});
    return made;
}

const TransporterResult& agvs(const Ran& ran) {
    return ran.result.transporters.at(0);
}

/// Parts of two kinds to B: one at 0 s and one at 10 s from `far`, 50 m away, and one at 20 s from `near`, 10 m away.
LineSpec far_and_near(Fetches fetches) {
    LineSpec made = plant({timetable({0s, 10s}), carried("far", 5, "A", "B"), station("T", 1), sink()}, 300s);
    made.flows.push_back(
        {Name("other"), {timetable({20s}, "second"), carried("near", 5, "C", "B"), station("U", 1), sink("exit")}});
    TransporterSpec agvs = fleet(1, {{"A", 0}, {"B", 50}, {"C", 60}});
    agvs.fetches = fetches;
    made.transporters.push_back({Name("agvs"), agvs});
    return made;
}

}  // namespace

TEST_CASE("a transporter fetches a part, carries it, and comes back for the next") {
    const Ran ran(carry(5, 200s));
    // From pick-up to pick-up it takes 40 s with a part and 30 s without.
    CHECK(ran.exits() == Times{55s, 125s, 195s});
    CHECK(ran.loads("S") == Times{0s, 10s, 20s, 80s, 150s});
    CHECK(ran.time("S", State::blocked) == 50s + 60s + 40s);
    CHECK(agvs(ran).idle_seconds == 10);
    CHECK(agvs(ran).fetching_seconds == 30 + 30 + 10);
    CHECK(agvs(ran).carrying_seconds == 3 * 40);
    CHECK(agvs(ran).held_seconds == 0);
    CHECK(agvs(ran).charging_seconds == 0);
    CHECK(agvs(ran).fetched == 3);
    CHECK(agvs(ran).waiting_seconds == 60 + 70 + 50);
}

TEST_CASE("a transporter that nobody takes its part from stands and holds it") {
    const Ran ran(carry(100, 250s));
    CHECK(ran.loads("T") == Times{50s, 150s, 250s});
    // It is there at 120 s and at 220 s.
    CHECK(agvs(ran).held_seconds == 30 + 30);
    CHECK(agvs(ran).carrying_seconds == 3 * 40);
}

TEST_CASE("parts on their way take no place of the buffer, and come in order") {
    LineSpec spec = carry(5, 100s);
    spec.transporters[0].value.count = 2;
    const Ran ran(spec);
    // The second vehicle stands at A as well: it takes the part of 20 s, and the first is back at 80 s.
    CHECK(ran.exits() == Times{55s, 65s});
    CHECK(ran.loads("S") == Times{0s, 10s, 20s, 30s, 80s});
    CHECK(ran.result.buffers[0].highest == 3);
    CHECK(ran.result.buffers[0].full_seconds == 100 - 30);
}

TEST_CASE("a transporter is sent as there is room for the part where it goes") {
    const auto made = [](Sent sent) {
        LineSpec spec = carry(100, 250s);
        std::get<BufferSpec>(spec.flows[0].elements[2]).sent = sent;
        spec.flows[0].elements.insert(spec.flows[0].elements.begin() + 3, buffer("before", 1));
        return spec;
    };
    const Ran with_room(made(Sent::with_room));
    CHECK(with_room.loads("T") == Times{50s, 150s, 250s});
    // The second part lies in front of T from 120 s to 150 s, the third from 220 s on.
    CHECK(agvs(with_room).idle_seconds == 10 + 30 + 30);
    CHECK(agvs(with_room).held_seconds == 0);
    const Ran at_once(made(Sent::at_once));
    CHECK(at_once.loads("T") == Times{50s, 150s, 250s});
    // The third is there at 190 s, and the fourth is held from 260 s on; it is fetched from 190 s to 220 s.
    CHECK(agvs(at_once).idle_seconds == 10);
    CHECK(agvs(at_once).fetching_seconds == 3 * 30);
}

TEST_CASE("a transporter that carries several takes those that wait as it comes, and is free when all are taken") {
    LineSpec spec = plant({timetable({0s, 1s, 2s, 3s, 100s}), carried("out", 5), station("T", 1), sink()}, 300s);
    TransporterSpec agvs = fleet(1, {{"A", 0}, {"B", 30}});
    agvs.load = agvs.unload = 5s;
    agvs.carries = 2;
    spec.transporters.push_back({Name("agvs"), agvs});
    const Ran ran(spec);
    // With one part it takes 40 s, with two 50 s, and 30 s back: from 0, 70, 151 and 232; T takes the second of two a second later.
    CHECK(ran.loads("T") == Times{40s, 120s, 121s, 201s, 202s});
    const TransporterResult& fleet = ran.result.transporters.at(0);
    CHECK(fleet.fetched == 5);
    CHECK(fleet.trips == 3);
    CHECK(fleet.carrying_seconds == 40 + 50 + 50);
    CHECK(fleet.held_seconds == 1 + 1);
    CHECK(fleet.waiting_seconds == 69 + 68 + 148 + 51);
}

TEST_CASE("a transporter that carries several takes no more than there is room for where it goes") {
    LineSpec spec = plant({timetable({0s, 0s, 0s}), carried("out", 5), buffer("before", 2), station("T", 100), sink()}, 300s);
    TransporterSpec agvs = fleet(1, {{"A", 0}, {"B", 30}});
    agvs.load = agvs.unload = 5s;
    agvs.carries = 3;
    spec.transporters.push_back({Name("agvs"), agvs});
    const Ran ran(spec);
    // Two are there at 50; one is at work then, so there is room for the third, which is fetched at 80 and there at 120.
    CHECK(ran.loads("T") == Times{50s, 150s, 250s});
    CHECK(ran.result.transporters.at(0).trips == 2);
    CHECK(ran.result.transporters.at(0).carrying_seconds == 50 + 40);
    CHECK(ran.result.transporters.at(0).held_seconds == 0);
}

TEST_CASE("a transporter is sent for several parts, or for fewer once the first has waited for long enough") {
    LineSpec spec = plant({timetable({0s, 10s, 100s, 170s, 400s}), carried("out", 5), station("T", 1), sink()}, 600s);
    TransporterSpec agvs = fleet(1, {{"A", 0}, {"B", 30}});
    agvs.load = agvs.unload = 5s;
    agvs.carries = 3;
    agvs.least = 2;
    agvs.longest_wait = 60s;
    spec.transporters.push_back({Name("agvs"), agvs});
    const Ran ran(spec);
    // At 10 there are two; from 160 on it drives to the third and takes the fourth along at 190; the fifth goes alone, at 490.
    CHECK(ran.loads("T") == Times{60s, 61s, 240s, 241s, 530s});
    const TransporterResult& fleet = ran.result.transporters.at(0);
    CHECK(fleet.trips == 3);
    CHECK(fleet.fetching_seconds == 30 + 30);
    CHECK(fleet.waiting_seconds == 10 + 0 + 90 + 20 + 90);
}

TEST_CASE("a transporter that is sent for several parts needs room for as many, until the first has waited for long enough") {
    LineSpec spec = plant({timetable({0s, 0s}), carried("out", 5), buffer("before", 1), station("T", 100), sink()}, 400s);
    TransporterSpec agvs = fleet(1, {{"A", 0}, {"B", 30}});
    agvs.load = agvs.unload = 5s;
    agvs.carries = agvs.least = 2;
    agvs.longest_wait = 60s;
    spec.transporters.push_back({Name("agvs"), agvs});
    const Ran ran(spec);
    CHECK(ran.loads("T") == Times{100s, 200s});
    CHECK(ran.result.transporters.at(0).trips == 2);
}

TEST_CASE("nobody is sent for parts that another transporter will take along") {
    LineSpec spec = plant({timetable({0s, 0s, 1s, 1s, 100s, 100s, 110s, 115s, 120s}), carried("out", 9), station("T", 1), sink()}, 400s);
    TransporterSpec agvs = fleet(2, {{"A", 0}, {"B", 30}});
    agvs.load = agvs.unload = 5s;
    agvs.carries = 3;
    agvs.least = 2;
    agvs.longest_wait = 1000s;
    spec.transporters.push_back({Name("agvs"), agvs});
    const Ran ran(spec);
    // One sets out at 100 and takes three at 130. With those at 115 and 120 there are two for the other, which takes them at 150.
    CHECK(ran.loads("T") == Times{50s, 51s, 52s, 53s, 190s, 191s, 192s, 200s, 201s});
    CHECK(ran.result.transporters.at(0).trips == 4);
}

TEST_CASE("a free transporter fetches the oldest part, or the nearest") {
    const Ran oldest(far_and_near(Fetches::oldest));
    CHECK(oldest.loads("T") == Times{50s, 150s});
    CHECK(oldest.loads("U") == Times{170s});
    const Ran nearest(far_and_near(Fetches::nearest));
    CHECK(nearest.loads("T") == Times{50s, 170s});
    CHECK(nearest.loads("U") == Times{70s});
}

TEST_CASE("ways lead along the aisles, straight on, or round a loop") {
    const auto exits = [](auto change) {
        LineSpec spec = plant({timetable({0s, 1s}), carried("out", 2), station("T", 0), sink()}, 1000s);
        TransporterSpec agvs = fleet(1, {{"A", 10}, {"B", 40}});
        agvs.places[1].value.y = Length{40};
        change(agvs);
        spec.transporters.push_back({Name("agvs"), agvs});
        return Ran(spec).exits();
    };
    CHECK(exits([](TransporterSpec&) {}) == Times{70s, 210s});
    CHECK(exits([](TransporterSpec& s) { s.ways = Paths::straight; }) == Times{50s, 150s});
    // 30 m there and 70 m back.
    CHECK(exits([](TransporterSpec& s) {
              s.loop = Length{100};
              s.places[1].value.y.reset();
          }) == Times{30s, 130s});
}

TEST_CASE("a battery that is low is charged to the full, for as long as it is empty") {
    LineSpec spec = plant({source(), station("S", 1), carried("out", 1), station("T", 1), sink()}, 380s);
    TransporterSpec made = fleet(1, {{"A", 0}, {"B", 20}});
    made.battery = BatterySpec{.lasts = 100s, .charge = 60s, .below = {0.4}, .charger = Ref("B")};
    spec.transporters.push_back({Name("agvs"), made});
    const Ran ran(spec);
    // 80, 40 and 0 s are left as the first three are set down; then 60 s and 20 s, twice.
    CHECK(ran.exits() == Times{22s, 62s, 102s, 202s, 242s, 330s, 370s});
    CHECK(agvs(ran).charging_seconds == 60 + 48 + (380 - 369));
}

TEST_CASE("as many are charged at once as there are chargers, and the others wait") {
    LineSpec spec = plant({timetable({0s, 0s, 500s, 500s}), carried("out", 2), station("T", 0), sink()}, 1000s);
    TransporterSpec made = fleet(2, {{"A", 0}, {"B", 20}});
    // The batteries are good for 95 s and 100 s of driving at first, and low after one part.
    made.battery = BatterySpec{.lasts = 100s, .charge = 100s, .below = {0.9}, .charger = Ref("A")};
    spec.transporters.push_back({Name("agvs"), made});
    const Ran ran(spec);
    CHECK(ran.exits() == Times{20s, 20s, 520s, 520s});
    // At 40 s both are at the charger, with 55 s and 60 s left; at 540 s with 60 s each. The second waits for the first.
    CHECK(agvs(ran).charging_seconds == (20 + 45) + (20 + 45 + 40) + (20 + 40) + (20 + 40 + 40));
}

TEST_CASE("outside their calendar transporters finish what they are at, and begin nothing else") {
    LineSpec spec = carry(5, 200s);
    spec.calendars.push_back({"shift", daily(0s, 60s)});
    spec.transporters[0].value.calendar = Ref("shift");
    const Ran ran(spec);
    CHECK(ran.exits() == Times{55s, 125s});
    CHECK(agvs(ran).fetched == 2);
    CHECK(agvs(ran).idle_seconds == 10);
    CHECK(agvs(ran).carrying_seconds == 40);
    CHECK(agvs(ran).fetching_seconds == 10);  // of the 30 s, in the shift
    CHECK(agvs(ran).waiting_seconds == 40);
}

TEST_CASE("transporters that stand where others wait for them are a deadlock, which is found and named") {
    LineSpec spec =
        plant({source(), carried("in", 5), station("M", 10), carried("out", 1), station("T", 1), sink()}, 1000s);
    spec.transporters.push_back({Name("agvs"), fleet(1, {{"A", 0}, {"B", 30}})});
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->cycle ==
          std::vector<std::string>{
              "M waits for room in out, whose parts wait for transporters of agvs that stand at the end of in"});
    // It is at M with the third part when M has the second, and the first waits to be fetched.
    CHECK(ran.result.deadlock->time == run_start + 150s);
    spec.transporters[0].value.count = 6;
    std::get<BufferSpec>(spec.flows[0].elements[1]).capacity = 1;
    // Five stand in front of M in the end, and the sixth carries on what M has made: a unit a minute, and no deadlock.
    CHECK(!Ran(spec).result.deadlock);
    CHECK(Ran(spec).exits().size() == 15);
}

TEST_CASE("an assembly of two carried parts locks the transporters that hold too many of the one") {
    LineSpec spec = plant({source(), carried("bodies", 2), station("marriage", 10), sink()}, 5000s);
    std::get<StationSpec>(spec.flows[0].elements[2]).joins = {{Ref("packs"), 1, {}}};
    spec.flows.push_back({Name("packs-line"), {source("cells"), station("P", 100), carried("packs", 2)}});
    spec.transporters.push_back({Name("agvs"), fleet(2, {{"A", 0}, {"B", 30}})});
    const Ran ran(spec);
    REQUIRE(ran.result.deadlock);
    CHECK(ran.result.deadlock->cycle ==
          std::vector<std::string>{"marriage waits for parts from packs, whose parts wait for transporters of agvs "
                                   "that stand at the end of bodies"});
    CHECK(ran.result.deadlock->time == run_start + 30s);
}

TEST_CASE("parts of a starting state wait to be fetched") {
    LineSpec spec = carry(5, 200s);
    spec.state = StateSpec{};
    spec.state->buffers.push_back({Ref("out"), {PartStateSpec{.count = 2}}});
    CHECK(errors(spec).empty());
    const Ran ran(spec);
    CHECK(ran.exits().front() == 45s);
    CHECK(ran.exits()[1] == 45s + 70s);
}
