// Lost jobs on lines so small that each second can be put down to its cause by hand.
#include "takt/experiment/observed_run.hpp"

#include <vector>

#include "takt/experiment/static_look.hpp"
#include "takt/line/make_plan.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

constexpr LossCause down(Index station) {
    return {LossKind::state, station, State::down};
}
constexpr LossCause pace(Index station) {
    return {LossKind::state, station, State::working};
}

struct Books {
    Plan plan;
    LossBooks books;

    Books(const LineSpec& spec, Index reference)
        : plan(make_plan(spec)), books(*observe(plan, LossReference{reference, 60s}, 1, 0, 1).losses) {
        CHECK(books.unexplained() == 0s);
    }

    Duration lost(const LossCause& cause) const {
        for (const Loss& loss : books.losses)
            if (loss.cause == cause) return loss.time;
        return 0s;
    }
};

/// Cycles of a minute, and one failure of five minutes after ten minutes of work.
StationSpec failing(const char* name) {
    StationSpec made = station(name, 60);
    made.failures.push_back(failure(Clock::operating, 600, 300));
    return made;
}

}  // namespace

TEST_CASE("a starved station's loss goes to the one upstream that was down, also while that works off the delay") {
    // The first fails at 600 s, as it begins its eleventh part, and is done with it at 960 s; the second starves from 660 s
    // to 960 s, and waits for its first part until 60 s.
    const Books run(plant({source(), failing("first"), station("second", 60), sink()}, 1200s), 1);
    CHECK(run.books.units == 14);
    CHECK(run.lost(down(0)) == 300s);
    CHECK(run.lost(pace(0)) == 60s);
    CHECK(run.books.losses.size() == 2);
}

TEST_CASE("a delay goes on from machine to machine with the part") {
    // The same with a station between: the last one starves from 720 s to 1020 s, of that for 120 s while nobody is down.
    const Books run(plant({source(), failing("first"), station("second", 60), station("last", 60), sink()}, 1200s), 2);
    CHECK(run.books.units == 13);
    CHECK(run.lost(down(0)) == 300s);
    CHECK(run.lost(pace(0)) == 60s);  // before its first part came the last waited for the first,
    CHECK(run.lost(pace(1)) == 60s);  // and then for the second
    CHECK(run.books.losses.size() == 3);
}

TEST_CASE("a delay comes out of a conveyor with the part") {
    BufferSpec conveyor = buffer("conveyor", 10);
    conveyor.transit = 100s;
    const Books run(plant({source(), failing("first"), conveyor, station("last", 60), sink()}, 1300s), 1);
    CHECK(run.books.units == 14);
    CHECK(run.lost(down(0)) == 300s);
    CHECK(run.lost(pace(0)) == 160s);  // until the first part comes
}

TEST_CASE("an assembly waits for the input that it lacks, whatever comes along the other") {
    // Doors come as in the first case, bodies in plenty on a conveyor.
    BufferSpec conveyor = buffer("conveyor", 10);
    conveyor.transit = 10s;
    StationSpec fit = station("fit", 60);
    fit.joins = {{Ref("rack"), 1, {}}};
    const Books run(plant({source("doors"), failing("press"), buffer("rack", 2), source("bodies"), station("weld", 30),
                           conveyor, fit, sink()},
                          1200s),
                    2);
    CHECK(run.books.units == 14);
    CHECK(run.lost(down(0)) == 300s);
    CHECK(run.lost(pace(1)) == 30s);  // until then there is no body, which is looked at first; then one is on its way,
    CHECK(run.lost(pace(0)) == 30s);  // and what is surely missing is the first door, which comes at 60 s
}

TEST_CASE("a blocked station's loss goes to the one downstream that was down") {
    // The second fails at 660 s, as it begins its eleventh part, and gives it away at 1020 s; the first is blocked from 720 s
    // to 1020 s. At the end there is one part more behind the first than it had at the beginning.
    const Books run(plant({source(), station("first", 60), failing("second"), sink()}, 1200s), 0);
    CHECK(run.books.units == 14);
    CHECK(run.lost(down(1)) == 300s);
    CHECK(run.lost({LossKind::work_in_process, none, State::working}) == 60s);
    CHECK(run.books.losses.size() == 2);
}

