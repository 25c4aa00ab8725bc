// Marriages by number: exactly the unmatched assembly where order is kept, and the recursion of their own where it is not.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cases.hpp"
#include "exit_times.hpp"
#include "heard_line.hpp"
#include "takt/random/stream.hpp"

using namespace takt;
using namespace takt::law;

namespace {

spec::BufferSpec places(const char* name, std::uint32_t count, bool any = false) {
    spec::BufferSpec made;
    made.name = name;
    made.capacity = count;
    if (any) made.access = spec::Access::any;
    return made;
}

spec::SourceSpec arrivals(const char* name, double every) {
    spec::SourceSpec made;
    made.name = name;
    made.every = Distribution::of<Exponential>(every);
    return made;
}

spec::SinkSpec end() {
    spec::SinkSpec made;
    made.name = "sink";
    return made;
}

/// Bodies and their packs, each through one station, to a marriage.
spec::LineSpec two_lines(spec::StationSpec body, spec::StationSpec pack, spec::BufferSpec packs, spec::Match match,
                         double every, double cycle) {
    spec::StationSpec marry = station("marry", Distribution::of<Exponential>(cycle));
    marry.joins.emplace_back();
    marry.joins.back().from = spec::Ref(packs.name.text);
    marry.joins.back().match = match;
    spec::SourceSpec cells;
    cells.name = "cells";
    cells.follows = spec::Ref("source");
    spec::LineSpec plant;
    plant.name = "marriage";
    plant.flows.push_back(
        {spec::Name("line"),
         {arrivals("source", every), places("bank", 1000), std::move(body), places("bodies", 1000), marry, end()}});
    plant.flows.push_back({spec::Name("battery"), {cells, places("rack", 1000), std::move(pack), std::move(packs)}});
    return plant;
}

/// When what of each vehicle comes to where it is married, and when that begins and ends.
struct Diary {
    std::map<std::uint64_t, double> body, pack, begins, ends;
    std::vector<std::uint64_t> order;  ///< of the bodies, as they come
};

struct Keeper : Listener {
    Diary diary;
    Index bodies = none, packs = none, marry = none;
    static double at(SimTime now) { return to_seconds(now - run_start); }
    void stored(SimTime now, Index buffer, const Part& part) override {
        if (buffer == bodies) diary.body[part.number] = at(now), diary.order.push_back(part.number);
        if (buffer == packs) diary.pack[vehicle_of(part)] = at(now);
    }
    void loaded(SimTime now, Index station, Index, const Part& part) override {
        if (station == marry) diary.begins[part.number] = at(now);
    }
    void finished(SimTime now, Index station, Index, const Part& part) override {
        if (station == marry) diary.ends[part.number] = at(now);
    }
};

template <class Rows>
Index named(const Rows& rows, const std::string& name) {
    for (Index i = 0; i < rows.size(); ++i)
        if (rows[i].name == name) return i;
    return none;
}

Diary diary_of(spec::LineSpec spec, double horizon, std::uint64_t seed) {
    spec.run.horizon = from_seconds(horizon);
    const Plan plan = make_plan(spec);
    Keeper keeper;
    keeper.bodies = named(plan.buffers, "bodies");
    keeper.packs = named(plan.buffers, "packs");
    keeper.marry = named(plan.stations, "marry");
    HeardLine line(plan, seed, 0, keeper);
    line.run_until(plan.end());
    CHECK_FALSE(line.deadlock());
    return keeper.diary;
}

}  // namespace

TEST_CASE(
    "where both lines keep the order, a marriage by number is the assembly of whatever comes first, to the "
    "microsecond") {
    for (const double every : {40.0, 25.0}) {
        Stream random(StreamKey{9, 0, hash_of("marriages"), hash_of("arrivals")});
        spec::SourceSpec vehicles = arrivals("source", every);
        vehicles.every.reset();
        for (double at = 0; at < 2e5;) {
            at -= every * std::log(1 - random.uniform());
            vehicles.timetable.push_back({from_seconds(at), {}, 1, {}});
        }
        spec::LineSpec by_number = two_lines(station("weld", Distribution::of<Exponential>(20)),
                                             station("pack", Distribution::of<Exponential>(22)), places("packs", 1000),
                                             spec::Match::number, every, 15);
        std::get<spec::SourceSpec>(by_number.flows[0].elements[0]) = vehicles;
        spec::LineSpec whichever = by_number;
        std::get<spec::StationSpec>(whichever.flows[0].elements[4]).joins.back().match = spec::Match::any;
        vehicles.name = "cells";
        std::get<spec::SourceSpec>(whichever.flows[1].elements[0]) = vehicles;
        const std::vector<double> exits = exit_times(by_number, 2e5);
        CHECK(exits.size() > 4000);
        CHECK(exits == exit_times(whichever, 2e5));
    }
}

TEST_CASE(
    "lines whose machines overtake: bodies in the order in which they come, each as soon as its own pack is there") {
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        spec::StationSpec weld = station("weld", Distribution::of<Exponential>(120));
        weld.machines = 5;
        spec::StationSpec pack = station("pack", Distribution::of<Exponential>(200));
        pack.machines = 9;
        const Diary diary =
            diary_of(two_lines(weld, pack, places("packs", 1000, true), spec::Match::number, 35, 20), 2e5, seed);
        CHECK(diary.ends.size() > 4000);
        double free = 0;
        std::size_t overtaken = 0;
        for (std::size_t k = 0; k < diary.ends.size(); ++k) {
            const std::uint64_t vehicle = diary.order[k];
            overtaken += k > 0 && vehicle < diary.order[k - 1];
            const double begins = std::max({diary.body.at(vehicle), diary.pack.at(vehicle), free});
            if (diary.begins.at(vehicle) != begins) FAIL("vehicle " << vehicle);
            free = diary.ends.at(vehicle);
        }
        CHECK(overtaken > 500);
    }
}

TEST_CASE("two lines of known lead times, each in step: a vehicle leaves after the longer of them") {
    for (const double body : {400.0, 900.0}) {
        spec::LineSpec spec =
            two_lines(station("weld", Distribution::constant(30)), station("pack", Distribution::constant(25)),
                      places("packs", 50), spec::Match::number, 60, 10);
        auto& source = std::get<spec::SourceSpec>(spec.flows[0].elements[0]);
        source.every = Distribution::constant(60);
        std::get<spec::BufferSpec>(spec.flows[0].elements[3]).transit = from_seconds(body);
        std::get<spec::BufferSpec>(spec.flows[1].elements[3]).transit = std::chrono::seconds{600};
        std::get<spec::StationSpec>(spec.flows[0].elements[4]).cycle = Distribution::constant(10);
        const std::vector<double> exits = exit_times(spec, 36000);
        std::vector<double> expected;
        for (double at = 60; at + std::max(30 + body, 25.0 + 600) + 10 <= 36000; at += 60)
            expected.push_back(at + std::max(30 + body, 25.0 + 600) + 10);
        CHECK(exits == expected);
    }
}
