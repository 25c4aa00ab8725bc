// What some elements of random plants are made into: new stations, moving lines, cells of robots, stores, marriages, fleets of
// transporters. Each takes a plant and changes some of it; what does not fit is taken back.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "takt/random/stream.hpp"
#include "takt/spec/check.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/spec/zero_time.hpp"

namespace random_plants {

using namespace takt;
using namespace takt::spec;
using namespace std::chrono_literals;

/// If that came with every cycle, as it may at a new station, the clock would stand still.
inline bool scraps_in_no_time(const StationSpec& station) {
    const auto does = [](const std::vector<FailureSpec>& failures) {
        return std::any_of(failures.begin(), failures.end(), [](const FailureSpec& failure) {
            return failure.clock == Clock::cycles && failure.part == Interrupted::scrap && is_zero(failure.repair);
        });
    };
    return does(station.failures) || std::any_of(station.robots.begin(), station.robots.end(),
                                                 [&](const RobotSpec& robot) { return does(robot.failures); });
}

/// Some of its stations are new: by steps that come in the run, or learning.
inline void add_ramp_ups(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("ramp-ups")});
    const auto between = [&](double least, double most) {
        return Percentage{least + (most - least) * stream.uniform()};
    };
    RampUpSpec by_date, by_practice;
    for (int day = -1; day < 2; ++day)
        by_date.steps.push_back({.from = plant.run.start + std::chrono::days{day},
                                 .cycle = between(0.3, 3),
                                 .failures = between(0.3, 5),
                                 .yield = between(0, 1),
                                 .at = {}});
    by_practice.learning = LearningSpec{between(1, 5), between(0.5, 1), {}};
    plant.ramp_ups = {{"dates", by_date}, {"practice", by_practice}};
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            const auto choice = static_cast<int>(stream.uniform() * 3);
            if (auto* station = std::get_if<StationSpec>(&element); station != nullptr && choice > 0 && !scraps_in_no_time(*station))
                station->ramp_up = Ref(choice == 1 ? "dates" : "practice");
        }
}

/// Makes some of its stations moving lines: with empty pitches or without, with cords, drift, and parts that are spoilt.
inline void add_moving_lines(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("moving lines")});
    const auto one_in = [&](int chances) { return stream.uniform() * chances < 1; };
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            auto* station = std::get_if<StationSpec>(&element);
            if (station == nullptr || station->blocking == Blocking::before || one_in(2)) continue;
            const double cycle = 10 + 100 * stream.uniform();
            station->machines = 1;
            station->cycle = Distribution::constant(cycle);
            station->operations.clear();
            station->robots.clear();
            station->robot.reset();
            station->operators.reset();
            station->setup.clear();
            for (FailureSpec& failure : station->failures)
                failure.part = Interrupted::resume;
            MovingLineSpec& moving = station->moving.emplace();
            moving.pitches = 1 + static_cast<std::uint32_t>(stream.uniform() * 6);
            moving.no_part = one_in(3) ? NoPart::wait : NoPart::move;
            if (one_in(3)) moving.longest = from_seconds(cycle * moving.pitches * 1.5);
            if (one_in(2)) moving.andon = AndonSpec{{0.2 * stream.uniform()}, Distribution::of<Exponential>(cycle), {}};
            if (one_in(2)) {
                moving.work.emplace_back();
                moving.work.back().time = from_seconds(cycle * (0.8 + 0.3 * stream.uniform()));
                if (one_in(2)) moving.drift = from_seconds(cycle / 4);
            }
        }
}

/// The first station of the main line calls the last material off part by part, for the last station alone.
inline void call_off_in_sequence(LineSpec& plant) {
    std::vector<StationSpec*> stations;
    for (ElementSpec& element : plant.flows.front().elements)
        if (auto* station = std::get_if<StationSpec>(&element)) stations.push_back(station);
    if (stations.size() < 2) return;
    MaterialSpec material;
    material.stock = 1;
    material.lead_time = Distribution::of<Exponential>(600);
    material.sequenced_from = Ref(stations.front()->name.text);
    plant.materials.push_back({"mirrors", material});
    stations.back()->materials.emplace_back(Ref("mirrors"), ByProduct<std::uint32_t>(1));
}

