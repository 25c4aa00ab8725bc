// What random plants have beside their flow: launches in order, due dates, calendars that grow, second inputs, money. Each
// takes a plant and gives it some of what it is named after; what does not fit is taken back.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "takt/random/stream.hpp"
#include "takt/spec/check.hpp"
#include "takt/spec/line_spec.hpp"

namespace random_plants {

using namespace takt;
using namespace takt::spec;
using namespace std::chrono_literals;

/// Random numbers of their own for each thing that is added.
class Chance {
  public:
    Chance(std::uint64_t seed, const char* purpose)
        : stream_(StreamKey{seed, 0, hash_of("random plant"), hash_of(purpose)}) {}

    std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(stream_.uniform() * static_cast<double>(n)); }
    bool one_in(std::size_t chances) { return below(chances) == 0; }
    double between(double least, double most) { return least + (most - least) * stream_.uniform(); }

  private:
    Stream stream_;
};

inline bool is_sound(const LineSpec& plant) {
    Diagnostics diagnostics;
    check(plant, diagnostics);
    return !diagnostics.has_errors();
}

/// Changes each element of a kind, unless that makes a plant with mistakes.
template <class Kind, class Change>
void change_each(LineSpec& plant, Change change) {
    for (std::size_t flow = 0; flow < plant.flows.size(); ++flow)
        for (std::size_t i = 0; i < plant.flows[flow].elements.size(); ++i) {
            auto* element = std::get_if<Kind>(&plant.flows[flow].elements[i]);
            if (element == nullptr) continue;
            const Kind before = *element;
            change(*element);
            if (!is_sound(plant)) *element = before;
        }
}

/// At a time of the run's first day, on some days of the week or on all.
inline void add_maintenance_by_time_of_day(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "maintenance by the time of day");
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        if (!chance.one_in(3)) return;
        MaintenanceSpec made;
        made.begins = TimeOfDay{std::chrono::minutes{chance.below(24 * 60 + 1)}};
        made.length = Distribution::of<Exponential>(chance.between(300, 3000));
        if (chance.one_in(2)) made.days = Weekdays::range(0, static_cast<int>(chance.below(7)));
        if (!plant.crews.empty() && chance.one_in(2)) made.crew = Ref(plant.crews.front().name.text);
        station.maintenance.push_back(made);
    });
}

/// Machines that work on several parts together.
inline void add_batches(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "batches");
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        if (station.moving || chance.one_in(3)) return;
        BatchSpec& batch = station.batch.emplace();
        batch.most = 2 + chance.below(5);
        batch.least = 1 + chance.below(batch.most);
        if (chance.one_in(2)) batch.longest_wait = std::chrono::minutes{chance.below(90)};
        batch.products = static_cast<BatchProducts>(chance.below(2));
    });
}

/// Stations that make several parts of one, or one of another product.
inline void add_splits(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "splits");
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        if (station.moving || chance.one_in(2)) return;
        station.makes.clear();
        for (unsigned i = 1 + chance.below(2); i > 0; --i) {
            MadeSpec& made = station.makes.emplace_back();
            made.count = 1 + chance.below(4);
            if (chance.one_in(2)) made.product = Ref(plant.products[chance.below(plant.products.size())].name.text);
        }
    });
}

/// Operators who change machines over.
inline void add_setters(LineSpec& plant, std::uint64_t seed) {
    if (plant.operators.empty()) return;
    Chance chance(seed, "setters");
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        for (SetupSpec& setup : station.setup)
            if (chance.one_in(2)) setup.operators = Ref(plant.operators[chance.below(plant.operators.size())].name.text);
    });
}

/// It begins on another date; a second shift comes on its second day, another ends on its first, with overtime and a holiday.
inline void add_growing_calendars(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "growing calendars");
    plant.run.start = Date{std::chrono::year{2027} / 3 / std::chrono::day{1 + chance.below(28)}};
    CalendarSpec growing;
    growing.days = Weekdays::daily();
    const auto shift = [](int from, int to) {
        ShiftSpec made;
        made.from = {std::chrono::hours{from}};
        made.to = {std::chrono::hours{to}};
        return made;
    };
    ShiftSpec early = shift(5, 12), late = shift(13, 20), night = shift(22, 3);
    early.until = plant.run.start;
    early.days = Weekdays::daily();
    late.since = plant.run.start + std::chrono::days{1};
    growing.shifts = {early, late, night};
    growing.overtime.push_back({.on = plant.run.start, .from = {14h}, .to = {16h}, .at = {}});
    growing.holidays = {plant.run.start + std::chrono::days{2},
                        {plant.run.start + std::chrono::days{10}, plant.run.start + std::chrono::days{12}}};
    plant.calendars.push_back({"growing", growing});
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        if (chance.one_in(2)) station.calendar = Ref("growing");
    });
}

