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

}  // namespace random_plants