TEST_CASE("a buffer that does not run empty keeps a failure from being a loss") {
    const Books run(plant({source(), failing("first"), buffer("store", 10), station("last", 100), sink()}, 1000s), 1);
    // The last one has the first part at 60 s. When the first fails at 600 s it has begun its sixth, and four wait.
    CHECK(run.lost(down(0)) == 0s);
    CHECK(run.lost(pace(0)) == 60s);
}

TEST_CASE("a source without parts") {
    SourceSpec slow = source();
    slow.every = constant(100);
    const Books run(plant({slow, station("only", 60), sink()}, 1000s), 0);
    // A part every 100 s: the first at 100 s, the ninth leaves at 960 s, and the tenth comes as the run ends.
    CHECK(run.books.units == 9);
    CHECK(run.lost({LossKind::source, 0, State::starved}) == 460s);
}

TEST_CASE("a part that is scrapped behind the reference is one job") {
    StationSpec spoils = station("second", 60);
    spoils.failures.push_back(failure(Clock::operating, 630, 30, Interrupted::scrap));
    const Books run(plant({source(), station("first", 60), spoils, sink()}, 1200s), 0);
    CHECK(run.books.units == 18);
    CHECK(run.lost({LossKind::scrap, 1, State::working}) == 60s);
    CHECK(run.lost({LossKind::work_in_process, none, State::working}) == 60s);
}

TEST_CASE("time after a deadlock is lost to it") {
    StationSpec first = station("first", 60);
    StationSpec bad = station("inspect", 60);
    bad.yield = Share{0};
    bad.rework = Ref("first");
    const Books run(plant({source(), first, bad, sink()}, 1000s), 0);
    // At 120 s the second wants to give its part back to the first, which holds one for the second.
    CHECK(run.books.units == 0);
    CHECK(run.lost({LossKind::deadlock, none, State::blocked}) == 880s);
    // All of the time counted where it comes in the warm-up, and no more than is scheduled.
    LineSpec late = plant({source(), first, bad, sink()}, 1000s);
    late.run.warm_up = 500s;
    const Books still(late, 0);
    CHECK(still.books.scheduled == 1000s);
    CHECK(still.lost({LossKind::deadlock, none, State::blocked}) == 1000s);
}

TEST_CASE("the reference is the slowest of the stations that every unit passes") {
    StationSpec inspect = station("inspect", 50);
    inspect.yield = Share{0.5};
    inspect.rework = Ref("repair");
    StationSpec repair = station("repair", 90);
    repair.to = route(Choice::fixed, {{.to = "sink"}});
    LineSpec spec = plant({source(), station("weld", 60), inspect, sink()}, 1000s);
    spec.flows.push_back({Name("repairs"), {buffer("queue", 5), repair}});
    std::get<StationSpec>(spec.flows[0].elements[2]).rework = Ref("queue");
    const Plan plan = make_plan(spec);
    const auto reference = loss_reference(plan, static_look(plan));
    REQUIRE(reference);
    CHECK(plan.stations[reference->station].name == "weld");
    CHECK(reference->cycle == 60s);
}

namespace {

/// Work from 06:00 to 07:00 and from 08:00 to 09:00.
LineSpec two_hours(std::vector<ElementSpec> elements) {
    LineSpec made = plant(std::move(elements), 3h);
    CalendarSpec hours;
    hours.days = Weekdays::daily();
    for (const int from : {6, 8}) {
        ShiftSpec shift;
        shift.from = {std::chrono::hours{from}};
        shift.to = {std::chrono::hours{from + 1}};
        hours.shifts.push_back(shift);
    }
    made.calendars.push_back({"hours", hours});
    made.run.calendar = Ref("hours");
    made.run.warm_up = 6h;
    return made;
}

StationSpec oven() {
    StationSpec made = station("oven", 60);
    made.moving.emplace().pitches = 10;
    made.moving->before_shift_end = BeforeShiftEnd::drain;
    return made;
}

BufferSpec dryer() {
    BufferSpec made = buffer("dryer", 20);
    made.transit = 600s;
    made.before_shift_end = BeforeShiftEnd::drain;
    return made;
}

constexpr LossCause draining(Index station) {
    return {LossKind::draining, station, State::starved};
}
constexpr LossCause empty_dryer{LossKind::empty_conveyor, 0, State::starved};
constexpr LossCause behind{LossKind::work_in_process, none, State::working};

}  // namespace

