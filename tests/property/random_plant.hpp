// Random plants that pass every check: chains with branches, rework, assembly, conveyors, failures, crews, shifts, carriers,
// robots and all blocking modes. Each decision is a byte, so that a fuzzer can steer it.
#pragma once

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "property/random_additions.hpp"
#include "takt/random/stream.hpp"
#include "takt/spec/check.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/spec/zero_time.hpp"

namespace random_plants {

using namespace takt;
using namespace takt::spec;
using namespace std::chrono_literals;

/// A byte a decision; when they are used up, every decision is the first.
class Decisions {
  public:
    Decisions(const std::uint8_t* bytes, std::size_t count) : next_(bytes), end_(bytes + count) {}

    unsigned below(unsigned choices) { return next_ == end_ ? 0 : *next_++ % choices; }
    bool one_in(unsigned chances) { return below(chances) == chances - 1; }

  private:
    const std::uint8_t* next_;
    const std::uint8_t* end_;
};

/// Bytes of decisions made from a number.
inline std::vector<std::uint8_t> bytes_of(std::uint64_t seed, std::size_t count = 400) {
    Stream stream(StreamKey{seed, 0, hash_of("random plant"), hash_of("decisions")});
    std::vector<std::uint8_t> bytes(count);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(stream.uniform() * 256);
    return bytes;
}

class PlantMaker {
  public:
    explicit PlantMaker(Decisions decisions) : decide_(decisions) {}

    LineSpec make() && {
        plant_.name = "random";
        make_run();
        make_products();
        make_calendars();
        make_resources();
        plant_.flows.push_back({Name("line"), {}});
        add_source(flow(), "source");
        has_carriers_ = decide_.one_in(3);
        if (has_carriers_) add_carrier_begin();
        const unsigned segments = 1 + decide_.below(4);
        for (unsigned i = 0; i < segments; ++i) add_segment();
        if (has_carriers_) add_carrier_end();
        SinkSpec sink;
        sink.name = "sink";
        flow().push_back(sink);
        for (FlowSpec& each : plant_.flows) bound_first_buffers(each.elements);
        return std::move(plant_);
    }

  private:
    using Elements = std::vector<ElementSpec>;

    Elements& flow() { return plant_.flows.front().elements; }
    std::string number(const char* word) { return word + std::to_string(++count_); }

    /// Cycles of minutes and a horizon of two days keep a run below some ten thousand events.
    Distribution minutes(double least, double most) {
        const double mean = 60 * (least + (most - least) * decide_.below(16) / 15.0);
        if (mean == 0) return Distribution::constant(0);
        switch (decide_.below(3)) {
            case 0: return Distribution::constant(mean);
            case 1: return Distribution::of<Exponential>(mean);
            default: return Distribution::of<Uniform>(0.5 * mean, 1.5 * mean);
        }
    }

    ByProduct<Distribution> by_product(double least, double most) {
        if (!decide_.one_in(4)) return minutes(least, most);
        ByProduct<Distribution> each;
        for (const auto& product : plant_.products) each.each.emplace_back(product.name.text, minutes(least, most));
        return each;
    }

    void make_run() {
        plant_.run.horizon = std::chrono::hours{12 + 12 * decide_.below(4)};
        plant_.run.warm_up = std::chrono::hours{decide_.below(3) * 5};
        plant_.run.replications = 1;
    }

    void make_products() {
        const unsigned products = 1 + decide_.below(3);
        for (unsigned i = 0; i < products; ++i) plant_.products.push_back({std::string(1, static_cast<char>('A' + i)), {}});
    }

    static TimeOfDay at(int hours, int minutes = 0) { return {std::chrono::hours{hours} + std::chrono::minutes{minutes}}; }