/// Trains bring the materials that have no lead time any more.
inline void bring_by_trains(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("milk runs")});
    const auto below = [&](int n) { return static_cast<std::uint32_t>(stream.uniform() * n); };
    MilkRunSpec run;
    run.trains = 1 + below(3);
    run.carries = 1 + below(4);
    if (below(2) == 0) run.every = std::chrono::minutes{1 + below(40)};
    for (auto& material : plant.materials) {
        if (below(3) == 0 || material.value.sequenced_from) continue;
        material.value.lead_time.reset();
        run.stops.push_back({Ref(material.name.text), Distribution::of<Exponential>(30 + 600 * stream.uniform()), {}});
    }
    if (run.stops.empty()) return;
    run.unload = std::chrono::seconds{below(60)};
    run.way_back = Distribution::of<Exponential>(30 + 600 * stream.uniform());
    if (!plant.calendars.empty() && below(2) == 0) run.calendar = Ref(plant.calendars.front().name.text);
    plant.milk_runs.push_back({"tugger", run});
}

/// Some of its stations need bought parts, which they wait for or leave out.
inline void add_materials(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("materials")});
    const auto below = [&](int n) { return static_cast<std::uint32_t>(stream.uniform() * n); };
    for (const char* name : {"bolts", "seats"}) {
        MaterialSpec material;
        material.stock = below(20);
        material.reorder_point = below(30);
        material.lot = 1 + below(20);
        material.lead_time = Distribution::of<Exponential>(60 + 3000 * stream.uniform());
        plant.materials.push_back({name, material});
    }
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            auto* station = std::get_if<StationSpec>(&element);
            if (station == nullptr || below(2) == 0) continue;
            for (const char* name : {"bolts", "seats"})
                if (below(2) == 0) station->materials.emplace_back(Ref(name), ByProduct<std::uint32_t>(below(4)));
            if (!station->materials.empty() && below(3) == 0) station->when_missing = Shortage::leave_out;
        }
    if (seed % 2 == 0) call_off_in_sequence(plant);
    if (seed % 3 != 0) bring_by_trains(plant, seed);
}

/// Makes some of its stations cells of robots with tasks in shared zones, with failures, backups and dressing.
inline void add_robot_cells(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("robot cells")});
    const auto below = [&](int n) { return static_cast<std::uint32_t>(stream.uniform() * n); };
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            auto* station = std::get_if<StationSpec>(&element);
            if (station == nullptr || station->moving || below(2) == 0) continue;
            station->cycle = {};
            station->operations.clear();
            station->robots.clear();
            const std::uint32_t robots = 2 + below(3);
            for (std::uint32_t r = 0; r < robots; ++r) {
                RobotSpec& robot = station->robots.emplace_back();
                robot.name = Name("R" + std::to_string(r));
                for (std::uint32_t t = below(3) + 1; t > 0; --t) {
                    TaskSpec& task = robot.tasks.emplace_back();
                    task.spots = 1 + below(5);
                    task.each = std::chrono::seconds{20};
                    if (below(2) == 0) task.zone = Name("door");
                }
                FailureSpec failure;
                failure.clock = static_cast<Clock>(below(3));
                failure.every = Distribution::of<Exponential>(3600 * (1 + stream.uniform()));
                failure.repair = Distribution::of<Exponential>(900.0);
                if (!plant.crews.empty() && below(2) == 0) failure.crew = Ref(plant.crews.front().name.text);
                if (below(3) > 0) robot.failures.push_back(failure);
                if (below(3) > 0) robot.backup = {"R" + std::to_string((r + 1) % robots)};
                if (below(3) == 0) robot.dressing = DressingSpec{20, std::chrono::minutes{1}, {}};
            }
        }
}