/// Products have shares; sources launch them in level order, with spacing, or in a mix of their own.
inline void add_launches(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "launches");
    const std::vector<std::vector<double>> shares = {{1}, {0.7, 0.3}, {0.5, 0.2, 0.3}};
    const std::vector<double>& mix = shares[plant.products.size() - 1];
    for (std::size_t p = 0; p < mix.size(); ++p)
        plant.products[p].value.share = Share{mix[p]};
    const auto product = [&](std::size_t p) { return Ref(plant.products[p].name.text); };
    change_each<SourceSpec>(plant, [&](SourceSpec& source) {
        if (source.follows || !source.sequence.empty()) return;
        source.mix = chance.one_in(3) ? Mix::random : Mix::level;
        if (chance.one_in(3))
            for (std::size_t p = 0; p < mix.size(); ++p)
                source.products.emplace_back(product(p), Share{mix[mix.size() - 1 - p]});
    });
    change_each<SourceSpec>(plant, [&](SourceSpec& source) {
        const std::uint32_t most = 1 + chance.below(2);
        if (source.mix == Mix::level)
            source.spacing.push_back({product(chance.below(mix.size())), most, most + 1 + chance.below(2), {}});
    });
}

/// What is ordered, and what comes by timetable, is wanted some hours later.
inline void add_due_dates(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "due dates");
    change_each<SourceSpec>(plant, [&](SourceSpec& source) {
        for (auto* releases : {&source.orders, &source.timetable})
            for (ReleaseSpec& release : *releases)
                release.due = release.time.value_or(0s) + std::chrono::minutes{chance.below(3000)};
    });
}

/// Sources that pass by the first element of their list.
inline void add_ways_around(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "ways around");
    for (std::size_t flow = 0; flow < plant.flows.size(); ++flow) {
        const std::vector<ElementSpec>& elements = plant.flows[flow].elements;
        const std::string to = name_of(elements[1 + chance.below(elements.size() - 1)]).text;
        std::vector<ElementSpec> before = elements;
        std::get<SourceSpec>(plant.flows[flow].elements.front()).to = RouteSpec(Ref(to));
        if (!is_sound(plant)) plant.flows[flow].elements = std::move(before);
    }
}

/// Assemblies that join a part of one more line.
inline void add_second_inputs(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "second inputs");
    std::uint32_t added = 0;
    for (std::size_t i = 0; i < plant.flows.front().elements.size(); ++i) {
        auto* station = std::get_if<StationSpec>(&plant.flows.front().elements[i]);
        if (station == nullptr || station->moving || station->joins.empty() == chance.one_in(4)) continue;
        const LineSpec before = plant;
        const std::string number = std::to_string(++added);
        SourceSpec source;
        source.name = "more-" + number;
        source.every = Distribution::of<Exponential>(chance.between(100, 600));
        BufferSpec store;
        store.name = "more-parts-" + number;
        store.capacity = 2 + chance.below(4);
        station->joins.push_back({Ref(store.name.text), 1 + chance.below(2), {}});
        plant.flows.push_back({Name("more-flow-" + number), {source, store}});
        if (!is_sound(plant)) plant = before;
    }
}

/// Parts that lack a piece leave the line where one of its stations says so, are completed, and are shipped.
inline void add_completion(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "completion");
    const std::string sink = name_of(plant.flows.front().elements.back()).text;
    for (std::size_t i = plant.flows.front().elements.size(); i-- > 0;) {
        auto* station = std::get_if<StationSpec>(&plant.flows.front().elements[i]);
        if (station == nullptr) continue;
        const LineSpec before = plant;
        station->incomplete = Ref("completion");
        BufferSpec store;
        store.name = "completion";
        store.capacity = 5 + chance.below(30);
        StationSpec retrofit;
        retrofit.name = "retrofit";
        retrofit.machines = 4;
        retrofit.cycle = Distribution::of<Exponential>(600);
        for (const auto& material : plant.materials)
            if (!material.value.sequenced_from && chance.one_in(2))
                retrofit.materials.emplace_back(Ref(material.name.text), ByProduct<std::uint32_t>(1));
        retrofit.to = RouteSpec(Ref(sink));
        plant.flows.push_back({Name("completing"), {store, retrofit}});
        if (is_sound(plant)) return;
        plant = before;
    }
}