    void make_calendars() {
        CalendarSpec day;
        day.days = Weekdays::daily();
        ShiftSpec early{
            .name = {}, .days = {}, .from = at(6), .to = at(14), .breaks = {}, .since = {}, .until = {}, .at = {}};
        early.breaks.push_back({at(9), 30min, {}});
        day.shifts.push_back(early);
        CalendarSpec nights;
        nights.days = Weekdays::daily();
        nights.shifts.push_back(
            {.name = {}, .days = {}, .from = at(0), .to = at(4), .breaks = {}, .since = {}, .until = {}, .at = {}});
        nights.shifts.push_back(
            {.name = {}, .days = {}, .from = at(5), .to = at(23), .breaks = {}, .since = {}, .until = {}, .at = {}});
        plant_.calendars.push_back({"day", day});
        plant_.calendars.push_back({"long", nights});
        plant_.run.calendar = calendar();
    }

    std::optional<Ref> calendar() {
        switch (decide_.below(6)) {
            case 4: return Ref("day");
            case 5: return Ref("long");
            default: return std::nullopt;
        }
    }

    ResourceSpec resource() {
        ResourceSpec made;
        made.size = 1 + decide_.below(2);
        made.order = decide_.one_in(2) ? Order::priority : Order::fifo;
        made.calendar = calendar();
        return made;
    }

    void make_resources() {
        ResourceSpec skilled = resource();
        skilled.members = {{1, {"electric"}, {}}, {1 + decide_.below(2), {"electric", "hydraulic"}, {}}};
        skilled.size = 1 + skilled.members.back().count;
        plant_.crews.push_back({"crew", resource()});
        plant_.crews.push_back({"skilled", skilled});
        plant_.operators.push_back({"operators", resource()});
        plant_.robots.push_back({"shared", resource()});
    }

    std::uint32_t priority() { return decide_.below(4); }

    template <class Stop>
    void give_crew(Stop& stop) {
        stop.priority = priority();
        switch (decide_.below(4)) {
            case 1: stop.crew = Ref("crew"); break;
            case 2: stop.crew = Ref("skilled"); break;
            case 3:
                stop.crew = Ref("skilled");
                stop.skill = Name(decide_.one_in(2) ? "hydraulic" : "electric");
                break;
            default: break;
        }
    }

    template <class Stop>
    void give_clock(Stop& stop) {
        stop.clock = static_cast<Clock>(decide_.below(4));
        stop.every = stop.clock == Clock::cycles ? Distribution::constant(2 + decide_.below(20), Dimension::count)
                                                 : minutes(10, 300);
        give_crew(stop);
    }

    FailureSpec failure() {
        FailureSpec made;
        give_clock(made);
        made.repair = decide_.one_in(8) ? Distribution::constant(0) : minutes(2, 40);
        made.part = static_cast<Interrupted>(decide_.below(3));
        return made;
    }

    MaintenanceSpec maintenance() {
        MaintenanceSpec made;
        give_clock(made);
        made.length = minutes(5, 60);
        return made;
    }

    OperationSpec operation() {
        OperationSpec made;
        made.time = by_product(0, 4);
        if (decide_.one_in(3)) made.robot = Ref("shared");
        if (decide_.one_in(3)) made.operators = Ref("operators");
        return made;
    }

    RobotSpec robot() {
        RobotSpec made;
        made.count = 1 + decide_.below(2);
        if (!decide_.one_in(3)) made.cycle = by_product(1, 6);
        if (decide_.one_in(2)) made.failures.push_back(failure());
        if (decide_.one_in(4)) made.failures.push_back(failure());
        return made;
    }

    void add_setups(StationSpec& station) {
        if (plant_.products.size() < 2) return;
        station.setup.push_back({{}, Ref("A"), minutes(0, 5), {}});
        if (decide_.one_in(2)) station.setup.push_back({Ref("A"), {}, minutes(1, 8), {}});
    }

