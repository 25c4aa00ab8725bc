// How far the order of units strays from the one they were launched in, where that is known exactly.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

constexpr double takt_time = 60;
constexpr double slow = 0.2;      ///< share of the parts that go the long way
constexpr int places_behind = 6;  ///< so many launches later they come out of it

/// A part every minute; some go a long way, the others go straight. Both come to `store`, from where `take` ships them.
spec::LineSpec two_ways(spec::BufferSpec store, spec::Dispatch takes, Duration begins) {
    spec::SourceSpec source;
    source.name = "source";
    source.every = Distribution::constant(takt_time);
    spec::StationSpec split = station("split", Distribution::constant(takt_time / 2));
    split.to = spec::RouteSpec();
    split.to->choice = spec::Choice::share;
    split.to->targets = {{spec::Ref("long-way"), slow, {}}, {spec::Ref("store"), 1 - slow, {}}};
    spec::BufferSpec way;
    way.name = "long-way";
    way.capacity = 100;
    way.transit = from_seconds((places_behind + 0.25) * takt_time);
    way.to = spec::RouteSpec(spec::Ref("store"));
    spec::StationSpec take = station("take", Distribution::constant(takt_time * 0.9));
    take.takes = takes;
    take.calendar = spec::Ref("later");
    take.at_shift_end = spec::ShiftEnd::finish;
    store.name = "store";
    spec::SinkSpec sink;
    sink.name = "sink";
    sink.measures = spec::SinkMeasures::sequence;
    spec::LineSpec plant;
    plant.name = "two ways";
    plant.flows.push_back({spec::Name("line"), {source, split, way, store, take, sink}});
    spec::CalendarSpec later;
    later.days = spec::Weekdays::daily();
    spec::ShiftSpec shift;
    shift.from = {begins};
    shift.to = {std::chrono::hours{24}};
    later.shifts.push_back(shift);
    plant.calendars.push_back({spec::Name("later"), later});
    plant.run.horizon = std::chrono::hours{23};
    return plant;
}

spec::BufferSpec places(std::uint32_t capacity) {
    spec::BufferSpec made;
    made.capacity = capacity;
    return made;
}

}  // namespace

TEST_CASE("parts that go a longer way are overtaken by a binomial number of others") {
    // One that goes the long way is overtaken by those of the next launches that go straight, one that goes straight by nobody.
    spec::LineSpec plant = two_ways(places(100), spec::Dispatch::oldest, std::chrono::hours{0});
    const double in_sequence = 1 - slow + slow * std::pow(slow, places_behind);
    const double overtaken = slow * places_behind * (1 - slow);
    plant.run.warm_up = std::chrono::hours{2};
    plant.calendars.clear();
    std::get<spec::StationSpec>(plant.flows[0].elements[4]).calendar.reset();
    plant.run.horizon = std::chrono::hours{500};
    const Plan plan = make_plan(plant);
    Tally in_order, by;
    for (std::uint64_t replication = 0; replication < 20; ++replication) {
        const SinkResult sink = simulate(plan, 9, replication).sinks[0];
        in_order.add(static_cast<double>(sink.in_sequence) / static_cast<double>(sink.units));
        by.add(static_cast<double>(sink.overtaken) / static_cast<double>(sink.units));
        CHECK(sink.most_overtaken <= places_behind);
    }
    compare("units in sequence", in_sequence, in_order, 1);
    compare("overtaken by", overtaken, by, overtaken);
}

TEST_CASE(
    "a store with random access restores the sequence once it holds as many as may overtake, and not with fewer") {
    // `take` begins late, with parts in the store for longer than anyone is on the long way; it is hardly quicker than they come.
    spec::BufferSpec store = places(1000);
    store.access = spec::Access::any;
    const auto run = [&](spec::BufferSpec with, Duration begins) {
        return simulate(make_plan(two_ways(std::move(with), spec::Dispatch::in_sequence, begins)), 9, 0).sinks[0];
    };
    const SinkResult restored = run(store, std::chrono::hours{4});
    CHECK(restored.units > 1000);
    CHECK(restored.in_sequence == restored.units);
    const SinkResult early = run(store, std::chrono::minutes{3});
    CHECK(early.in_sequence < early.units);
    // Lanes by the sequence do it as well, and a buffer that is left in turn does not, however large.
    spec::BufferSpec lanes = places(1000);
    lanes.lanes = 10;
    lanes.lane_by = spec::LaneRule::sequence;
    const SinkResult by_lanes = run(lanes, std::chrono::hours{4});
    CHECK(by_lanes.in_sequence == by_lanes.units);
    const SinkResult in_turn = run(places(1000), std::chrono::hours{4});
    CHECK(in_turn.in_sequence < in_turn.units);
}