/// Robots with steps instead of a cycle, tasks with a time instead of spots, and work of some pitches only.
inline void add_kinds_of_work(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "kinds of work");
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        for (RobotSpec& robot : station.robots) {
            if (robot.cycle.all && chance.one_in(2)) {
                robot.operations.push_back({.name = {}, .time = robot.cycle, .robot = {}, .operators = {}, .at = {}});
                robot.cycle = {};
            }
            for (TaskSpec& task : robot.tasks)
                if (chance.one_in(3)) {
                    task.spots = {};
                    task.each.reset();
                    task.time = Duration{std::chrono::seconds{10 + chance.below(80)}};
                }
        }
        if (!station.moving || station.moving->work.empty() || station.moving->pitches == 1) return;
        station.moving->work.front().to = station.moving->pitches / 2;
        if (!chance.one_in(3)) return;
        station.moving->work.push_back(station.moving->work.front());
        station.moving->work.back().from = station.moving->pitches / 2 + 1;
        station.moving->work.back().to.reset();
    });
}

/// Failures that are written as a share of time; after whatever reads the time between them.
inline void add_availabilities(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "availabilities");
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        for (FailureSpec& failure : station.failures)
            if (failure.clock != Clock::cycles && failure.repair.mean() > 0 && chance.one_in(2)) {
                failure.every.reset();
                failure.availability = Share{chance.between(0.7, 0.99)};
            }
    });
}

/// Cycles, and times to failure, that were written down once and come in that order.
inline void add_traces(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "traces");
    const auto trace = [&](double mean) {
        std::vector<double> values;
        for (int i = 0; i < 7; ++i) values.push_back(chance.between(0.2, 1.8) * mean);
        return std::get<Distribution>(Distribution::trace(values, values.front()));
    };
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        if (station.cycle.all && chance.one_in(2)) station.cycle = trace(station.cycle.all->mean());
        for (FailureSpec& failure : station.failures)
            if (failure.clock != Clock::cycles && chance.one_in(2)) failure.every = trace(failure.every->mean());
    });
}

/// Fleets that go straight across the floor, or round a loop one way.
inline void add_ways_of_driving(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "ways of driving");
    for (auto& fleet : plant.transporters) {
        if (chance.one_in(2)) {
            fleet.value.ways = Paths::straight;
            continue;
        }
        const TransporterSpec before = fleet.value;
        fleet.value.loop = Length{100};
        for (auto& place : fleet.value.places)
            place.value.y.reset();
        if (!is_sound(plant)) fleet.value = before;
    }
}

/// People and shared robots who have a way to go, to some of the stations as far as the base.
inline void add_travel(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "travel");
    for (auto* resources : {&plant.crews, &plant.operators, &plant.robots})
        for (auto& [name, resource] : *resources) {
            if (chance.one_in(3)) continue;
            const ResourceSpec before = resource;
            TravelSpec& travel = resource.travel.emplace();
            travel.speed = {chance.between(0.2, 2)};
            if (chance.one_in(2)) travel.ways = Paths::straight;
            if (chance.one_in(2)) {
                travel.base = Ref("workshop");
                travel.places.push_back({Name("workshop"), {.x = Length{chance.between(0, 50)}}});
            }
            for (const FlowSpec& flow : plant.flows)
                for (const ElementSpec& element : flow.elements)
                    if (std::holds_alternative<StationSpec>(element))
                        travel.places.push_back(
                            {name_of(element), {.x = Length{chance.between(0, 60)}, .y = Length{10.0 * chance.below(3)}}});
            if (chance.one_in(3)) resource.order = Order::nearest;
            if (!is_sound(plant)) resource = before;
        }
}

/// Whatever can cost something, or be worth something, does. All in one currency.
inline void add_money(LineSpec& plant, std::uint64_t seed) {
    Chance chance(seed, "money");
    const auto money = [&](double most) { return Money{chance.between(0, most), "EUR"}; };
    const auto watts = [&] { return Power{chance.between(0, 90000)}; };
    plant.energy_price = EnergyPrice{money(1)};
    for (auto& product : plant.products) {
        product.value.price = money(50000);
        product.value.scrap_cost = money(20000);
    }
    for (auto* resources : {&plant.crews, &plant.operators, &plant.robots})
        for (auto& resource : *resources)
            resource.value.cost = HourlyCost{money(90)};
    for (auto& material : plant.materials)
        material.value.price = money(500);
    for (auto& fleet : plant.transporters)
        fleet.value.cost = HourlyCost{money(20)};
    for (auto& run : plant.milk_runs)
        run.value.cost = HourlyCost{money(30)};
    change_each<StationSpec>(plant, [&](StationSpec& station) {
        station.area = Name(chance.one_in(2) ? "north" : "south");
        station.cost = HourlyCost{money(300)};
        PowerSpec& power = station.power.emplace();
        power.working = watts();
        power.waiting = watts();
        if (chance.one_in(2)) power.setup = watts();
        if (chance.one_in(2)) power.down = watts();
        if (chance.one_in(2)) power.off = watts();
    });
}

}  // namespace random_plants