    StationSpec station(const std::string& name) {
        StationSpec made;
        made.name = name;
        made.machines = 1 + (decide_.one_in(3) ? decide_.below(3) : 0);
        if (decide_.one_in(4)) {
            made.operations.push_back({.name = {}, .time = minutes(1, 4), .robot = {}, .operators = {}, .at = {}});
            made.operations.push_back(operation());
        } else {
            made.cycle = by_product(1, 8);
            if (decide_.one_in(6)) made.robot = Ref("shared");
            if (decide_.one_in(6)) made.operators = Ref("operators");
        }
        if (decide_.one_in(4)) made.robots.push_back(robot());
        for (unsigned i = decide_.below(3); i > 0; --i) made.failures.push_back(failure());
        if (decide_.one_in(5)) made.maintenance.push_back(maintenance());
        if (decide_.one_in(5)) add_setups(made);
        if (decide_.one_in(4)) made.yield = Share{0.8};
        made.calendar = calendar();
        made.at_shift_end = decide_.one_in(2) ? ShiftEnd::finish : ShiftEnd::suspend;
        made.priority = priority();
        return made;
    }

    BufferSpec buffer(const std::string& name, std::uint32_t least = 0) {
        BufferSpec made;
        made.name = name;
        made.capacity = least + decide_.below(6);
        if (decide_.one_in(8)) made.capacity = Capacity::unlimited();
        if (made.capacity.places != 0u && decide_.one_in(4)) made.transit = std::chrono::minutes{1 + decide_.below(20)};
        return made;
    }

    void add_source(Elements& elements, const std::string& name) {
        SourceSpec made;
        made.name = name;
        made.calendar = calendar();
        const unsigned mode = decide_.below(6);
        if (mode == 1 || mode == 2) made.every = minutes(2, 15);
        if (mode == 3) {
            for (unsigned i = 0; i < 3; ++i)
                made.timetable.push_back({std::chrono::minutes{decide_.below(60)}, {}, 1 + decide_.below(4), {}});
            if (decide_.one_in(2)) made.repeats = 60min;
        }
        if (mode == 4)
            for (unsigned i = 0; i < 3; ++i) made.orders.push_back({{}, Ref("A"), 1 + decide_.below(40), {}});
        if ((mode == 2 || mode == 3) && decide_.one_in(2)) made.overflow = Overflow::lose;
        if (decide_.one_in(4)) made.limit = 1 + decide_.below(200);
        if (mode == 5) made.sequence = {Ref("A"), Ref(plant_.products.back().name.text), Ref("A")};
        elements.push_back(made);
    }

    /// A source that is always ready would fill an unlimited buffer at once.
    static void bound_first_buffers(Elements& elements) {
        for (std::size_t i = 1; i < elements.size(); ++i) {
            auto* first = std::get_if<BufferSpec>(&elements[i]);
            if (first == nullptr) return;
            if (!first->capacity.places) first->capacity = 7;
        }
    }

    void add_segment() {
        switch (decide_.below(7)) {
            case 0: flow().push_back(station(number("station"))); break;
            case 1: add_blocking_station(); break;
            case 2: add_branches(); break;
            case 3: add_rework(); break;
            case 4: add_assembly(); break;
            case 5: add_conveyor(); break;
            default: add_side_by_side(); break;
        }
        if (decide_.one_in(2)) flow().push_back(buffer(number("buffer")));
    }

    void add_blocking_station() {
        StationSpec made = station(number("careful"));
        made.blocking = Blocking::before;
        flow().push_back(made);
        flow().push_back(buffer(number("buffer"), 1));
        flow().push_back(station(number("station")));
    }

    RouteSpec route(const std::vector<std::string>& targets) {
        RouteSpec made;
        const Choice choices[] = {Choice::share, Choice::first, Choice::rotate, Choice::product};
        made.choice = choices[decide_.below(4)];
        if (made.choice == Choice::product) {
            for (std::size_t i = 0; i < plant_.products.size(); ++i)
                made.targets.push_back({Ref(targets[i % targets.size()]), 0, Ref(plant_.products[i].name.text)});
            return made;
        }
        for (const std::string& target : targets)
            made.targets.push_back({Ref(target), 1.0 / static_cast<double>(targets.size()), {}});
        return made;
    }