/// Its stations take their parts by all rules, wherever they have the choice.
inline void add_dispatch(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("dispatch")});
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements)
            if (auto* station = std::get_if<StationSpec>(&element)) {
                station->takes = static_cast<Dispatch>(6 * stream.uniform());
                if (seed % 10 == 0 && station->takes == Dispatch::fullest) station->takes = Dispatch::fewest_remaining;
                if (seed % 10 == 2 && station->takes == Dispatch::in_order) station->takes = Dispatch::level;
                if (stream.uniform() < 0.3) station->longest_run = 1 + static_cast<std::uint32_t>(5 * stream.uniform());
                if (stream.uniform() < 0.3) station->longest_wait = from_seconds(600 * stream.uniform());
            }
}

/// Limits of work in process between elements of its main line, as far as a way leads from the one to the other.
inline void add_zones(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("zones")});
    const auto below = [&](std::size_t n) {
        return static_cast<std::size_t>(stream.uniform() * static_cast<double>(n));
    };
    const std::vector<ElementSpec>& line = plant.flows.front().elements;
    for (int zone = 0; zone < 3; ++zone) {
        ZoneSpec made;
        made.most = 1 + static_cast<std::uint32_t>(below(12));
        const std::size_t from = below(line.size() - 1);
        made.from = {Ref(name_of(line[from]).text)};
        if (plant.flows.size() > 1 && below(3) == 0)
            made.from.push_back(Ref(name_of(plant.flows.back().elements.front()).text));
        if (below(4) > 0) made.to = {Ref(name_of(line[from + below(line.size() - from)]).text)};
        plant.zones.push_back({Name("zone-" + std::to_string(zone)), made});
        Diagnostics diagnostics;
        check(plant, diagnostics);
        if (diagnostics.has_errors()) plant.zones.pop_back();
    }
}

/// Levels at which the feeding of some of its buffers stops and goes on.
inline void add_levels(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("levels")});
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(stream.uniform() * n); };
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            auto* buffer = std::get_if<BufferSpec>(&element);
            if (buffer == nullptr || buffer->capacity.places == 0u || below(3) == 0) continue;
            const BufferSpec before = *buffer;
            buffer->stop_at = 1 + below(buffer->capacity.places.value_or(9));
            buffer->start_at = below(*buffer->stop_at);
            Diagnostics diagnostics;
            check(plant, diagnostics);
            if (diagnostics.has_errors()) *buffer = before;  // several are taken at once
        }
}

/// Parts that are judged again after rework have a yield of their own.
inline void add_reworked_yields(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("reworked yields")});
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements)
            if (auto* station = std::get_if<StationSpec>(&element); station != nullptr && station->rework)
                station->reworked_yield = Share{0.4 + 0.6 * stream.uniform()};
}

/// Some of its buffers are stores with lanes or random access, from which stations take by a rule; sinks measure the sequence.
inline void add_stores(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("stores")});
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(stream.uniform() * n); };
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            if (auto* sink = std::get_if<SinkSpec>(&element)) sink->measures = SinkMeasures::sequence;
            if (auto* station = std::get_if<StationSpec>(&element); station != nullptr && below(2) == 0)
                station->takes = Dispatch::in_sequence;
            auto* buffer = std::get_if<BufferSpec>(&element);
            if (buffer == nullptr || buffer->transit > Duration::zero() || buffer->capacity.places.value_or(0) == 0)
                continue;
            if (below(3) == 0) {
                buffer->access = Access::any;
            } else if (below(3) > 0) {
                buffer->lanes = 1 + below(4);
                buffer->capacity = *buffer->lanes * (1 + below(3)) * *buffer->capacity.places;
                buffer->lane_by = static_cast<LaneRule>(below(3));
            }
        }
}

/// Some of its moving lines and conveyors are drained before the shift ends, as far as there are shifts.
inline void add_draining(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("draining")});
    if (!plant.run.calendar) plant.run.calendar = Ref("day");
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            const ElementSpec before = element;
            auto* station = std::get_if<StationSpec>(&element);
            if (stream.uniform() < 0.2) continue;
            if (auto* buffer = std::get_if<BufferSpec>(&element)) buffer->before_shift_end = BeforeShiftEnd::drain;
            if (station != nullptr && station->moving) {
                station->moving->before_shift_end = BeforeShiftEnd::drain;
                station->moving->no_part = NoPart::move;
                station->ramp_up.reset();
            }
            Diagnostics diagnostics;
            check(plant, diagnostics);
            if (diagnostics.has_errors()) element = before;
        }
}