TEST_CASE("an oven loses the nine minutes in which it lets nothing in, in each shift") {
    // The last part enters at x:50, and is out after ten cycles, as the shift ends: 51 parts an hour.
    const Books run(two_hours({source(), oven(), sink()}), 0);
    CHECK(run.books.units == 102);
    CHECK(run.lost(draining(0)) == 1080s);
    CHECK(run.books.losses.size() == 1);
}

TEST_CASE("who comes behind an oven that was drained waits for it after the shift has begun") {
    // The press waits for the first part until 06:10. What comes out at 07:00 it has at 08:00, and the next at 08:10.
    const Books run(two_hours({source(), oven(), buffer("cool", 5), station("press", 60), sink()}), 1);
    CHECK(run.books.units == 101);
    CHECK(run.lost(pace(0)) == 600s);
    CHECK(run.lost(draining(0)) == 540s);
    CHECK(run.books.losses.size() == 2);
}

TEST_CASE("who feeds an oven that is drained is blocked as soon as there is no room before it") {
    // The oven takes its last part at 06:50 (and 08:50), five more find room: blocked from 06:56, and from 08:51, as the buffer
    // has been full since.
    const Books run(two_hours({source(), station("coat", 60), buffer("flash-off", 5), oven(), sink()}), 0);
    CHECK(run.books.units == 101);
    CHECK(run.lost(draining(1)) == 240s + 540s);
    CHECK(run.lost(behind) == 360s);
    CHECK(run.books.losses.size() == 2);
}

TEST_CASE("a conveyor that is drained blocks those before it, and is waited for by those behind") {
    // It takes no part from x:50 on. The one that the coat has then enters at 08:00, and is out at 08:10.
    const LineSpec spec = two_hours({source(), station("coat", 60), dryer(), station("press", 60), sink()});
    const Books before(spec, 0);
    CHECK(before.books.units == 99);
    CHECK(before.lost(empty_dryer) == 1200s);
    CHECK(before.lost(behind) == 60s);
    CHECK(before.books.losses.size() == 2);
    const Books after(spec, 1);
    CHECK(after.lost(pace(0)) == 660s);  // until the first part comes
    CHECK(after.lost(empty_dryer) == 600s);
    CHECK(after.books.losses.size() == 2);
}

TEST_CASE("a marriage that has a vehicle and a pack, but of others, waits for the match") {
    // Vehicle 1 (100 s) comes behind vehicle 2 (10 s), which is there at 30 s, in front. The packs come in order, at 40 s and
    // 70 s: from then on 2 has its own, and 1 after it.
    SourceSpec bodies = source();
    bodies.every = constant(10);
    bodies.sequence = {Ref("A"), Ref("B")};
    bodies.limit = 2;
    StationSpec weld = station("weld", 10);
    weld.cycle = {};
    weld.cycle.each = {{Ref("A"), constant(100)}, {Ref("B"), constant(10)}};
    weld.machines = 2;
    StationSpec marriage = station("marriage", 60);
    marriage.joins = {{Ref("packs"), 1, {}}};
    marriage.joins.back().match = Match::number;
    SourceSpec cells = source("cells");
    cells.follows = Ref("source");
    BufferSpec packs = buffer("packs", 5);
    packs.access = Access::any;
    LineSpec spec = plant({bodies, buffer("waiting", 5), weld, buffer("bodies", 5), marriage, sink()}, 190s);
    spec.products = {{"A", {}}, {"B", {}}};
    spec.flows.push_back({"battery", {cells, buffer("rack", 5), station("pack", 30), packs}});
    const Books run(spec, 1);
    CHECK(run.plan.stations[1].name == "marriage");
    CHECK(run.books.units == 2);
    CHECK(run.lost({LossKind::matching, 1, State::starved}) == 30s);
    CHECK(run.lost(pace(2)) == 10s);  // from 30 s, until there is any pack
    CHECK(run.lost(pace(0)) == 20s);  // from 10 s, until there is any body
    CHECK(run.lost({LossKind::source, 0, State::starved}) == 10s);
}