    /// One station to two, by any kind of route, and together again.
    void add_branches() {
        const std::string left = number("left");
        const std::string right = number("right");
        const std::string together = number("together");
        StationSpec split = station(number("split"));
        if (plant_.products.size() < 2) {
            split.to = RouteSpec();
            split.to->choice = Choice::first;
            split.to->targets = {{Ref(left), 0, {}}, {Ref(right), 0, {}}};
        } else {
            split.to = route({left, right});
        }
        flow().push_back(split);
        if (decide_.one_in(2)) {
            flow().push_back(buffer(left));
            StationSpec first = station(number("station"));
            first.to = RouteSpec(Ref(together));
            flow().push_back(first);
        } else {
            StationSpec first = station(left);
            first.to = RouteSpec(Ref(together));
            flow().push_back(first);
        }
        flow().push_back(station(right));
        if (decide_.one_in(2)) {
            flow().push_back(buffer(together));
            flow().push_back(station(number("station")));
        } else {
            flow().push_back(station(together));
        }
    }

    void add_rework() {
        StationSpec inspect = station(number("inspect"));
        const std::string repair = number("repair");
        const std::string next = number("ok");
        inspect.yield = Share{0.5 + 0.05 * decide_.below(10)};
        inspect.rework = Ref(repair);
        if (decide_.one_in(2)) inspect.rework_limit = 1 + decide_.below(3);
        inspect.to = RouteSpec(Ref(next));
        BufferSpec before = buffer(number("buffer"));
        const std::string back = decide_.one_in(2) ? before.name.text : inspect.name.text;
        flow().push_back(before);
        flow().push_back(inspect);
        if (decide_.one_in(2)) flow().push_back(buffer(number("store")));
        StationSpec mend = station(repair);
        mend.to = RouteSpec(Ref(back));
        flow().push_back(mend);
        flow().push_back(station(next));
        // A store in front of the repair is reached only when parts are sent to it.
        for (std::size_t i = 0; i + 1 < flow().size(); ++i) {
            auto* store = std::get_if<BufferSpec>(&flow()[i]);
            auto* sender = i > 0 ? std::get_if<StationSpec>(&flow()[i - 1]) : nullptr;
            if (store != nullptr && sender != nullptr && sender->rework && sender->rework->name == name_of(flow()[i + 1]).text)
                sender->rework = Ref(store->name.text);
        }
    }

    void add_assembly() {
        const std::uint32_t count = 1 + decide_.below(3);
        BufferSpec parts = buffer(number("parts"), count);
        FlowSpec feeder{Name(number("feeder")), {}};
        add_source(feeder.elements, number("source"));
        if (decide_.one_in(2)) feeder.elements.push_back(station(number("station")));
        feeder.elements.push_back(parts);
        StationSpec assembly = station(number("assembly"));
        assembly.joins.push_back({Ref(parts.name.text), count, {}});
        plant_.flows.push_back(feeder);
        flow().push_back(assembly);
    }

    void add_conveyor() {
        flow().push_back(station(number("station")));
        const unsigned links = 1 + decide_.below(3);
        for (unsigned i = 0; i < links; ++i) flow().push_back(buffer(number("link")));
        if (decide_.one_in(2)) flow().push_back(station(number("station")));
    }

    /// Two stations that take from one buffer, and give to one.
    void add_side_by_side() {
        const std::string left = number("left");
        const std::string right = number("right");
        const std::string after = number("after");
        BufferSpec store = buffer(number("store"));
        store.to = RouteSpec();
        store.to->choice = Choice::first;
        store.to->targets = {{Ref(left), 0, {}}, {Ref(right), 0, {}}};
        flow().push_back(store);
        StationSpec first = station(left);
        BufferSpec to = buffer(after, 1);
        first.blocking = decide_.one_in(2) ? Blocking::before : Blocking::after;
        first.to = RouteSpec(Ref(after));
        flow().push_back(first);
        flow().push_back(station(right));
        flow().push_back(to);
        flow().push_back(station(number("station")));
    }