/// Makes one of its assemblies a marriage by number: what it joins is launched for the parts of its main line.
inline void add_marriages(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("marriages")});
    for (std::size_t flow = 1; flow < plant.flows.size(); ++flow) {
        const LineSpec before = plant;
        auto& source = std::get<SourceSpec>(plant.flows[flow].elements.front());
        SourceSpec follower;
        follower.name = source.name;
        follower.follows = Ref(name_of(plant.flows.front().elements.front()).text);
        const std::string joined = name_of(plant.flows[flow].elements.back()).text;
        std::vector<std::string> stations;
        for (ElementSpec& element : plant.flows.front().elements)
            if (auto* station = std::get_if<StationSpec>(&element)) {
                stations.push_back(station->name.text);
                for (JoinSpec& join : station->joins)
                    if (join.from.name == joined) {
                        join.count = 1;
                        join.match = Match::number;
                    }
            }
        if (stream.uniform() < 0.4 && !stations.empty())
            follower.follows = Ref(stations[static_cast<std::size_t>(stream.uniform() * static_cast<double>(stations.size()))]);
        source = follower;
        auto* parts = std::get_if<BufferSpec>(&plant.flows[flow].elements.back());
        if (parts != nullptr && stream.uniform() < 0.6) {
            parts->transit = {};
            parts->capacity = 1 + static_cast<std::uint32_t>(12 * stream.uniform());
            parts->access = Access::any;
        }
        Diagnostics diagnostics;
        check(plant, diagnostics);
        if (diagnostics.has_errors()) plant = before;
    }
}

/// Transporters carry on the parts of some of its buffers.
inline void add_transporters(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("transporters")});
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(stream.uniform() * n); };
    for (const char* name : {"agvs", "forklifts"}) {
        TransporterSpec fleet;
        fleet.count = 1 + below(4);
        fleet.speed = {0.2 + stream.uniform()};
        fleet.load = fleet.unload = std::chrono::seconds{10 + below(60)};
        for (const char* place : {"A", "B", "C", "D"})
            fleet.places.push_back({Name(place), {.x = {double(below(60))}, .y = Length{double(below(40))}}});
        fleet.fetches = static_cast<Fetches>(below(2));
        if (seed % 2 == 0) fleet.carries = 1 + below(3);
        if (seed % 2 == 0 && fleet.carries > 1 && below(2) == 0) {
            fleet.least = 2;
            fleet.longest_wait = std::chrono::seconds{60 + below(1200)};
        }
        if (below(2) == 0) fleet.calendar = Ref("long");
        if (below(2) == 0)
            fleet.battery = BatterySpec{.lasts = 2h, .charge = 40min, .below = {0.6}, .charger = Ref("D"), .chargers = 1 + below(2)};
        plant.transporters.push_back({Name(name), fleet});
    }
    const auto place = [&] { return Ref(std::string(1, static_cast<char>('A' + below(4)))); };
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            auto* buffer = std::get_if<BufferSpec>(&element);
            if (buffer == nullptr || below(2) == 0) continue;
            const BufferSpec before = *buffer;
            buffer->transit = Duration::zero();
            buffer->carried_by = Ref(below(3) > 0 ? "agvs" : "forklifts");
            buffer->pick_up = place();
            buffer->set_down = place();
            buffer->sent = static_cast<Sent>(below(2));
            Diagnostics diagnostics;
            check(plant, diagnostics);
            if (diagnostics.has_errors()) *buffer = before;
        }
}

/// Empty carriers take some time to come back.
inline void add_ways_back(LineSpec& plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("ways back")});
    for (auto& carrier : plant.carriers) carrier.value.returns_in = from_seconds(60 * std::ceil(30 * stream.uniform()));
}

}  // namespace random_plants