    void add_carrier_begin() {
        CarrierSpec skids;
        skids.count = 1 + decide_.below(12);
        if (decide_.one_in(2)) skids.places = skids.count + decide_.below(3) - (skids.count > 1 ? 1 : 0);
        plant_.carriers.push_back({"skids", skids});
        StationSpec load = station(number("load"));
        load.loads = Ref("skids");
        flow().push_back(load);
    }

    void add_carrier_end() {
        StationSpec unload = station(number("unload"));
        unload.unloads = Ref("skids");
        flow().push_back(unload);
    }

    Decisions decide_;
    LineSpec plant_;
    unsigned count_ = 0;
    bool has_carriers_ = false;
};

inline LineSpec random_plant(const std::uint8_t* bytes, std::size_t count) {
    return PlantMaker(Decisions(bytes, count)).make();
}

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

/// Every third has ramp-ups, every fourth moving lines, every fifth materials, every second rules of dispatch, every seventh robot
/// cells, two of every seven zones, two of every five a yield of reworked parts, every eighth levels of buffers, two of every nine
/// stores, two of every six are drained before shifts end, every second marries by number where it assembles and can, three of
/// every eleven have transporters, half of those with carriers a way back for them, and so on; those of fingerprints.txt
/// excepted. A test asks that all of them together use every key of the language.
inline LineSpec random_plant(std::uint64_t seed) {
    const std::vector<std::uint8_t> bytes = bytes_of(seed);
    LineSpec plant = random_plant(bytes.data(), bytes.size());
    if (seed > 5 && seed % 13 < 2) add_growing_calendars(plant, seed);
    if (seed > 5 && seed % 3 == 1) add_launches(plant, seed);
    if (seed > 5 && seed % 9 > 4) add_second_inputs(plant, seed);
    if (seed > 5 && seed % 4 == 0) add_moving_lines(plant, seed);
    if (seed > 5 && seed % 5 == 0) add_materials(plant, seed);
    if (seed > 5 && seed % 3 == 0) add_ramp_ups(plant, seed);
    if (seed > 5 && seed % 2 == 0) add_dispatch(plant, seed);
    if (seed > 5 && seed % 7 == 0) add_robot_cells(plant, seed);
    if (seed > 5 && seed % 7 < 2) add_zones(plant, seed);
    if (seed > 5 && seed % 9 < 2) add_stores(plant, seed);
    if (seed > 5 && seed % 5 < 2) add_reworked_yields(plant, seed);
    if (seed > 5 && seed % 8 == 3) add_levels(plant, seed);
    if (seed > 5 && seed % 6 < 2) add_draining(plant, seed);
    if (seed > 5 && seed % 2 == 1) add_marriages(plant, seed);
    if (seed > 5 && seed % 11 < 3) add_transporters(plant, seed);
    if (seed > 5 && seed % 3 > 0) add_setters(plant, seed);
    if (seed > 5 && seed % 5 > 2) add_batches(plant, seed);
    if (seed > 5 && seed % 7 == 5) add_maintenance_by_time_of_day(plant, seed);
    if (seed > 5 && seed % 2 == 1) add_ways_back(plant, seed);
    if (seed > 5 && seed % 11 < 3) add_ways_of_driving(plant, seed);
    if (seed > 5 && seed % 7 > 3) add_due_dates(plant, seed);
    if (seed > 5 && seed % 10 == 3) add_ways_around(plant, seed);
    if (seed > 5 && seed % 5 == 0) add_completion(plant, seed);
    if (seed > 5 && seed % 8 < 3) add_kinds_of_work(plant, seed);
    if (seed > 5 && seed % 12 == 7) add_traces(plant, seed);
    if (seed > 5 && seed % 3 == 2) add_money(plant, seed);
    return plant;
}

}  // namespace random_plants
